// A custom authorization server as it stands in Okta: active, with a policy and a rule that fit our sign-ins, and its
// groups claim. Of whom a rule is for nothing is said here: that is about persons.
import { claim, type Policy, policy, type Rule, rule, server } from '../okta/okta-answers.ts'
import { findingOf } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import { asked } from './asked.ts'
import { differs, holds, type Looked, unknown } from './drift-check.ts'
import type { LookingByToken } from './look-by-token.ts'

const MOST = 200

export async function lookAtServer(looking: LookingByToken): Promise<Looked[]> {
  const { api, connection, around } = looking
  const id = /\/oauth2\/(\w{1,64})$/.exec(connection.issuer)?.[1]
  if (id === undefined) return []
  const at = `/api/v1/authorizationServers/${id}`
  const found = await asked(api.get(at, server))
  const gone = (got: string) => {
    const finding = findingOf({ okta: ['invalid_authorization_server'], facts: {} }, around)
    return [differs('policy', [finding && { ...finding, got }])]
  }
  if (!('got' in found)) return found.no === 'missing' ? gone('no such server') : [unknown('policy', found.why)]
  if (found.got.status !== 'ACTIVE') return gone(`${found.got.name}: Inactive`)
  return [await policies(looking, at), ...(await groupsClaim(looking, at))]
}

async function policies({ api, connection, around }: LookingByToken, at: string): Promise<Looked> {
  const answer = await asked(api.list(`${at}/policies`, policy, MOST))
  if (!('got' in answer)) return unknown('policy', answer.why)
  const ours = answer.got.items.filter((each) => isForUs(each, connection.clientId))
  const seen: Rule[] = []
  for (const { id, name } of ours) {
    const rules = await asked(api.list(`${at}/policies/${id}/rules`, rule, MOST))
    if (!('got' in rules)) return unknown('policy', rules.why)
    const fitting = rules.got.items.find((each) => fits(each, connection.scopes))
    if (fitting !== undefined) return holds('policy', [{ name: 'Access policy', value: `${name}: ${fitting.name}` }])
    seen.push(...rules.got.items)
  }
  return differs('policy', [policyFinding(around, ours, seen)])
}

function isForUs({ status, conditions }: Policy, clientId: string): boolean {
  const clients = conditions.clients?.include ?? []
  return status === 'ACTIVE' && (clients.includes('ALL_CLIENTS') || clients.includes(clientId))
}

function fits({ status, conditions }: Rule, wanted: readonly string[]): boolean {
  const scopes = conditions.scopes?.include ?? []
  const grants = conditions.grantTypes?.include ?? []
  const allows = scopes.includes('*') || wanted.every((scope) => scopes.includes(scope))
  return status === 'ACTIVE' && grants.includes('authorization_code') && allows
}

function policyFinding(
  around: LookingByToken['around'],
  ours: readonly Policy[],
  rules: readonly Rule[],
): Finding | undefined {
  const finding = findingOf({ okta: ['no_matching_policy'], facts: {} }, around)
  const names = rules.map(({ name, status }) => (status === 'ACTIVE' ? name : `${name} (Inactive)`))
  const got =
    ours.length === 0
      ? 'no active policy for this client'
      : `${ours.map(({ name }) => name).join(', ')}: ${names.join(', ') || '–'}`
  return finding && { ...finding, got: got.slice(0, 300) }
}

async function groupsClaim({ api, connection, around }: LookingByToken, at: string): Promise<Looked[]> {
  if (!connection.scopes.includes('groups')) return []
  const answer = await asked(api.list(`${at}/claims?limit=200`, claim, MOST))
  if (!('got' in answer)) return [unknown('groups-claim', answer.why)]
  const found = answer.got.items.find(({ name, claimType }) => name === 'groups' && claimType === 'IDENTITY')
  if (found?.status === 'ACTIVE') return [holds('groups-claim', [{ name: 'Groups claim', value: 'groups' }])]
  const facts = { found: found === undefined ? 'none' : 'groups (Inactive)' }
  const finding = findingOf({ reason: 'groups_claim_of_server_gone', facts }, around)
  return [differs('groups-claim', [finding && { ...finding, mild: true }])]
}
