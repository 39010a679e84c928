import type { z } from 'zod'
import type { OrgParts, SeedPath } from './seed-document.ts'

const EVERYONE = 'everyone'

const ORG_POLICIES = ['signOnPolicies', 'passwordPolicies', 'enrollmentPolicies', 'appSignOnPolicies'] as const

type PolicyNaming = {
  name: string
  groups?: string[] | undefined
  rules?: { name: string; groups?: string[] | undefined }[] | undefined
}

/** Two of one name, and names of nobody: said at the place where they are. */
export function refuseWhatContradicts(sent: OrgParts, context: z.RefinementCtx): void {
  const wants = (path: SeedPath, message: string) => context.addIssue({ code: 'custom', path: [...path], message })
  const once = (kind: string, values: readonly (string | undefined)[], path: (index: number) => SeedPath) => {
    const seen = new Set<string>()
    for (const [index, value] of values.entries()) {
      const key = value?.toLowerCase()
      if (key !== undefined && seen.has(key)) wants(path(index), `a ${kind} that is not there already`)
      if (key !== undefined) seen.add(key)
    }
    return seen
  }
  const { groups = [], people = [], apps = [], authorizationServers = [], apiTokens = [] } = sent
  const groupNames = once('group', [EVERYONE, ...groups.map(({ name }) => name)], (at) => ['groups', at - 1, 'name'])
  const logins = once(
    'person',
    people.map(({ login }) => login),
    (at) => ['people', at, 'login'],
  )
  const labels = once(
    'label',
    apps.map(({ label }) => label),
    (at) => ['apps', at, 'label'],
  )
  const clientIds = once(
    'client id',
    apps.map((one) => one.client_id ?? one.id),
    (at) => ['apps', at, 'client_id'],
  )
  once(
    'server',
    authorizationServers.map(({ name }) => name),
    (at) => ['authorizationServers', at, 'name'],
  )
  once(
    'token',
    apiTokens.map(({ name }) => name),
    (at) => ['apiTokens', at, 'name'],
  )

  once(
    'attribute',
    (sent.attributes ?? []).map(({ name }) => name),
    (at) => ['attributes', at, 'name'],
  )
  once(
    'origin',
    (sent.trustedOrigins ?? []).map(({ origin }) => origin.replace(/\/$/, '')),
    (at) => ['trustedOrigins', at, 'origin'],
  )
  once(
    'domain',
    (sent.domains ?? []).map((one) => one.domain),
    (at) => ['domains', at, 'domain'],
  )

  const known = (among: ReadonlySet<string>, what: string, values: readonly string[] | undefined, path: SeedPath) => {
    for (const [index, value] of (values ?? []).entries())
      if (!among.has(value.toLowerCase())) wants([...path, index], `${what} of this org that is in the file`)
  }
  for (const [at, one] of people.entries()) {
    known(groupNames, 'a group', one.groups, ['people', at, 'groups'])
    if (one.password !== undefined && one.passwordHash !== undefined)
      wants(['people', at, 'passwordHash'], 'password or passwordHash, not both')
  }
  for (const [at, { assignments }] of apps.entries()) {
    known(groupNames, 'a group', assignments?.groups, ['apps', at, 'assignments', 'groups'])
    known(logins, 'a person', assignments?.people, ['apps', at, 'assignments', 'people'])
  }
  for (const list of ORG_POLICIES) {
    const policies: readonly PolicyNaming[] = sent[list] ?? []
    const policyNames = once(
      'policy',
      policies.map(({ name }) => name),
      (at) => [list, at, 'name'],
    )
    for (const [at, one] of policies.entries()) {
      known(groupNames, 'a group', one.groups, [list, at, 'groups'])
      once(
        'rule',
        (one.rules ?? []).map(({ name }) => name),
        (ruleAt) => [list, at, 'rules', ruleAt, 'name'],
      )
      for (const [ruleAt, rule] of (one.rules ?? []).entries())
        known(groupNames, 'a group', rule.groups, [list, at, 'rules', ruleAt, 'groups'])
    }
    if (list !== 'appSignOnPolicies') continue
    for (const [at, { signOnPolicy: named }] of apps.entries())
      if (named !== undefined && !policyNames.has(named.toLowerCase()))
        wants(['apps', at, 'signOnPolicy'], 'one of appSignOnPolicies in the file')
  }
  const clients = new Set([...labels, ...clientIds, 'all_clients'])
  for (const [serverAt, server] of authorizationServers.entries()) {
    const path = ['authorizationServers', serverAt]
    if (server.audience === undefined && server.name !== 'default') wants([...path, 'audience'], 'an audience')
    once(
      'policy',
      (server.policies ?? []).map(({ name }) => name),
      (at) => [...path, 'policies', at, 'name'],
    )
    for (const [policyAt, one] of (server.policies ?? []).entries()) {
      known(clients, 'an app', one.clients, [...path, 'policies', policyAt, 'clients'])
      for (const [ruleAt, { groups: inGroups, people: byName }] of (one.rules ?? []).entries()) {
        known(groupNames, 'a group', inGroups, [...path, 'policies', policyAt, 'rules', ruleAt, 'groups'])
        known(logins, 'a person', byName, [...path, 'policies', policyAt, 'rules', ruleAt, 'people'])
      }
    }
  }
  for (const [at, { owner }] of apiTokens.entries())
    if (!logins.has(owner.toLowerCase())) wants(['apiTokens', at, 'owner'], 'a person of this org that is in the file')
}
