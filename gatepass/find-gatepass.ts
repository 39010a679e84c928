// Which Gatepass is meant, and how it is asked.
import fs from 'node:fs'
import path from 'node:path'
import { type GuardedHttp, guardedHttp } from '../kit/guarded-http.ts'
import { loadMasterKeys } from '../kit/secret-box.ts'
import { openNotebook } from '../street/street-notes.ts'

/** Said to whoever typed the command, as it stands. */
export class CommandProblem extends Error {}

/** Gatepass has nothing by that name. */
export class NotThere extends Error {}

type Address = { readonly url: string; readonly apiKey: string }

/** @returns the answer's body, parsed; @throws CommandProblem, NotThere */
export async function askGatepass(
  pathAndQuery: string,
  { method = 'GET', env = process.env }: { method?: 'GET' | 'POST'; env?: NodeJS.ProcessEnv } = {},
): Promise<unknown> {
  const { url, apiKey } = await findGatepass(env)
  const http = guardedHttp({ allowPrivate: true })
  try {
    return await ask(http, { url, apiKey }, method, pathAndQuery)
  } finally {
    http.close()
  }
}

async function findGatepass(env: NodeJS.ProcessEnv): Promise<Address> {
  const { GATEPASS_URL: url, GATEPASS_API_KEY: apiKey } = env
  if (url !== undefined && apiKey !== undefined) return { url: checked(url), apiKey }
  if (url !== undefined || apiKey !== undefined)
    throw new CommandProblem('GATEPASS_URL and GATEPASS_API_KEY belong together: one of them is missing.')
  return streetHere(path.resolve(env.GATEPASS_DATA_DIR ?? '.gatepass'))
}

function checked(url: string): string {
  if (!URL.canParse(url)) throw new CommandProblem('GATEPASS_URL is not an address: https://sso.example.com is one.')
  const { protocol, hostname, origin } = new URL(url)
  const local = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/.test(hostname)
  if (protocol !== 'https:' && !local) throw new CommandProblem('GATEPASS_URL must be https: an API key travels there.')
  return origin
}

/** Looked at and never made: a street that was not there stays so. */
async function streetHere(dataDir: string): Promise<Address> {
  const keys = path.join(dataDir, 'master.keys')
  if (!fs.existsSync(keys) || !fs.existsSync(path.join(dataDir, 'street.sealed'))) throw nowhere()
  const { notes } = await openNotebook(dataDir, await loadMasterKeys(keys))
  if (notes.report === undefined) throw nowhere()
  return { url: notes.report.sso.url, apiKey: notes.report.sso.apiKey }
}

function nowhere(): CommandProblem {
  return new CommandProblem(
    'No Gatepass is known here. Set GATEPASS_URL and GATEPASS_API_KEY, or start the street (npm start).',
  )
}

async function ask(
  http: GuardedHttp,
  { url, apiKey }: Address,
  method: 'GET' | 'POST',
  pathAndQuery: string,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${apiKey}` }
  const answer = await http.request(url + pathAndQuery, { method, headers, maxBytes: 16 * 1024 * 1024 }).catch(() => {
    throw new CommandProblem(`Gatepass does not answer at ${url}.`)
  })
  const body = parsed(answer.body)
  if (answer.status < 300 && body !== undefined) return body
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown }
  if (code === 'request.not_found') throw new NotThere(pathAndQuery)
  throw new CommandProblem(`${url} refused: ${String(message ?? `status ${answer.status}`)} (${String(code ?? '-')})`)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
