import type { Letter } from '../../kit/letter.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'
import { type SetupWords, setupWords } from '../words/setup-words.en.ts'

export function codeLetter({ codeLetter: words }: SetupWords, to: string, organization: string, code: string): Letter {
  return { to, subject: words.subject(code), paragraphs: [words.why(organization), code, words.care] }
}

/** Somebody in the same company is asked to take one step, in the language of whoever asks. */
export function helpLetter(
  { helpLetter: words }: SetupWords,
  whom: { readonly email: string; readonly name: string; readonly step: SetupStep },
  about: { readonly from: string; readonly organization: string; readonly url: string },
): Letter {
  return {
    to: whom.email,
    subject: words.subject(about.from),
    paragraphs: [
      words.hello(whom.name),
      words.asks(about.from, about.organization, words.does[whom.step]),
      about.url,
      words.care,
    ],
  }
}

/** An operator invites somebody to connect their Okta, or to take one step of it. */
export function invitationLetter(
  whom: { readonly email: string; readonly name: string; readonly step: SetupStep | null },
  about: { readonly application: string; readonly organization: string; readonly url: string },
): Letter {
  const { application, organization, url } = about
  const what =
    whom.step === null
      ? 'connect it. This link leads to a guide that checks each step while you take it:'
      : `${setupWords.helpLetter.does[whom.step]}. This link leads to just that step:`
  return {
    to: whom.email,
    subject: `Connect the Okta of ${organization} to ${application}`,
    paragraphs: [
      `Hello ${whom.name},`,
      `People of ${organization} are to sign in to ${application} with your Okta. You are asked to ${what}`,
      url,
      'It is good for thirty days, as often as you like, and for you alone: it asks for a code that comes to this mailbox. Nobody notices anything until you go live.',
    ],
  }
}
