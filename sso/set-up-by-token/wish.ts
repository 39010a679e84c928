// What is to be there in the end, whoever's Okta it is.

export type WishedGroup = {
  readonly name: string
  /** Null: the token may not look at groups. */
  readonly id: string | null
}

export type WishedServer =
  | { readonly id: string }
  /** Found by both, or made. */
  | { readonly name: string; readonly audience: string }

export type Wish = {
  /** What the app integration is called when it has to be made. */
  readonly label: string
  readonly redirectUri: string
  readonly initiateLoginUri: string
  /** Every connection's addresses begin with this. */
  readonly publicUrl: string
  /** Who may use the app; Everyone when nobody was named. */
  readonly groups: readonly WishedGroup[]
  /** Null: the org's own authorization server. */
  readonly server: WishedServer | null
}

/** Scopes a sign-in asks for. */
export const SCOPES = ['openid', 'profile', 'email', 'groups'] as const

/** Everything is claimed that a person is in, up to what Okta puts into a token. */
export const ALL_GROUPS = '.*'

export const TOO_MANY_GROUPS =
  'There are more than a hundred groups, and Okta refuses a sign-in whose token would list more than that. Choose a filter that matches only the groups that matter here.'
