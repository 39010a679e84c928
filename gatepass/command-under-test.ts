// For tests: the command line, run as somebody runs it.
import { execFile } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

type Ran = { code: number; out: string; err: string }

export function gatepass(args: string[], env: Record<string, string>): Promise<Ran> {
  const { PATH = '' } = process.env
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['kit/run.mjs', 'gatepass/main.ts', ...args],
      { cwd: root, env: { PATH, ...env } },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    ),
  )
}
