import type { PolicyRule } from '../authorization-servers/authorization-server.ts'
import { policyStore, type RuleSettings } from '../authorization-servers/policy-store.ts'
import type { User } from '../users/user.ts'
import type { Named } from './apply-servers.ts'
import { saysTheSame } from './says-the-same.ts'
import type { PolicyToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

type RuleToBe = NonNullable<PolicyToBe['rules']>[number]
type Around = { readonly named: Named; readonly path: readonly PropertyKey[] }

/** Access policies of an authorization server, in the order of the seed; any others come after them. */
export async function applyPolicies(
  seeding: SeedTransaction,
  serverId: string,
  wanted: readonly PolicyToBe[],
  { named, path }: Around,
): Promise<void> {
  const { trx, org, now, at } = seeding
  const policies = policyStore(trx)
  for (const [index, policy] of wanted.entries()) {
    const here = [...path, 'policies', index]
    const policyId = await at(here, async () => {
      const before = (await policies.list(org.id, serverId)).find(({ name }) => name === policy.name)
      const settings = {
        name: policy.name,
        description: policy.description ?? before?.description ?? policy.name,
        status: policy.status ?? before?.status ?? 'ACTIVE',
        priority: index + 1,
        clients: policy.clients?.map((client) => clientIdOf(client, named)) ?? before?.clients ?? ['ALL_CLIENTS'],
      }
      if (before === undefined) return (await policies.create(org.id, serverId, settings, now)).id
      if (!saysTheSame(settings, before)) await policies.replace(org.id, before, serverId, settings, now)
      return before.id
    })
    await applyRules(seeding, policyId, policy.rules ?? [], { named, path: here })
  }
}

async function applyRules(
  { trx, org, now, at }: SeedTransaction,
  policyId: string,
  wanted: readonly RuleToBe[],
  { named, path }: Around,
): Promise<void> {
  const policies = policyStore(trx)
  for (const [index, rule] of wanted.entries())
    await at([...path, 'rules', index], async () => {
      const before = (await policies.rules(org.id, policyId)).find(({ name }) => name === rule.name)
      const settings: RuleSettings = {
        name: rule.name,
        status: rule.status ?? before?.status ?? 'ACTIVE',
        priority: index + 1,
        conditions: conditionsOf(rule, before, named),
        actions: actionsOf(rule, before),
      }
      if (before === undefined) await policies.createRule(org.id, policyId, settings, now)
      else if (!saysTheSame(settings, before)) await policies.replaceRule(org.id, before, settings, now)
    })
}

function conditionsOf(rule: RuleToBe, before: PolicyRule | undefined, named: Named): RuleSettings['conditions'] {
  const known = before?.conditions
  const groups = rule.groups?.map((name) => groupIn(name, named))
  const people = rule.people?.map((login) => (named.people.get(login.toLowerCase()) as User).id)
  const nobodySaid = groups === undefined && people === undefined
  return {
    people: {
      users: {
        include: people ?? known?.people.users.include ?? [],
        exclude: known?.people.users.exclude ?? [],
      },
      groups: {
        include: groups ?? known?.people.groups.include ?? (nobodySaid ? ['EVERYONE'] : []),
        exclude: known?.people.groups.exclude ?? [],
      },
    },
    grantTypes: { include: rule.grantTypes ?? known?.grantTypes.include ?? ['authorization_code'] },
    scopes: { include: rule.scopes ?? known?.scopes.include ?? ['*'] },
  }
}

function actionsOf(rule: RuleToBe, before: PolicyRule | undefined): RuleSettings['actions'] {
  const known = before?.actions.token
  return {
    token: {
      ...known,
      accessTokenLifetimeMinutes: rule.accessTokenLifetimeMinutes ?? known?.accessTokenLifetimeMinutes ?? 60,
      refreshTokenLifetimeMinutes: rule.refreshTokenLifetimeMinutes ?? known?.refreshTokenLifetimeMinutes ?? 0,
      refreshTokenWindowMinutes: rule.refreshTokenWindowMinutes ?? known?.refreshTokenWindowMinutes ?? 10_080,
    },
  }
}

function groupIn(name: string, { groupIds }: Named): string {
  return name.toLowerCase() === 'everyone' ? 'EVERYONE' : (groupIds.get(name.toLowerCase()) as string)
}

function clientIdOf(client: string, { apps }: Named): string {
  if (client.toUpperCase() === 'ALL_CLIENTS') return 'ALL_CLIENTS'
  const app = apps.find(({ clientId, label }) => clientId === client || label.toLowerCase() === client.toLowerCase())
  return app?.clientId ?? client
}
