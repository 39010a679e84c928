import type { SsoDeps } from '../sso-deps.ts'

/** What this room needs besides what every room has. */
export type SupportDeps = SsoDeps & {
  /** Where the customers' Okta API tokens are. Absent: nobody gave one, and Okta's System Log stays unread. */
  readonly oktaTokens?: OktaTokens | undefined
}

export type OktaTokens = {
  apiToken(connectionId: string): Promise<string | undefined>
}
