import type { Letter } from '../../kit/letter.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { LANGUAGE_TAGS } from '../words/spoken-language.ts'

export function codeLetter(
  { language, setup: { codeLetter: words } }: Catalogue,
  to: string,
  organization: string,
  code: string,
): Letter {
  const paragraphs = [words.why(organization), code, words.care]
  return { to, language: LANGUAGE_TAGS[language], subject: words.subject(code), paragraphs }
}

/** Somebody in the same company is asked to take one step, in the language of whoever asks. */
export function helpLetter(
  { language, setup: { helpLetter: words } }: Catalogue,
  whom: { readonly email: string; readonly name: string; readonly step: SetupStep },
  about: { readonly from: string; readonly organization: string; readonly url: string },
): Letter {
  return {
    to: whom.email,
    language: LANGUAGE_TAGS[language],
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
  { language, setup: { invitationLetter: words, helpLetter } }: Catalogue,
  whom: { readonly email: string; readonly name: string; readonly step: SetupStep | null },
  about: {
    /** The operator who invites; undefined: a program did. */
    readonly inviter: string | undefined
    readonly application: string
    readonly organization: string
    readonly url: string
  },
): Letter {
  const { inviter, application, organization, url } = about
  const asks =
    whom.step === null
      ? words.whole(organization, application)
      : words.step(organization, application, helpLetter.does[whom.step])
  return {
    to: whom.email,
    language: LANGUAGE_TAGS[language],
    subject: words.subject(organization, application),
    paragraphs: [
      helpLetter.hello(whom.name),
      ...(inviter === undefined ? [] : [words.from(inviter, application)]),
      asks,
      url,
      words.care,
    ],
  }
}
