// What holds the audit log together: each entry's hash is over the entry and the hash of the one before it. Written down in
// docs/audit-log.md for whoever checks an export with a program of their own; it never changes.
import crypto from 'node:crypto'

/** An entry as it is hashed and exported, without its own hash. */
export type ChainedEntry = {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number
  /** The hash of the entry before; empty for the first. */
  readonly prevHash: string
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly targetType: string
  readonly targetId: string
  readonly organizationId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** SHA-256 of the entry as canonical JSON (RFC 8785), base64url. */
export function auditHash(entry: ChainedEntry): string {
  return crypto.hash('sha256', canonicalJson(entry), 'base64url')
}

/** RFC 8785: members sorted by their UTF-16 code units, numbers and strings as ECMAScript writes them. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
