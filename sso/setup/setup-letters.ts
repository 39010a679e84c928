import type { Letter } from '../../kit/letter.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'

export function codeLetter(to: string, organization: string, code: string): Letter {
  return {
    to,
    subject: `${code} is your code`,
    paragraphs: [
      `Somebody, you we hope, opened the link to connect the Okta of ${organization}. The code is`,
      code,
      'It is good for ten minutes. If it was not you, you need do nothing: without the code the link opens nothing.',
    ],
  }
}

const DOES: Readonly<Record<SetupStep, string>> = {
  'okta-domain': 'say which Okta it is',
  app: 'add the application in Okta',
  'initiate-login': 'make the tile in Okta work',
  'authorization-server': 'choose the authorization server',
  'api-token': 'make an API token in Okta',
  domains: 'add a record to your DNS',
  test: 'try a sign-in',
  'go-live': 'switch it on',
}

/** Somebody in the same company is asked to take one step. */
export function helpLetter(
  whom: { readonly email: string; readonly name: string; readonly step: SetupStep },
  about: { readonly from: string; readonly organization: string; readonly url: string },
): Letter {
  return {
    to: whom.email,
    subject: `${about.from} asks for your help with a sign-in`,
    paragraphs: [
      `Hello ${whom.name},`,
      `${about.from} is connecting the Okta of ${about.organization} and asks you to ${DOES[whom.step]}. This link leads to just that step:`,
      about.url,
      'It is good for thirty days, and for you alone: it asks for a code that comes to this mailbox.',
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
      : `${DOES[whom.step]}. This link leads to just that step:`
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
