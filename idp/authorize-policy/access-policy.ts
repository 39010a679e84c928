// May this person have these scopes from this custom authorization server, and for how long?
//
//   active policies by priority, those that name the app
//     active rules by priority: grant type, person, scopes
//       the first that fits decides; a server without any lets nobody in
//
// Asked at the sign-in and again at every refresh, so that whoever is let in no longer is not kept in either.
import { prepared } from '../../kit/database.ts'
import type { GrantStore } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { PolicyRow, PolicyRuleRow } from '../schema/idp-schema.ts'
import { oktaSite } from './okta-site.ts'
import type { PersonGroups } from './person-groups.ts'

/** Scopes every authorization server has; a rule's list of scopes is about the others. */
const OIDC_SCOPES = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'device_sso']

/** Minutes, as the rule says them. `refreshMinutes` 0: no end. */
type GrantedLifetimes = {
  readonly accessMinutes: number
  readonly refreshMinutes: number
  readonly refreshWindowMinutes: number
}

type AccessQuestion = {
  readonly serverId: string
  readonly clientId: string
  readonly userId: string
  readonly grantType: string
  readonly scopes: readonly string[]
  /** Asked only when a rule is about groups. */
  groupIds(): Promise<readonly string[]>
}

type Rule = Pick<PolicyRow, 'clients_json'> & Pick<PolicyRuleRow, 'conditions_json' | 'actions_json'>

/** As the management API shows a rule's conditions; what is left out allows nothing. */
type Conditions = {
  people?: {
    users?: { include?: string[]; exclude?: string[] }
    groups?: { include?: string[]; exclude?: string[] }
  }
  grantTypes?: { include?: string[] }
  scopes?: { include?: string[] }
}

export type AccessPolicy = (question: AccessQuestion) => Promise<GrantedLifetimes>

/** @throws ProtocolError  access_denied, no_matching_policy: no rule fits */
export function accessPolicy({ db }: IdpDeps): AccessPolicy {
  const rulesOf = prepared<{ server_id: string }, Rule>(db, (p) =>
    db.kysely
      .selectFrom('policies')
      .innerJoin('policy_rules', 'policy_rules.policy_id', 'policies.id')
      .select(['policies.clients_json', 'policy_rules.conditions_json', 'policy_rules.actions_json'])
      .where('policies.server_id', '=', p('server_id'))
      .where('policies.status', '=', 'ACTIVE')
      .where('policy_rules.status', '=', 'ACTIVE')
      .orderBy('policies.priority')
      .orderBy('policies.created_at')
      .orderBy('policies.id')
      .orderBy('policy_rules.priority')
      .orderBy('policy_rules.created_at')
      .orderBy('policy_rules.id'),
  )

  return async (question) => {
    for (const rule of await rulesOf({ server_id: question.serverId })) {
      if (namesClient(rule, question.clientId) && (await fits(JSON.parse(rule.conditions_json), question)))
        return lifetimesOf(JSON.parse(rule.actions_json))
    }
    throw new ProtocolError('access_denied', 'no_matching_policy', 'No access policy rule fits the request.', {
      facts: { server: question.serverId, client: question.clientId, scopes: question.scopes },
    })
  }
}

/**
 * Grants whose refreshing is a custom server's policy to allow. It is asked before anything moves: a token that is refused
 * today is good again once a rule fits.
 */
export function underPolicy(grants: GrantStore, policy: AccessPolicy, groupsOf: PersonGroups): GrantStore {
  return {
    ...grants,
    async rotate(site, id, generation, options) {
      const { server, org } = oktaSite(site)
      const grant = server && (await grants.find(site, id))
      if (server !== undefined && grant !== undefined) {
        await policy({
          serverId: server.id,
          clientId: grant.clientId,
          userId: grant.subject,
          // Rules know no grant type of refreshing: it goes on with what the code began.
          grantType: 'authorization_code',
          scopes: grant.scopes,
          groupIds: async () => (await groupsOf(org.id, grant.subject)).map((group) => group.id),
        })
      }
      return grants.rotate(site, id, generation, options)
    },
  }
}

function namesClient(rule: Rule, clientId: string): boolean {
  const clients = JSON.parse(rule.clients_json) as string[]
  return clients.includes('ALL_CLIENTS') || clients.includes(clientId)
}

async function fits(conditions: Conditions, question: AccessQuestion): Promise<boolean> {
  if (!conditions.grantTypes?.include?.includes(question.grantType)) return false
  return allowsScopes(conditions.scopes?.include ?? [], question.scopes) && allowsPerson(conditions, question)
}

/**
 * Every scope asked for that is the server's own has to be in the list. The OpenID Connect ones come with any rule that
 * fits, unless the rule lists some of them: then it means exactly those.
 */
export function allowsScopes(listed: readonly string[], asked: readonly string[]): boolean {
  if (listed.includes('*')) return true
  const listsOidc = listed.some((scope) => OIDC_SCOPES.includes(scope))
  return asked.every((scope) => listed.includes(scope) || (OIDC_SCOPES.includes(scope) && !listsOidc))
}

async function allowsPerson({ people }: Conditions, question: AccessQuestion): Promise<boolean> {
  const { users = {}, groups = {} } = people ?? {}
  if (users.exclude?.includes(question.userId)) return false
  const excluded = groups.exclude ?? []
  if (excluded.includes('EVERYONE')) return false
  const everyone = groups.include?.includes('EVERYONE') || users.include?.includes(question.userId)
  if (everyone && excluded.length === 0) return true
  const mine = await question.groupIds()
  if (excluded.some((group) => mine.includes(group))) return false
  return everyone || (groups.include ?? []).some((group) => mine.includes(group))
}

function lifetimesOf(actions: {
  token?: {
    accessTokenLifetimeMinutes?: number
    refreshTokenLifetimeMinutes?: number
    refreshTokenWindowMinutes?: number
  }
}): GrantedLifetimes {
  return {
    accessMinutes: actions.token?.accessTokenLifetimeMinutes ?? 60,
    refreshMinutes: actions.token?.refreshTokenLifetimeMinutes ?? 0,
    refreshWindowMinutes: actions.token?.refreshTokenWindowMinutes ?? 10_080,
  }
}
