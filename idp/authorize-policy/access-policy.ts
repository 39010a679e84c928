// May this person, or this app for itself, have these scopes from this custom authorization server, and for how long?
//
//   active policies by priority, those that name the app
//     active rules by priority: grant type, scopes, person
//       the first that fits decides; a server without any lets nobody in
//
// Asked at the sign-in and again at every refresh, so that whoever is let in no longer is not kept in either. `explain`
// asks the same questions in the same order and says what each policy and rule answered.
import { prepared } from '../../kit/database.ts'
import type { GrantStore } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { isServiceGrant } from '../grants/service-grants.ts'
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
  /** Absent: the app asks for itself, and what a rule says of people does not concern it. */
  readonly userId?: string
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

type NamedThing = { readonly id: string; readonly name: string }

/** What each policy and rule answered, up to the one that decided. */
export type PolicyExplanation = {
  readonly policy?: NamedThing
  readonly rule?: NamedThing
  readonly considered: readonly {
    readonly policy: NamedThing
    /** Absent: it is the policy itself that does not apply. */
    readonly rule?: NamedThing
    readonly matched: boolean
    readonly reason: string
  }[]
}

export type AccessPolicy = {
  /** @throws ProtocolError  access_denied: no_matching_policy, no rule fits; scope_denied, no_scope_allowed, one does but for scopes */
  decide(question: AccessQuestion): Promise<GrantedLifetimes>
  explain(question: AccessQuestion): Promise<PolicyExplanation>
}

export function accessPolicy(deps: IdpDeps): AccessPolicy {
  const rulesInForce = inForce(deps)
  const everyRule = everything(deps)

  return {
    async decide(question) {
      const rules = await rulesInForce({ server_id: question.serverId })
      const ours = rules.filter((rule) => namesClient(rule, question.clientId))
      for (const rule of ours) {
        if ((await whyNot(rule, question)) === undefined) return lifetimesOf(JSON.parse(rule.actions_json))
      }
      for (const rule of ours) await refuseScopes(rule, question)
      throw new ProtocolError('access_denied', 'no_matching_policy', 'No access policy rule fits the request.', {
        facts: { server: question.serverId, client: question.clientId, scopes: question.scopes },
      })
    },

    async explain(question) {
      const considered: PolicyExplanation['considered'][number][] = []
      const rows = await everyRule({ server_id: question.serverId })
      for (const [policyId, rules] of Map.groupBy(rows, (row) => row.policy_id)) {
        const policy = { id: policyId, name: rules[0]?.policy_name ?? '' }
        const aside = whyPolicyAside(rules, question.clientId)
        if (aside !== undefined) considered.push({ policy, matched: false, reason: aside })
        for (const row of aside === undefined ? rules : []) {
          const rule = { id: row.rule_id ?? '', name: row.rule_name ?? '' }
          const reason = row.rule_status === 'ACTIVE' ? await whyNot(row as Rule, question) : 'The rule is inactive.'
          considered.push({ policy, rule, matched: reason === undefined, reason: reason ?? 'Everything fits.' })
          if (reason === undefined) return { policy, rule, considered }
        }
      }
      return { considered }
    },
  }
}

/** The order in which everything is asked; ids last, so that equal priorities are no matter of luck. */
const ORDER = [
  'policies.priority',
  'policies.created_at',
  'policies.id',
  'policy_rules.priority',
  'policy_rules.created_at',
  'policy_rules.id',
] as const

function inForce({ db }: IdpDeps) {
  return prepared<{ server_id: string }, Rule>(db, (p) =>
    db.kysely
      .selectFrom('policies')
      .innerJoin('policy_rules', 'policy_rules.policy_id', 'policies.id')
      .select(['policies.clients_json', 'policy_rules.conditions_json', 'policy_rules.actions_json'])
      .where('policies.server_id', '=', p('server_id'))
      .where('policies.status', '=', 'ACTIVE')
      .where('policy_rules.status', '=', 'ACTIVE')
      .orderBy(ORDER[0])
      .orderBy(ORDER[1])
      .orderBy(ORDER[2])
      .orderBy(ORDER[3])
      .orderBy(ORDER[4])
      .orderBy(ORDER[5]),
  )
}

type ExplainedRow = Pick<PolicyRow, 'clients_json'> & {
  policy_id: string
  policy_name: string
  policy_status: PolicyRow['status']
  rule_id: string | null
  rule_name: string | null
  rule_status: PolicyRuleRow['status'] | null
  conditions_json: string | null
  actions_json: string | null
}

