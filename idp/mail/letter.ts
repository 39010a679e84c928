import type { Letter } from '../../kit/letter.ts'

/** Somebody's account was made: the way in. */
export function activationLetter(to: string, org: string, firstName: string, url: string): Letter {
  return {
    to,
    subject: `Welcome to ${org}`,
    paragraphs: [
      `Hello ${firstName},`,
      `${org} has made an account for you. Choose a password here and you are in:`,
      url,
      'The link works once, for seven days. If it has run out, your administrator can send a new one.',
    ],
  }
}

/** Somebody asked for a new password, and may have been anybody. */
export function resetLetter(to: string, org: string, firstName: string, url: string): Letter {
  return {
    to,
    subject: `Choose a new password for ${org}`,
    paragraphs: [
      `Hello ${firstName},`,
      `somebody, you we hope, asked for a new password for your ${org} account. Choose it here:`,
      url,
      'The link works once, for one hour. If it was not you, you need do nothing: your password stays as it is.',
    ],
  }
}
