// What a failure signature is: how it shows, why it happens, who must act, where and how.
import type { Side as OktaSide } from '../okta/okta-problems.ts'
import type { OktaPlaceName } from './okta-places.ts'

/** Who must act. `application`: whoever runs the application people sign in to. */
export type Side = OktaSide | 'application'

/** What a sign-in left behind, or one event of Okta's System Log. */
export type Seen = {
  /** The error code without `sign_in.`; `admitted` for a sign-in that went well. */
  readonly reason?: string | undefined
  /** Okta's own codes for it, the most telling first. */
  readonly okta?: readonly string[] | undefined
  /** `detail` of the sign-in log. Parts of it are text from outside. */
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * In `sentence`, `want`, `got` and `todo` stands `{name}` for a fact of the sign-in or a setting of its connection
 * (`{clientId}`, `{issuer}`, `{scopes}`, `{redirectUri}`, `{initiateLoginUri}`).
 */
type Told = {
  readonly side: Side
  /** The cause, in plain words, for whoever helps the person. */
  readonly sentence: string
  /** Where in Okta's admin console it is put right. */
  readonly where?: OktaPlaceName
  readonly todo: readonly string[]
  /** What would have been right, where the record itself does not say. */
  readonly want?: string
  readonly got?: string
  /** It says that something was refused and not why: whatever else is known says more. */
  readonly vague?: true
}

type Shows = {
  /** Okta's own codes (`internalErrorCode`, `E0000011`), and events of its log (`type` or `type reason`). */
  readonly okta?: readonly string[]
  /** Our own reasons. One without `when` is what a reason means when nothing says more. */
  readonly reasons?: readonly string[]
  readonly when?: (facts: Seen['facts']) => boolean
}

export type SignatureTable = Readonly<Record<string, Shows & Told>>

export type Signature = Shows & Told & { readonly id: string }
