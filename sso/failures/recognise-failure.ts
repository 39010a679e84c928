// From what a sign-in left behind to why it failed.
//
//   Okta's own code, from its log or behind its words  → the one signature that has it
//   our reason, told apart by the facts                → the one whose `when` holds
//   our reason alone                                   → the one without `when`
//   nothing of it                                      → unknown: what was wanted and what came are shown
//
// A code, and a reason without `when`, belongs to one signature; the tests see to that.
import { printable } from '../okta/ask-provider.ts'
import { API_TOKENS } from './api-tokens.ts'
import { APP_SETTINGS } from './app-settings.ts'
import { CLAIMS_AND_TOKENS } from './claims-and-tokens.ts'
import { DRIFTING } from './drifting.ts'
import type { Seen, Signature, SignatureTable } from './failure-signature.ts'
import { codeOfText } from './okta-words.ts'
import { OUR_OWN_SETTINGS } from './our-own-settings.ts'
import { PEOPLE_AND_POLICIES } from './people-and-policies.ts'
import { PROVING_DOMAINS } from './proving-domains.ts'
import { REACHING_OKTA } from './reaching-okta.ts'
import { TILE_LAUNCHES } from './tile-launches.ts'
import { WAYS_BACK } from './ways-back.ts'

const TABLES: readonly SignatureTable[] = [
  REACHING_OKTA,
  APP_SETTINGS,
  PEOPLE_AND_POLICIES,
  CLAIMS_AND_TOKENS,
  TILE_LAUNCHES,
  WAYS_BACK,
  OUR_OWN_SETTINGS,
  API_TOKENS,
  PROVING_DOMAINS,
  DRIFTING,
]

/** Every failure we know. */
export const SIGNATURES: readonly Signature[] = TABLES.flatMap((table) =>
  Object.entries(table).map(([id, signature]) => ({ id, ...signature })),
)

const UNKNOWN: Signature = {
  id: 'unknown',
  side: 'us',
  sentence: 'This failure is not in our catalogue yet. What was wanted and what came is below.',
  todo: [
    'Read Okta’s words, and look in Reports > System Log at this minute.',
    'Report the trace, so that it gets a name.',
  ],
  vague: true,
}

const BY_CODE = new Map(SIGNATURES.flatMap((each) => (each.okta ?? []).map((code) => [code, each] as const)))
const BY_REASON = Map.groupBy(
  SIGNATURES.flatMap((each) => (each.reasons ?? []).map((reason) => ({ reason, each }))),
  ({ reason }) => reason,
)

/** Why it failed, as far as what was seen tells. `admitted` is a reason too: undefined when nothing was amiss. */
export function recogniseFailure(seen: Seen): Signature | undefined {
  for (const code of codesOf(seen)) {
    const known = BY_CODE.get(code)
    if (known !== undefined) return known
  }
  const candidates = (BY_REASON.get(seen.reason ?? '') ?? []).map(({ each }) => each)
  const told = candidates.find(({ when }) => when?.(seen.facts) === true)
  const otherwise = candidates.find(({ when }) => when === undefined)
  return told ?? otherwise ?? (seen.reason === 'admitted' ? undefined : UNKNOWN)
}

/** Okta's codes for what was seen, the most telling first. */
export function codesOf({ okta = [], facts }: Seen): readonly string[] {
  const words = facts.oktaDescription ?? facts.description
  const code = typeof words === 'string' ? codeOfText(words) : undefined
  // Okta's management API, and some of its refusals of a client, have codes in place of words.
  const numbers = [facts.oktaCode, facts.error].filter((given) => typeof given === 'string' && /^E\d{7}$/.test(given))
  return [...okta, ...(code === undefined ? [] : [code]), ...(numbers as string[])]
}

/** What Okta said, as it said it. */
export function wordsOfOkta(facts: Seen['facts']): string | undefined {
  const error = facts.oktaError ?? facts.error
  const description = facts.oktaDescription ?? facts.description
  const words = [error, description].filter((text) => typeof text === 'string' && text !== '')
  return words.length === 0 ? undefined : words.join(': ')
}

/** Puts facts and settings into a sentence of the catalogue. Undefined: one it speaks of is not known. */
export function filledIn(sentence: string, known: Seen['facts']): string | undefined {
  let missing = false
  const filled = sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const text = asText(known[name])
    missing ||= text === undefined
    return text ?? '…'
  })
  return missing ? undefined : filled
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? undefined : printable(value.join(' '), 500)
  return typeof value === 'string' && value !== '' ? printable(value, 500) : undefined
}
