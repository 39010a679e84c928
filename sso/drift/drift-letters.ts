import type { Letter } from '../../kit/letter.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { setupWords as english, type SetupWords } from '../words/setup-words.en.ts'
import { LANGUAGE_TAGS } from '../words/spoken-language.ts'
import { tellFinding } from '../words/tell-finding.ts'
import type { DriftFinding } from './drift-check.ts'

type About = {
  readonly organization: string
  readonly application: string
  /** Where it is put right. */
  readonly url: string
}

/** To whoever connected the customer's Okta, in their language: what changed there, and a way back into the guide. */
export function customerLetter(
  words: Catalogue,
  whom: { readonly email: string; readonly name: string },
  findings: readonly DriftFinding[],
  { application, url }: Pick<About, 'application' | 'url'>,
): Letter {
  const { driftLetter, helpLetter } = words.setup
  const stops = findings.some(({ mild }) => mild !== true)
  return {
    to: whom.email,
    language: LANGUAGE_TAGS[words.language],
    subject: stops ? driftLetter.subject(application) : driftLetter.mildSubject(application),
    paragraphs: [
      helpLetter.hello(whom.name),
      driftLetter.lead(application),
      ...findings.flatMap((finding) => paragraphsOf(tellFinding(finding, words), driftLetter)),
      driftLetter.back,
      url,
      driftLetter.once,
    ],
  }
}

/** To operators: a customer's connection has something only they, or nobody we know, can act on. */
export function operatorLetter(to: string, findings: readonly DriftFinding[], about: About): Letter {
  return {
    to,
    subject: `${about.organization}: the connection to ${about.application} has drifted`,
    paragraphs: [
      `The nightly check of the connection of ${about.organization} came upon this:`,
      ...findings.flatMap((finding) => paragraphsOf(finding, english.driftLetter)),
      'The connection is here:',
      about.url,
    ],
  }
}

/** Plain text: each line of a to-do is a paragraph of its own. */
function paragraphsOf({ sentence, want, got, where, todo }: DriftFinding, words: SetupWords['driftLetter']): string[] {
  return [
    `– ${sentence}`,
    ...(want ? [words.wanted(want)] : []),
    ...(got ? [words.found(got)] : []),
    ...(where === undefined ? [] : [words.where(where.menu)]),
    ...(where?.url ? [where.url] : []),
    ...todo.map((line, at) => `${at + 1}. ${line}`),
  ]
}
