// From what a proof came upon to what the guide shows: the failure catalogue knows the cause, whose side must act and
// where in Okta's console it is put right.
import type { AppError } from '../../kit/errors.ts'
import { type ActiveConnection, addressesOf } from '../connections/connection.ts'
import type { Settings } from '../connections/settings.ts'
import type { Seen } from '../failures/failure-signature.ts'
import { placeAt } from '../failures/okta-places.ts'
import { filledIn, recogniseFailure, wordsOfOkta } from '../failures/recognise-failure.ts'
import type { Finding } from '../setup-steps/setup-step.ts'

export type Around = { readonly settings: Settings; readonly redirectUri: string; readonly initiateLoginUri: string }

export function aroundOf(publicUrl: string, connection: Pick<ActiveConnection, 'id'>, settings: Settings): Around {
  return { settings, ...addressesOf(publicUrl, connection.id) }
}

/** Undefined when nothing was amiss after all. */
export function findingOf(seen: Seen, { settings, ...addresses }: Around): Finding | undefined {
  const signature = recogniseFailure(seen)
  if (signature === undefined) return undefined
  const known = { ...settings, ...addresses, ...seen.facts }
  const place =
    signature.where &&
    placeAt(signature.where, {
      names: settings.issuerNames,
      issuer: settings.issuer ?? '',
      clientId: settings.clientId ?? '',
    })
  return {
    code: signature.id,
    sentence: filledIn(signature.sentence, known) ?? signature.sentence,
    side: signature.side,
    want: signature.want && filledIn(signature.want, known),
    got: (signature.got && filledIn(signature.got, known)) ?? wordsOfOkta(seen.facts),
    where: place,
    todo: signature.todo.flatMap((line) => filledIn(line, known) ?? []),
  }
}

/** An error of ours that somebody's typing led to, for the page that asked. */
export function findingOfError(error: AppError, want: string, got: string): Finding {
  return { code: error.code, sentence: error.publicMessage, side: 'customer', want, got, todo: [] }
}

/** A step that cannot be taken before something else is known. */
export function findingOfMissing(what: string, todo: string): Finding {
  return {
    code: 'value_missing',
    sentence: `There is no telling without ${what}.`,
    side: 'customer',
    want: what,
    got: 'nothing yet',
    todo: [todo],
  }
}