function everything({ db }: IdpDeps) {
  return prepared<{ server_id: string }, ExplainedRow>(db, (p) =>
    db.kysely
      .selectFrom('policies')
      .leftJoin('policy_rules', 'policy_rules.policy_id', 'policies.id')
      .select([
        'policies.id as policy_id',
        'policies.name as policy_name',
        'policies.status as policy_status',
        'policies.clients_json',
        'policy_rules.id as rule_id',
        'policy_rules.name as rule_name',
        'policy_rules.status as rule_status',
        'policy_rules.conditions_json',
        'policy_rules.actions_json',
      ])
      .where('policies.server_id', '=', p('server_id'))
      .orderBy(ORDER[0])
      .orderBy(ORDER[1])
      .orderBy(ORDER[2])
      .orderBy(ORDER[3])
      .orderBy(ORDER[4])
      .orderBy(ORDER[5]),
  )
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
      if (server !== undefined && grant !== undefined && !isServiceGrant(grant)) {
        await policy.decide({
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

function whyPolicyAside(rules: readonly ExplainedRow[], clientId: string): string | undefined {
  const [first] = rules
  if (first === undefined || first.policy_status !== 'ACTIVE') return 'The policy is inactive.'
  if (!namesClient(first, clientId)) return 'The policy is not assigned to this application.'
  return first.rule_id === null ? 'The policy has no rules.' : undefined
}

function namesClient(rule: Pick<PolicyRow, 'clients_json'>, clientId: string): boolean {
  const clients = JSON.parse(rule.clients_json) as string[]
  return clients.includes('ALL_CLIENTS') || clients.includes(clientId)
}

/** @returns why the rule does not fit, in a sentence for administrators; undefined: it does */
async function whyNot(rule: Rule, question: AccessQuestion): Promise<string | undefined> {
  const conditions = JSON.parse(rule.conditions_json) as Conditions
  if (!conditions.grantTypes?.include?.includes(question.grantType))
    return `The rule does not allow the grant type ${question.grantType}.`
  const denied = deniedScopes(conditions.scopes?.include ?? [], question.scopes)
  if (denied.length > 0) return `The rule does not allow the scopes: ${denied.join(', ')}.`
  if (question.userId === undefined) return undefined
  return (await allowsPerson(conditions, question, question.userId)) ? undefined : 'The rule is not for this person.'
}

/**
 * A rule that would fit but for scopes of OpenID Connect it leaves out: then Okta says which. A scope of the server's own
 * that it leaves out makes it a rule for something else.
 *
 * @throws ProtocolError  scope_denied, no_scope_allowed
 */
async function refuseScopes(rule: Rule, question: AccessQuestion): Promise<void> {
  const { scopes } = JSON.parse(rule.conditions_json) as Conditions
  const denied = deniedScopes(scopes?.include ?? [], question.scopes)
  const isForThis = denied.length > 0 && denied.every((scope) => OIDC_SCOPES.includes(scope))
  const left = question.scopes.filter((scope) => !denied.includes(scope))
  if (!isForThis || (await whyNot(rule, { ...question, scopes: left })) !== undefined) return
  const reason = left.length === 0 ? 'no_scope_allowed' : 'scope_denied'
  throw new ProtocolError('access_denied', reason, 'The rule that fits does not allow the scopes.', {
    facts: { server: question.serverId, client: question.clientId, denied },
  })
}

/**
 * Every scope asked for that is the server's own has to be in the list. The OpenID Connect ones come with any rule that
 * fits, unless the rule lists some of them: then it means exactly those.
 */
export function deniedScopes(listed: readonly string[], asked: readonly string[]): readonly string[] {
  if (listed.includes('*')) return []
  const listsOidc = listed.some((scope) => OIDC_SCOPES.includes(scope))
  return asked.filter((scope) => !listed.includes(scope) && (listsOidc || !OIDC_SCOPES.includes(scope)))
}

async function allowsPerson({ people }: Conditions, question: AccessQuestion, userId: string): Promise<boolean> {
  const { users = {}, groups = {} } = people ?? {}
  if (users.exclude?.includes(userId)) return false
  const excluded = groups.exclude ?? []
  if (excluded.includes('EVERYONE')) return false
  const everyone = groups.include?.includes('EVERYONE') || users.include?.includes(userId)
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
