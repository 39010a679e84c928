// The plan for those who keep their Okta in code (provider okta/okta): what is wanted, whole, and what is there already
// taken over by import blocks (Terraform 1.5), so that applying it makes nothing twice.
import { type Block, type Hcl, hclOf, reference } from './hcl.ts'
import type { Plan } from './plan.ts'
import { newClaim, newScope } from './server-groups.ts'
import { ALL_GROUPS, TOO_MANY_GROUPS } from './wish.ts'

const APP = 'okta_app_oauth.gatepass'
const SERVER = 'okta_auth_server.gatepass'
const POLICY = 'okta_auth_server_policy.gatepass'

/** @returns the text of a `.tf` file; no secret is in it */
export function terraformOf(plan: Plan): string {
  return [
    INTRODUCTION,
    hclOf([...provider(plan), ...app(plan), ...assignments(plan), ...server(plan), ...outputs(plan)]),
  ].join('\n')
}

const INTRODUCTION = `# Sign-in with Gatepass, in Okta. terraform init, then terraform plan.
# The provider takes its token from OKTA_API_TOKEN. Give the outputs to Gatepass afterwards.
`

function provider({ oktaDomain }: Plan): Block[] {
  const { host } = new URL(oktaDomain)
  const [orgName = host, ...rest] = host.split('.')
  return [
    {
      head: 'terraform',
      body: {
        required_version: '>= 1.5',
        required_providers: {
          head: 'required_providers',
          body: { okta: reference('{ source = "okta/okta", version = ">= 4.20" }') },
        },
      },
    },
    { head: 'provider "okta"', body: { org_name: orgName, base_url: rest.join('.') } },
  ]
}

function app(plan: Plan): Block[] {
  const { wish, known, items } = plan
  const uris = items.find(({ id }) => id === 'redirect-uri')?.after
  const label = afterOf(plan, 'app', wish.label)
  const claim = {
    head: 'groups_claim',
    body: { type: 'FILTER', filter_type: 'REGEX', name: 'groups', value: ALL_GROUPS },
  }
  const claimItem = items.find(({ id }) => id === 'groups-claim')
  const isClaimed = wish.server === null && claimItem?.why !== TOO_MANY_GROUPS
  return [
    ...imported(APP, known.appId),
    {
      head: 'resource "okta_app_oauth" "gatepass"',
      body: {
        label,
        type: 'web',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: Array.isArray(uris) ? uris : [wish.redirectUri],
        login_uri: wish.initiateLoginUri,
        login_mode: 'SPEC',
        hide_web: false,
        hide_ios: false,
        pkce_required: true,
        token_endpoint_auth_method: 'client_secret_basic',
        ...(isClaimed ? { groups_claim: claim } : {}),
      },
    },
  ]
}

/**
 * A piece that is not there yet is made; one that was made from here is taken over; one that somebody else made stays
 * theirs.
 */
function piece({ items, made, known }: Plan, id: string, address: string, body: Block['body']): Block[] {
  const item = items.find((each) => each.id === id)
  const ours = made.findLast(({ item, how }) => item === id && how.kind === 'created')?.how
  const isTheirs = item === undefined || (item.state === 'there' && ours === undefined) || item.why === TOO_MANY_GROUPS
  if (isTheirs) return []
  const [type, name] = address.split('.')
  const within = type === 'okta_app_group_assignment' ? known.appId : known.serverId
  const importId = ours?.kind === 'created' && within !== undefined ? `${within}/${ours.id}` : undefined
  return [...imported(address, importId), { head: `resource "${type}" "${name}"`, body }]
}

function assignments(plan: Plan): Block[] {
  return plan.wish.groups.flatMap((group, index) => {
    const name = `group_${index + 1}`
    const made = piece(plan, `assignment:${group.id ?? group.name}`, `okta_app_group_assignment.${name}`, {
      app_id: reference(`${APP}.id`),
      group_id: reference(`data.okta_group.${name}.id`),
    })
    return made.length === 0 ? [] : [{ head: `data "okta_group" "${name}"`, body: { name: group.name } }, ...made]
  })
}

