// From what a proof came upon to what the guide shows: the failure catalogue knows the cause, whose side must act and
// where in Okta's console it is put right.
import { AppError } from '../../kit/errors.ts'
import { type ActiveConnection, addressesOf } from '../connections/connection.ts'
import { noSettings, type Settings } from '../connections/settings.ts'
import { jwksUriOf } from '../connections/show-connection.ts'
import type { Seen } from '../failures/failure-signature.ts'
import { placeAt } from '../failures/okta-places.ts'
import { filledIn, recogniseFailure, wordsOfOkta } from '../failures/recognise-failure.ts'
import { printable } from '../okta/ask-provider.ts'
import { OktaProblem } from '../okta/okta-problems.ts'
import type { Finding } from './setup-step.ts'

export type Around = {
  readonly settings: Settings
  readonly redirectUri: string
  readonly initiateLoginUri: string
  /** Where our public keys are. */
  readonly keysUri: string
}

export function aroundOf(publicUrl: string, connection: Pick<ActiveConnection, 'id'>, settings: Settings): Around {
  return { settings, ...addressesOf(publicUrl, connection.id), keysUri: jwksUriOf(publicUrl) }
}

/** Undefined when nothing was amiss after all. */
export function findingOf(asSeen: Seen, { settings, ...addresses }: Around): Finding | undefined {
  const seen: Seen = {
    ...asSeen,
    facts: { ...asSeen.facts, provider: settings.oktaDomain === null ? 'other' : 'okta' },
  }
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
    want: (signature.want && filledIn(signature.want, known)) ?? printable(seen.facts.expected),
    got: (signature.got && filledIn(signature.got, known)) ?? printable(seen.facts.found) ?? wordsOfOkta(seen.facts),
    // Nobody is sent through the menus of an Okta they do not have.
    where: settings.oktaDomain === null && place?.url === null ? undefined : place,
    todo: signature.todo.flatMap((line) => filledIn(line, known) ?? []),
  }
}

/**
 * Why there was no looking at a provider, for the page that asked: by the catalogue where it knows, else in the error's
 * own words.
 *
 * @param known  settings it was about, as far as there are any
 * @throws what is no refusal but ours to put right
 */
export function findingOfRefusal(
  thrown: unknown,
  { publicUrl, connection, known }: { publicUrl: string; connection: Pick<ActiveConnection, 'id'>; known?: Settings },
  { want, got }: { want: string; got: string },
): Finding {
  const problem = thrown instanceof AppError ? thrown.cause : thrown
  const { reason, facts } = problem instanceof OktaProblem ? problem : { reason: undefined, facts: {} }
  const around = aroundOf(publicUrl, connection, settingsAround(thrown, known))
  const told = reason === undefined ? undefined : findingOf({ reason, facts }, around)
  if (told !== undefined) return { ...told, want: told.want ?? want, got: told.got ?? got }
  if (thrown instanceof AppError && thrown.status < 500) return findingOfError(thrown, want, got)
  throw thrown
}

/** With the issuer that was looked for. */
function settingsAround(thrown: unknown, known: Settings = noSettings('client_secret_basic')): Settings {
  const asked = thrown instanceof AppError ? printable(thrown.facts.asked, 500) : undefined
  return asked === undefined ? known : { ...known, issuer: asked, issuerNames: [...known.issuerNames, asked] }
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
