// What an access token of an app may be allowed to do with the management API: what this org's API knows, in Okta's
// words. `manage` says `read` as well.

export type OktaScope = { readonly name: string; readonly text: string }

const RESOURCES: readonly (readonly [string, string])[] = [
  ['apiTokens', 'API tokens'],
  ['appGrants', 'the scopes apps were granted'],
  ['apps', 'apps'],
  ['authorizationServers', 'authorization servers'],
  ['clients', 'OAuth clients'],
  ['domains', 'custom domains'],
  ['factors', 'people’s factors'],
  ['groups', 'groups and their members'],
  ['linkedObjects', 'linked objects'],
  ['orgs', 'the org’s own settings'],
  ['policies', 'policies'],
  ['roles', 'administrator roles'],
  ['schemas', 'profile schemas'],
  ['sessions', 'people’s sessions'],
  ['trustedOrigins', 'trusted origins'],
  ['userTypes', 'user types'],
  ['users', 'people and their profiles'],
]

export const OKTA_SCOPES: readonly OktaScope[] = [
  ...RESOURCES.flatMap(([resource, what]) => [
    { name: `okta.${resource}.manage`, text: `Create, change and delete ${what}` },
    { name: `okta.${resource}.read`, text: `Read ${what}` },
  ]),
  { name: 'okta.logs.read', text: 'Read the System Log' },
].sort((one, other) => (one.name < other.name ? -1 : 1))
