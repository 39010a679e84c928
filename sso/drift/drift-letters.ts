import type { Letter } from '../../kit/letter.ts'
import type { DriftFinding } from './drift-check.ts'

type About = {
  readonly organization: string
  readonly application: string
  /** Where it is put right. */
  readonly url: string
}

/** To whoever connected the customer's Okta: what changed there, and a way back into the guide. */
export function customerLetter(
  whom: { readonly email: string; readonly name: string },
  findings: readonly DriftFinding[],
  { application, url }: About,
): Letter {
  const stops = findings.some(({ mild }) => mild !== true)
  return {
    to: whom.email,
    subject: stops
      ? `Something changed in your Okta: sign-in to ${application} may fail`
      : `Something changed in your Okta, about ${application}`,
    paragraphs: [
      `Hello ${whom.name},`,
      `every night we look whether your Okta still has what sign-in to ${application} needs. Something there changed:`,
      ...findings.flatMap(paragraphsOf),
      'This link leads to where it is proven again. It is good for thirty days, and for you alone:',
      url,
      'You hear of each of these once; we write again only if it went away and came back.',
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
      ...findings.flatMap(paragraphsOf),
      'The connection is here:',
      about.url,
    ],
  }
}

/** Plain text: each line of a to-do is a paragraph of its own. */
function paragraphsOf({ sentence, want, got, where, todo }: DriftFinding): string[] {
  const seen = [want && `Wanted: ${want}`, got && `Found: ${got}`].filter((line) => line)
  return [
    `– ${sentence}`,
    ...(seen.length === 0 ? [] : [seen.join('. ')]),
    ...(where === undefined ? [] : [`Where in Okta: ${where.menu}`]),
    ...(where?.url ? [where.url] : []),
    ...todo.map((line, at) => `${at + 1}. ${line}`),
  ]
}
