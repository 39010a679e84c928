// What was shown once when the street was set up (keys, secrets, tokens) and is needed again at the next start. A real
// installation keeps these where its secrets live; the street keeps them sealed beside its databases.
import fs from 'node:fs/promises'
import path from 'node:path'
import { type MasterKey, secretBox } from '../kit/secret-box.ts'
import type { StreetReport } from './street-report.ts'

type StreetNotes = {
  apiKey?: string
  client?: { id: string; clientId: string; clientSecret: string }
  /** What the last start said, for a program that asks while the street is up. */
  report?: StreetReport
  orgs: Record<
    string,
    {
      apiToken?: string
      organization?: string
      connection?: string
      connectedAt?: string
      setup?: { url: string; until: number }
    }
  >
}

export type Notebook = { notes: StreetNotes; write(): Promise<void> }

export async function openNotebook(dataDir: string, keys: readonly MasterKey[]): Promise<Notebook> {
  const file = path.join(dataDir, 'street.sealed')
  const box = secretBox(keys, 'street')
  const sealed = await fs.readFile(file, 'utf8').catch(() => undefined)
  const opened = sealed === undefined ? undefined : box.open(sealed, 'street.sealed')
  const notes: StreetNotes = opened === undefined ? { orgs: {} } : JSON.parse(opened)
  return {
    notes,
    // Written beside and renamed: a reader sees the old page or the new one, whenever the power goes.
    async write() {
      await fs.writeFile(`${file}.new`, box.seal(JSON.stringify(notes), 'street.sealed'), { mode: 0o600, flush: true })
      await fs.rename(`${file}.new`, file)
    },
  }
}
