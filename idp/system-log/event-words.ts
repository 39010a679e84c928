// The words of an event, as `q` looks for them: whole, without regard to case. An address or a type is one word and the
// parts between its signs are words as well.
import type { LogParty, NewLogEvent } from './log-event.ts'

const MOST_WORDS = 80
const LONGEST_WORD = 64

/** With a space before, between and after, so that ` word ` is found in it. */
export function wordsOfEvent(event: NewLogEvent, displayMessage: string): string {
  return spelled([
    event.eventType,
    displayMessage,
    ...[event.actor, ...(event.target ?? [])].flatMap(textsOf),
    event.outcome?.result ?? 'SUCCESS',
    event.outcome?.reason ?? '',
    event.client?.ipAddress ?? '',
    event.transaction?.id ?? '',
  ])
}

function textsOf({ id, alternateId, displayName, type }: LogParty): string[] {
  return [id, type, alternateId, displayName]
}

function spelled(texts: readonly string[]): string {
  const words = texts.flatMap((text) => wordsOf(text))
  return ` ${[...new Set(words)].slice(0, MOST_WORDS).join(' ')} `
}

/** What somebody looks for, or an event has, in the form they are compared in. */
function wordsOf(text: string): string[] {
  const whole = text.toLowerCase().split(/\s+/)
  const parts = whole.flatMap((word) => (/[^\p{L}\p{N}]/u.test(word) ? word.split(/[^\p{L}\p{N}]+/u) : []))
  return [...whole, ...parts].filter((word) => word !== '').map((word) => word.slice(0, LONGEST_WORD))
}

/** One word somebody looks for. */
export function wordSought(text: string): string {
  return text.toLowerCase().slice(0, LONGEST_WORD)
}
