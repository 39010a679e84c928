import { z } from 'zod'
import { AppError } from '../../kit/errors.ts'
import type { Connection } from '../connections/connection.ts'
import type { OktaToken } from '../connections/okta-token-store.ts'
import { versionStore } from '../connections/version-store.ts'
import { placeAt } from '../failures/okta-places.ts'
import { managementApi, readApiToken } from '../okta/management-api.ts'
import { findingOfError, findingOfMissing } from '../setup-steps/finding.ts'
import type { Evidence, Finding } from '../setup-steps/setup-step.ts'
import type { Proof } from './proof.ts'
import type { SetupDeps } from './setup-deps.ts'

const COUNTED = 1000
const user = z.object({ id: z.string(), profile: z.object({ login: z.string().catch('somebody') }) })
const role = z.object({ type: z.string(), label: z.string() })
type Role = z.infer<typeof role>
const anything = z.object({ id: z.string() })

/** Roles that may change what people depend on; to read people and groups none of them is needed. */
const TOO_MUCH: Readonly<Record<string, string>> = {
  SUPER_ADMIN: 'Super Administrator: everything there is',
  ORG_ADMIN: 'Organization Administrator: people, apps and settings',
  APP_ADMIN: 'Application Administrator: every app',
  USER_ADMIN: 'Group Administrator: people and passwords',
}

/**
 * Step 5: an API token. Whose it is, what it may do, how many people and groups it sees. Too much power is said aloud:
 * the token can do whatever its maker can.
 *
 * @returns also the token and the org it is for, to be kept, where it works
 */
export async function proveApiToken(
  deps: SetupDeps,
  connection: Connection,
  pasted: string,
): Promise<Proof & { kept?: OktaToken }> {
  const draft = await versionStore(deps).draft(connection.id)
  const origin = draft?.settings.oktaDomain ?? (connection.status === 'draft' ? null : connection.oktaDomain)
  const token = readApiToken(pasted)
  if (token === undefined) return { draft, evidence: [], findings: [notAToken] }
  if (origin === null) return { draft, evidence: [], findings: [noOkta] }
  try {
    const okta = managementApi(deps, { origin, token })
    const owner = await okta.get('/api/v1/users/me', user)
    const roles = await rolesOf(okta, owner.id)
    const people = await okta.list('/api/v1/users?limit=200', anything, COUNTED)
    const groups = await okta.list('/api/v1/groups?limit=200', anything, COUNTED)
    const evidence: Evidence[] = [
      { name: 'Made by', value: owner.profile.login },
      { name: 'Roles', value: roles === undefined ? 'not allowed to look' : labelsOf(roles) || 'none' },
      { name: 'People', value: counted(people) },
      { name: 'Groups', value: counted(groups) },
      { name: 'Ends', value: 'thirty days after its last use, and with its maker’s account' },
    ]
    return { draft, kept: { origin, token }, evidence, findings: tooMuch(roles ?? []) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const finding = findingOfError(
      error,
      'an API token that is alive and may read people and groups',
      'a refusal by Okta',
    )
    const where = placeAt('api_tokens', { names: [origin], issuer: origin, clientId: '' })
    return { draft, evidence: [], findings: [{ ...finding, where }] }
  }
}

async function rolesOf(okta: ReturnType<typeof managementApi>, userId: string): Promise<Role[] | undefined> {
  try {
    const { items } = await okta.list(`/api/v1/users/${encodeURIComponent(userId)}/roles`, role, 50)
    return items
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

function counted({ items, more }: { items: unknown[]; more: boolean }): string {
  return more ? `more than ${items.length}` : String(items.length)
}

/** As Okta's console calls them. */
function labelsOf(roles: readonly Role[]): string {
  return [...new Set(roles.map(({ label }) => label))].join(', ')
}

function tooMuch(roles: readonly Role[]): Finding[] {
  const power = roles.flatMap(({ type }) => TOO_MUCH[type] ?? [])
  if (power.length === 0) return []
  return [
    {
      code: 'api_token_too_powerful',
      sentence: `This token may do far more than read people and groups: ${power.join('; ')}.`,
      side: 'customer',
      want: 'a token made by an account of its own with the role Read-only Administrator',
      got: labelsOf(roles),
      where: { menu: 'Security > API > Tokens', url: null },
      todo: [
        'Make an account for this, give it the role Read-only Administrator, and create the token signed in as it.',
      ],
      mild: true,
    },
  ]
}

const notAToken: Finding = {
  code: 'api_token_malformed',
  sentence: 'This does not look like an API token of Okta’s.',
  side: 'customer',
  want: 'the token as Okta showed it once, beginning with 00',
  got: 'something else',
  where: { menu: 'Security > API > Tokens', url: null },
  todo: ['Create a token and copy it before its window is closed.'],
}

const noOkta = findingOfMissing('the Okta domain', 'Take the first step first.')