function server(plan: Plan): Block[] {
  const { wish, known } = plan
  if (wish.server === null) return []
  const isMade = !('id' in wish.server)
  const id = reference(isMade ? `${SERVER}.id` : `data.${SERVER}.id`)
  const itself: Block[] =
    'id' in wish.server
      ? [{ head: 'data "okta_auth_server" "gatepass"', body: { name: nameOfServer(plan, wish.server.id) } }]
      : [
          ...imported(SERVER, known.serverId),
          {
            head: 'resource "okta_auth_server" "gatepass"',
            body: {
              name: wish.server.name,
              audiences: [wish.server.audience],
              description: `Sign-in to ${wish.label}`,
            },
          },
        ]
  const policy = piece(plan, 'policy', POLICY, {
    auth_server_id: id,
    name: afterOf(plan, 'policy', wish.label),
    description: `Who may sign in to ${wish.label}`,
    priority: 1,
    client_whitelist: [reference(`${APP}.client_id`)],
  })
  const scope = piece(plan, 'groups-scope', 'okta_auth_server_scope.groups', {
    auth_server_id: id,
    name: newScope.name,
    description: newScope.description,
    consent: newScope.consent,
    metadata_publish: newScope.metadataPublish,
  })
  return [...itself, ...policy, ...rule(plan, id, policy.length > 0), ...scope, ...claim(plan, id, scope.length > 0)]
}

function rule(plan: Plan, serverId: Hcl, hasPolicy: boolean): Block[] {
  const found = 'data.okta_auth_server_policy.gatepass.id'
  const blocks = piece(plan, 'rule', 'okta_auth_server_policy_rule.gatepass', {
    auth_server_id: serverId,
    policy_id: reference(hasPolicy ? `${POLICY}.id` : found),
    name: afterOf(plan, 'rule', 'Everyone assigned'),
    priority: 1,
    group_whitelist: ['EVERYONE'],
    grant_type_whitelist: ['authorization_code'],
    scope_whitelist: ['*'],
  }).filter(({ head }) => head !== 'import')
  if (blocks.length === 0 || hasPolicy) return blocks
  const name = afterOf(plan, 'policy', plan.wish.label)
  return [{ head: 'data "okta_auth_server_policy" "gatepass"', body: { auth_server_id: serverId, name } }, ...blocks]
}

function claim(plan: Plan, serverId: Hcl, hasScope: boolean): Block[] {
  return piece(plan, 'groups-claim', 'okta_auth_server_claim.groups', {
    auth_server_id: serverId,
    name: newClaim.name,
    claim_type: newClaim.claimType,
    value_type: newClaim.valueType,
    group_filter_type: newClaim.group_filter_type,
    value: newClaim.value,
    always_include_in_token: true,
    scopes: [hasScope ? reference('okta_auth_server_scope.groups.name') : newScope.name],
  })
}

function afterOf({ items }: Plan, id: string, otherwise: string): string {
  const after = items.find((item) => item.id === id)?.after
  return typeof after === 'string' ? after : otherwise
}

function nameOfServer({ servers }: Plan, id: string): string {
  return servers?.find((each) => each.id === id)?.name ?? id
}

function outputs({ wish, oktaDomain }: Plan): Block[] {
  const issuer =
    wish.server === null ? oktaDomain : reference('id' in wish.server ? `data.${SERVER}.issuer` : `${SERVER}.issuer`)
  return [
    { head: 'output "issuer"', body: { value: issuer } },
    { head: 'output "client_id"', body: { value: reference(`${APP}.client_id`) } },
    { head: 'output "client_secret"', body: { value: reference(`${APP}.client_secret`), sensitive: true } },
  ]
}

function imported(to: string, id: string | undefined): Block[] {
  if (id === undefined) return []
  return [{ head: 'import', comment: 'It is there already; this takes it over.', body: { to: reference(to), id } }]
}
