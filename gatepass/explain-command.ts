import { parseArgs } from 'node:util'
import type { Explanation } from '../sso/support/explanation.ts'
import { explanationText } from '../sso/support/explanation-text.ts'
import { askGatepass, CommandProblem, NotThere } from './find-gatepass.ts'

/** The API's explanation, in words or as it is. @throws CommandProblem */
export async function explain(args: string[]): Promise<string> {
  const { trace, connection, since, login, json } = readArgs(args)
  if (trace !== undefined) {
    const told = await asked(`/api/sign-ins/${encodeURIComponent(trace)}/explanation`, noSuchTrace(trace))
    return json ? JSON.stringify(told) : explanationText(told as Explanation)
  }
  const query = new URLSearchParams({
    ...(since === undefined ? {} : { since: String(Date.now() - since) }),
    ...(login === undefined ? {} : { login }),
  })
  const path = `/api/connections/${encodeURIComponent(connection)}/explanations?${query}`
  const told = await asked(path, `There is no connection ${connection}.`)
  if (json) return JSON.stringify(told)
  const { items } = told as { items: Explanation[] }
  return items.length === 0
    ? 'Nobody came through this connection in that time.'
    : items.map(explanationText).join(BETWEEN)
}

const BETWEEN = `\n\n${'─'.repeat(72)}\n\n`

async function asked(path: string, missing: string): Promise<unknown> {
  try {
    return await askGatepass(path)
  } catch (error) {
    throw error instanceof NotThere ? new CommandProblem(missing) : error
  }
}

function noSuchTrace(trace: string): string {
  const ofLog = 'A trace that begins with trc_ is in the service’s own log alone.'
  return `There is no sign-in with the trace ${trace}.${trace.startsWith('trc_') ? ` ${ofLog}` : ''}`
}

type Asked = { login: string | undefined; since: number | undefined; json: boolean } & (
  | { trace: string; connection?: never }
  | { trace?: never; connection: string }
)

function readArgs(args: string[]): Asked {
  const { values, positionals } = parse(args)
  const { connection, login, json = false } = values
  const since = values.since === undefined ? undefined : durationOf(values.since)
  const [trace, ...others] = positionals
  if (others.length > 0) throw new CommandProblem('One trace at a time.')
  if ((trace === undefined) === (connection === undefined))
    throw new CommandProblem('Say a trace, or --connection: npm run gatepass -- explain sig_…')
  if (trace !== undefined) return { trace, since, login, json }
  return { connection: String(connection), since, login, json }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        connection: { type: 'string' },
        since: { type: 'string' },
        login: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new CommandProblem((error as Error).message)
  }
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `30m`, `2h`, `1d`. */
function durationOf(text: string): number {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? []
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN)
  if (Number.isNaN(ms)) throw new CommandProblem('--since wants 30m, 2h or 1d.')
  return ms
}
