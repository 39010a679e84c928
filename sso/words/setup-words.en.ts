// The pages before the guide, and the letters, whole: they are written for each language, not told again.
export const setupWords = {
  invitation: {
    title: 'Connect your Okta',
    heading: (organization: string) => `Connect the Okta of ${organization}`,
    lead: (name: string) =>
      `Hello ${name}. This takes a few minutes, and you can stop and come back at any time. Every step is checked while you take it; nobody who is signed in notices anything until you go live.`,
    after: (organization: string, application: string) =>
      `From then on people of ${organization} sign in to ${application} with your Okta.`,
    mailbox: (mailbox: string) => `First we make sure it is you: a code goes to ${mailbox}.`,
    send: 'Send me the code',
    need: 'What you need: an account that may add applications in your company’s Okta.',
  },
  code: {
    title: 'Your code',
    heading: 'Look into your mailbox',
    lead: (mailbox: string) => `An e-mail with a code of six digits is on its way to ${mailbox}.`,
    label: 'Code',
    go: 'Continue',
    again: 'Send another code',
    wrong: 'That is not the code. Look for the newest e-mail.',
    worn: 'This code does not work any more: it is older than ten minutes, or was tried too often.',
    company: 'your company',
  },
  problem: {
    closed: 'This link is not open',
    other: 'That did not work',
  },
  codeLetter: {
    subject: (code: string) => `${code} is your code`,
    why: (organization: string) =>
      `Somebody, you we hope, opened the link to connect the Okta of ${organization}. The code is`,
    care: 'It is good for ten minutes. If it was not you, you need do nothing: without the code the link opens nothing.',
  },
  helpLetter: {
    subject: (from: string) => `${from} asks for your help with a sign-in`,
    hello: (name: string) => `Hello ${name},`,
    asks: (from: string, organization: string, what: string) =>
      `${from} is connecting the Okta of ${organization} and asks you to ${what}. This link leads to just that step:`,
    does: {
      'okta-domain': 'say which Okta it is',
      app: 'add the application in Okta',
      'initiate-login': 'make the tile in Okta work',
      'authorization-server': 'choose the authorization server',
      'api-token': 'make an API token in Okta',
      domains: 'add a record to your DNS',
      test: 'try a sign-in',
      'go-live': 'switch it on',
    },
    care: 'It is good for thirty days, and for you alone: it asks for a code that comes to this mailbox.',
  },
  invitationLetter: {
    subject: (organization: string, application: string) => `Connect the Okta of ${organization} to ${application}`,
    whole: (organization: string, application: string) =>
      `People of ${organization} are to sign in to ${application} with your Okta. You are asked to connect it. This link leads to a guide that checks each step while you take it:`,
    step: (organization: string, application: string, what: string) =>
      `People of ${organization} are to sign in to ${application} with your Okta. You are asked to ${what}. This link leads to just that step:`,
    from: (inviter: string, application: string) => `This invitation comes from ${inviter} of ${application}.`,
    care: 'It is good for thirty days, as often as you like, and for you alone: it asks for a code that comes to this mailbox. Nobody notices anything until you go live.',
  },
  driftLetter: {
    subject: (application: string) => `Something changed in your Okta: sign-in to ${application} may fail`,
    mildSubject: (application: string) => `Something changed in your Okta, about ${application}`,
    lead: (application: string) =>
      `every night we look whether your Okta still has what sign-in to ${application} needs. Something there changed:`,
    wanted: (value: string) => `Wanted: ${value}`,
    found: (value: string) => `Found: ${value}`,
    where: (menu: string) => `Where in Okta: ${menu}`,
    back: 'This link leads to where it is proven again. It is good for thirty days, and for you alone:',
    once: 'You hear of each of these once; we write again only if it went away and came back.',
  },
  someApplication: 'the application',
}

export type SetupWords = typeof setupWords
