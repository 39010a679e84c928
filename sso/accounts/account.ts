// A person as one connection knows them. Identity is (connection, issuer, subject), nothing else: e-mail addresses
// change hands, and a provider of one customer must not be able to speak for people of another.
import crypto from 'node:crypto'
import { readStrings } from '../json-column.ts'
import type { AccountRow } from '../schema/sso-schema.ts'

export type Account = {
  readonly id: string
  readonly connectionId: string
  readonly issuer: string
  readonly subject: string
  readonly status: 'active' | 'deactivated'
  readonly email: string | null
  readonly emailVerified: boolean
  readonly name: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  /** Null: the provider said nothing about groups, which is not the same as none. */
  readonly groups: readonly string[] | null
  readonly createdAt: number
  readonly lastSignInAt: number
}

/**
 * The id that follows from who it is, so an account can be written without being read first. `subject` goes in byte by
 * byte: two that differ only in case are two people (OIDC Core §5.7).
 */
export function accountIdOf(connectionId: string, issuer: string, subject: string): string {
  const digest = crypto.hash('sha256', JSON.stringify([connectionId, issuer, subject]), 'hex')
  // 128 bits in base 36 are 24 or 25 digits; the last twenty carry 103 bits, as every other id does.
  return `acc_${BigInt(`0x${digest.slice(0, 32)}`)
    .toString(36)
    .padStart(25, '0')
    .slice(-20)}`
}

export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    connectionId: row.connection_id,
    issuer: row.issuer,
    subject: row.subject,
    status: row.status,
    email: row.email,
    emailVerified: row.email_verified === 1,
    name: row.name,
    givenName: row.given_name,
    familyName: row.family_name,
    groups: row.groups === null ? null : readStrings(row.groups),
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at,
  }
}
