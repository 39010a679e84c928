// Makes true what a seed says, org by org, each in one transaction: all of an org is there afterwards, or it is as
// before.
//
//   1  passwords      hashed before, so that no transaction waits for them; only where the seed says something new
//   2  the org        and what every org begins with; its attributes, trusted origins and domains
//   3  groups, people
//   4  its policies
//   5  apps           with secrets and who may use them
//   6  servers        scopes, claims, policies and rules
//   7  tokens
//
// A thing is found by the id the seed gives it, or else by its name. What the seed says of it is made true; what it does
// not say has Okta's default when the thing is made, and is left alone later. Nothing is ever deleted.
import type { Kysely } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { adoptSigningKey } from '../keys/adopt-key.ts'
import { ORG_SITE } from '../keys/okta-keys.ts'
import { orgStore } from '../orgs/org-store.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { type AppliedApp, applyApps } from './apply-apps.ts'
import { applyAttributes } from './apply-attributes.ts'
import { applyDomains } from './apply-domains.ts'
import { applyGroups } from './apply-groups.ts'
import { applyOrgPolicies } from './apply-org-policies.ts'
import { applyPeople } from './apply-people.ts'
import { applyServers } from './apply-servers.ts'
import { type AppliedToken, applyTokens } from './apply-tokens.ts'
import { applyTrustedOrigins } from './apply-trusted-origins.ts'
import { createFreshOrg } from './fresh-org.ts'
import { hashNewPasswords, type NewPasswords } from './hash-new-passwords.ts'
import type { OrgToBe, SeedDocument, SeedPath } from './seed-document.ts'
import { type SeedTransaction, sayingWhere } from './seed-transaction.ts'

export type AppliedOrg = {
  readonly orgId: string
  readonly url: string
  readonly name: string
  readonly created: boolean
  readonly apps: readonly AppliedApp[]
  /** With the values: whoever applied the seed may know them. */
  readonly apiTokens: readonly AppliedToken[]
}

export type SeedOptions = {
  /** For messages: where in the seed something is. */
  readonly placeOf?: (path: SeedPath) => string
  /** The value of an API token the seed gives none: the same whenever it is asked for. */
  readonly tokenOf: (subdomain: string, name: string) => string
  /** An org that is there already is left as it is. */
  readonly onlyNew?: boolean
}

/** @throws SeedUnusable  naming the place of what the org cannot have */
export async function applySeed(deps: IdpDeps, seed: SeedDocument, options: SeedOptions): Promise<AppliedOrg[]> {
  const applied: AppliedOrg[] = []
  for (const [index, org] of seed.orgs.entries()) applied.push(await applyOrg(deps, org, ['orgs', index], options))
  return applied
}

async function applyOrg(
  deps: IdpDeps,
  wanted: OrgToBe,
  path: SeedPath,
  options: SeedOptions,
  again = true,
): Promise<AppliedOrg> {
  const passwords = await hashNewPasswords(deps, wanted)
  try {
    return await deps.db.transaction((trx) => writeOrg(deps, trx, wanted, { path, options, passwords }))
  } catch (error) {
    // Another node was faster: what it made is there now.
    if (again && isUniqueViolation(error)) return applyOrg(deps, wanted, path, options, false)
    throw error
  }
}

async function writeOrg(
  deps: IdpDeps,
  trx: Kysely<IdpSchema>,
  wanted: OrgToBe,
  { path, options, passwords }: { path: SeedPath; options: SeedOptions; passwords: NewPasswords },
): Promise<AppliedOrg> {
  const now = deps.clock.now()
  const orgs = orgStore(trx, deps.baseUrl)
  const known = await orgs.bySubdomain(wanted.subdomain)
  if (known !== undefined && options.onlyNew)
    return { orgId: known.id, url: known.url, name: known.name, created: false, apps: [], apiTokens: [] }
  const org = known ?? (await createFreshOrg(trx, deps.baseUrl, wanted, now))
  await orgs.lock(org.id)
  if (known !== undefined && known.name !== wanted.name) await orgs.rename(org.id, wanted.name, now)

  const seeding: SeedTransaction = { deps, trx, org, now, at: sayingWhere(path, options.placeOf) }
  const { signingKey: pem, apiAccessManagement } = wanted
  if (apiAccessManagement !== undefined) await orgs.setSettings(org.id, { apiAccessManagement })
  if (pem !== undefined)
    await seeding.at(['signingKey'], () => adoptSigningKey(deps, trx, { orgId: org.id, siteKey: ORG_SITE, pem }))
  await applyAttributes(seeding, wanted.attributes ?? [])
  await applyTrustedOrigins(seeding, wanted.trustedOrigins ?? [])
  await applyDomains(seeding, wanted.domains ?? [])
  const groupIds = await applyGroups(seeding, wanted.groups ?? [])
  const people = await applyPeople(seeding, wanted.people ?? [], { groupIds, passwords })
  const policyIds = await applyOrgPolicies(seeding, wanted, groupIds)
  const apps = await applyApps(seeding, wanted.apps ?? [], { groupIds, people, policyIds })
  await applyServers(seeding, wanted.authorizationServers ?? [], { groupIds, people, apps })
  const apiTokens = await applyTokens(seeding, wanted.apiTokens ?? [], {
    people,
    tokenOf: (name) => options.tokenOf(wanted.subdomain, name),
  })
  await passwords.remember(trx, org.id)
  return { orgId: org.id, url: org.url, name: wanted.name, created: known === undefined, apps, apiTokens }
}
