import type { StatusTone } from '../../ui/status-badge.tsx'
import type { Explanation } from './sign-in-types.ts'

export const OUTCOMES: Readonly<Record<Explanation['outcome'], { readonly word: string; readonly tone: StatusTone }>> =
  {
    admitted: { word: 'Came in', tone: 'good' },
    refused: { word: 'Did not', tone: 'bad' },
    tested: { word: 'Test went through', tone: 'info' },
    never_came_back: { word: 'Never came back', tone: 'wait' },
  }

/** @param ms  milliseconds */
export function took(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  return ms < 120_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`
}

/** Whoever it was, as far as anybody knows. */
function whoWords({ who }: Pick<Explanation, 'who'>): string {
  return who?.name ?? who?.email ?? 'Somebody'
}

/** The first line of an explanation: the question, answered. */
export function answerWords(explanation: Explanation): string {
  const who = whoWords(explanation)
  const { outcome, application } = explanation
  const where = application === null ? '' : ` to ${application.name}`
  if (outcome === 'admitted') return `${who} came in${where}`
  if (outcome === 'tested') return 'A test sign-in went through'
  if (outcome === 'never_came_back') return `${who} never came back from Okta`
  return `${who} could not sign in${where}`
}

/** Everything somebody who must act needs, to be pasted into a mail. */
export function ticketWords(explanation: Explanation): string {
  const { cause, want, got, trace, at } = explanation
  const lines = [
    `${answerWords(explanation)} (${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC${trace === null ? '' : `, ${trace}`}).`,
    '',
    ...(cause === null ? ['Nothing is amiss.'] : [`Why: ${cause.sentence}`, `Who acts: ${cause.whoMustAct}`]),
    ...(cause?.where ? [`Where: ${[cause.where.menu, cause.where.url].filter(Boolean).join('\n  ')}`] : []),
    ...(cause?.todo ?? []).map((line, place) => `${place + 1}. ${line}`),
    ...(want === null ? [] : [`Wanted: ${want}`]),
    ...(got === null ? [] : [`Found: ${got}`]),
  ]
  return `${lines.join('\n')}\n`
}
