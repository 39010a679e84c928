// `verify-audit`: the running Gatepass works its audit log out again; or an export is checked here, asking nobody.
import fs from 'node:fs'
import readline from 'node:readline'
import { parseArgs } from 'node:util'
import { auditHash, type ChainedEntry } from '../sso/schema/audit-hash.ts'
import { askGatepass, CommandProblem } from './find-gatepass.ts'

type Verification = {
  intact: boolean
  entries: number
  head: { seq: number; hash: string }
  broken: { seq: number; why: string } | null
  known: boolean | null
}

/** @throws CommandProblem  also when the log is not as it was written */
export async function verifyAudit(args: string[]): Promise<string> {
  const { file, head } = readArgs(args)
  if (file !== undefined) return verifyExport(file)
  const query = head === undefined ? '' : `?${new URLSearchParams(head)}`
  const told = (await askGatepass(`/api/audit-log/verify${query}`)) as Verification
  if (told.broken !== null)
    throw new CommandProblem(`The audit log is broken at ${told.broken.seq}: ${told.broken.why}.`)
  if (told.known === false)
    throw new CommandProblem(
      `The audit log fits together and is not the one that was noted: ${head?.seq} has another hash.`,
    )
  return intact(told.entries, told.head)
}

function readArgs(args: string[]): { file: string | undefined; head: { seq: string; hash: string } | undefined } {
  const { values, positionals } = parse(args)
  const [file, ...others] = positionals
  const [, seq, hash] = /^(\d{1,15}):([\w-]{1,64})$/.exec(values.head ?? '') ?? []
  if (others.length > 0 || (values.head !== undefined && (seq === undefined || hash === undefined)))
    throw new CommandProblem('One file, or --head <seq>:<hash> as an export ends with.')
  return { file, head: seq === undefined || hash === undefined ? undefined : { seq, hash } }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { head: { type: 'string' } } })
  } catch (error) {
    throw new CommandProblem((error as Error).message)
  }
}

async function verifyExport(file: string): Promise<string> {
  if (!fs.existsSync(file)) throw new CommandProblem(`There is no file ${file}.`)
  let last = { seq: 0, hash: '' }
  let head: { seq: number; hash: string } | undefined
  for await (const line of readline.createInterface({ input: fs.createReadStream(file, 'utf8') })) {
    const { head: end, hash, ...entry } = lineOf(line)
    if (end !== undefined) head = end
    else if (entry.seq !== last.seq + 1 || entry.prevHash !== last.hash || auditHash(entry) !== hash)
      throw new CommandProblem(`The export is broken at ${last.seq + 1}. (A filtered one cannot be checked.)`)
    else last = { seq: entry.seq, hash }
  }
  if (head?.seq !== last.seq || head.hash !== last.hash)
    throw new CommandProblem(`The export ends before its last entry: ${last.seq} of ${head?.seq ?? 'unknown'}.`)
  return intact(last.seq, last)
}

type Line = ChainedEntry & { hash: string; head?: { seq: number; hash: string } }

function lineOf(line: string): Line {
  try {
    return JSON.parse(line)
  } catch {
    throw new CommandProblem('This is no export in JSON Lines: GET /api/audit-log/export?format=jsonl makes one.')
  }
}

function intact(entries: number, { seq, hash }: { seq: number; hash: string }): string {
  return `The audit log is as it was written: ${entries} entries. Its head, to be noted elsewhere: ${seq}:${hash}`
}
