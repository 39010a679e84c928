// From a signature of the catalogue to what is said about one sign-in.
import type { Seen, Signature } from '../failures/failure-signature.ts'
import { placeAt } from '../failures/okta-places.ts'
import { filledIn, recogniseFailure, wordsOfOkta } from '../failures/recognise-failure.ts'
import { WHO_MUST_ACT } from '../failures/who-must-act.ts'
import { printable } from '../okta/ask-provider.ts'
import type { ConnectedOkta } from './connected-okta.ts'
import type { Cause, Explanation } from './explanation.ts'
import type { OktaEvent } from './okta-log.ts'

type Told = Pick<Explanation, 'cause' | 'want' | 'got'>

/**
 * Why it failed: what we saw says it, unless that only says that something was refused; then Okta's log may know more.
 *
 * @param events  those of Okta's log that belong to it
 */
export function causeOf(asSeen: Seen, events: readonly OktaEvent[], okta: ConnectedOkta | undefined): Told {
  const provider = okta !== undefined && okta.origin === null ? 'other' : 'okta'
  const seen = { ...asSeen, facts: { ...asSeen.facts, provider } }
  const ours = recogniseFailure(seen)
  if (ours === undefined) return { cause: null, want: null, got: null }
  if (ours.vague) {
    for (const event of events.toReversed()) {
      const told = seenByOkta(event)
      const theirs = recogniseFailure(told)
      if (theirs !== undefined && theirs.vague !== true) return tell(theirs, told, okta)
    }
  }
  return tell(ours, seen, okta)
}

/** An event of Okta's log as something seen. */
export function seenByOkta({ codes, type, result, reason, sentRedirectUri, sentPostLogoutUri }: OktaEvent): Seen {
  const words = [type, result, reason].filter((word) => word !== null).join(' ')
  return { okta: codes, facts: { sentRedirectUri, sentPostLogoutUri, inOktaLog: words } }
}

function causeFor(signature: Signature, facts: Seen['facts'], okta: ConnectedOkta | undefined): Cause {
  const { id, sentence, side, where, todo } = signature
  // A step that speaks of something nobody knows helps nobody.
  const steps = todo.map((step) => filledIn(step, facts)).filter((step) => step !== undefined)
  return {
    signature: id,
    sentence: filledIn(sentence, facts) ?? sentence,
    side,
    whoMustAct: WHO_MUST_ACT[side].name,
    where: where === undefined || okta === undefined || okta.origin === null ? null : placeAt(where, okta),
    todo: steps,
  }
}

function tell(signature: Signature, seen: Seen, okta: ConnectedOkta | undefined): Told {
  const known = { ...okta?.settings, ...seen.facts }
  const filled = (sentence: string | undefined) => (sentence === undefined ? undefined : filledIn(sentence, known))
  return {
    cause: causeFor(signature, known, okta),
    want: filled(signature.want) ?? printable(known.expected) ?? null,
    got: filled(signature.got) ?? printable(known.found) ?? oktaSaid(seen.facts) ?? null,
  }
}

function oktaSaid(facts: Seen['facts']): string | undefined {
  const words = wordsOfOkta(facts) ?? facts.inOktaLog
  if (words !== undefined) return printable(words, 600)
  return typeof facts.status === 'number' ? `status ${facts.status}` : undefined
}
