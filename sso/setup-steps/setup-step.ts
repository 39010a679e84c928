// What became of a step of the set-up. Green means proven from the outside, with what was seen and when; nothing is green
// because somebody pressed Next.
import type { Side } from '../okta/okta-problems.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'

/** Something that is not as it has to be: what was wanted, what was there, whose side must act, where to click. */
export type Finding = {
  /** The failure catalogue's name for it, or the code of an error. */
  readonly code: string
  readonly sentence: string
  readonly side: Side | 'application'
  readonly want?: string | undefined
  readonly got?: string | undefined
  /** The way through Okta's menus, and the address of the page where it is known. */
  readonly where?: { readonly menu: string; readonly url: string | null } | undefined
  readonly todo: readonly string[]
  /** True: people can sign in all the same. */
  readonly mild?: boolean | undefined
}

/** A thing that was seen: `name` in words, the value as it stands at Okta. Never a secret. */
export type Evidence = { readonly name: string; readonly value: string }

export type StepState = 'waiting' | 'proven' | 'red' | 'skipped'

export type StepRecord = {
  readonly step: SetupStep
  readonly state: StepState
  /** The draft's settings it is true of; null: of any. */
  readonly settingsHash: string | null
  readonly evidence: readonly Evidence[]
  readonly findings: readonly Finding[]
  /** Who did it: a setup link's id, or `okta` for what arrived by itself. */
  readonly by: string
  readonly at: number
}
