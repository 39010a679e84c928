// The link a customer's administrator gets in place of a page of instructions:
//
//   made     for a named person, for one connection, for all steps or a single one; 256 random bits, kept as a hash
//   opened   looking at it uses nothing up; a code to the invited mailbox proves who opened it
//   good     for thirty days, as often as needed; revoked, it is dead at once, and whoever is inside is out
import type { SetupLinkRow } from '../schema/sso-schema.ts'
import { type SpokenLanguage, spokenLanguage } from '../words/spoken-language.ts'

/** In the order of the help page. */
export const SETUP_STEPS = [
  'okta-domain',
  'app',
  'initiate-login',
  'authorization-server',
  'api-token',
  'domains',
  'test',
  'go-live',
] as const

export type SetupStep = (typeof SETUP_STEPS)[number]

export type SetupLink = {
  /** `sln_…` */
  readonly id: string
  readonly connectionId: string
  readonly organizationId: string
  readonly email: string
  readonly name: string
  /** The one step it is for; null: the whole guide. */
  readonly step: SetupStep | null
  /** An API key's id, or the link by which somebody asked for help with a step. */
  readonly createdBy: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  /** When the invited mailbox was first proven; null: nobody has been inside. */
  readonly provenAt: number | null
  readonly lastSeenAt: number | null
  /** What its holder read the guide in, or was invited in; null: not known. */
  readonly language: SpokenLanguage | null
}

export const SETUP_LINK_MS = 30 * 24 * 60 * 60 * 1000

export function setupLinkOf(row: SetupLinkRow): SetupLink {
  return {
    id: row.id,
    connectionId: row.connection_id,
    organizationId: row.organization_id,
    email: row.email,
    name: row.name,
    step: SETUP_STEPS.find((step) => step === row.step) ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    provenAt: row.proven_at,
    lastSeenAt: row.last_seen_at,
    language: spokenLanguage(row.language) ?? null,
  }
}
