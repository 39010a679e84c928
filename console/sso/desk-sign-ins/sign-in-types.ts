// What the API answers, as far as these screens show it. Times are milliseconds.
import type { Place, Side } from '../../ui/finding-card.tsx'

export type ListedSignIn = {
  readonly trace: string
  readonly outcome: 'admitted' | 'refused' | 'tested'
  readonly reason: string | null
  readonly cause: string | null
  readonly organizationId: string | null
  readonly organizationName: string | null
  readonly who: { readonly name: string | null; readonly email: string | null } | null
  readonly typedDomain: string | null
  readonly createdAt: number
  readonly durationMs: number | null
}

export type Cause = {
  readonly signature: string
  readonly sentence: string
  readonly side: Side
  readonly whoMustAct: string
  readonly where: Place | null
  readonly todo: readonly string[]
}

export type OktaEvent = {
  readonly at: number
  readonly type: string
  readonly message: string | null
  readonly result: string
  readonly reason: string | null
  readonly who: string | null
}

export type ExplainedStep = { readonly name: string; readonly label: string; readonly ms: number; readonly ok: boolean }

export type Explanation = {
  readonly trace: string | null
  readonly at: number
  readonly outcome: 'admitted' | 'refused' | 'tested' | 'never_came_back'
  readonly reason: string | null
  readonly who: {
    readonly accountId: string | null
    readonly email: string | null
    readonly name: string | null
  } | null
  /** Of the address that was typed before it was refused. */
  readonly typedDomain: string | null
  readonly organization: { readonly id: string; readonly name: string } | null
  readonly connection: { readonly id: string; readonly issuer: string | null; readonly version: string | null } | null
  readonly application: { readonly id: string; readonly name: string } | null
  readonly durationMs: number | null
  readonly steps: readonly ExplainedStep[]
  readonly cause: Cause | null
  readonly want: string | null
  readonly got: string | null
  readonly okta: { readonly events: readonly OktaEvent[]; readonly problem: Cause | null } | null
}

type Whose = { readonly connectionId: string; readonly organizationId: string; readonly organization: string }

export type FoundPerson = Whose & {
  readonly kind: 'person'
  readonly accountId: string
  readonly name: string | null
  readonly email: string | null
  readonly status: 'active' | 'deactivated'
  readonly lastSignInAt: number
}

export type Found =
  | { readonly kind: 'sign_in'; readonly trace: string }
  | FoundPerson
  | (Whose & { readonly kind: 'login'; readonly login: string })
  | {
      readonly kind: 'typed'
      readonly typed: string
      readonly many: number
      readonly lastAt: number
      readonly organization: string | null
    }
  | { readonly kind: 'organization'; readonly organizationId: string; readonly organization: string }
  | { readonly kind: 'page'; readonly trace: string }
