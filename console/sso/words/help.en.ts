// Handing one step to somebody else.
export const help = {
  ask: 'Ask somebody else to do this',
  askAgain: 'Ask somebody else',
  name: 'Their name',
  email: 'Their work e-mail',
  send: 'Send them the link',
  what: 'They get a link that leads to this step alone. It is good for thirty days, and opens with a code that comes to their mailbox. You see here when they are done.',
  sent: (name: string, email: string) => `${name} (${email}) has a letter with a link to this step.`,
  opened: 'Opened: {when}',
  notOpened: 'Not opened yet. Asked: {when}',
  noteTitle: 'A note to send along',
  note: (name: string, application: string, organization: string, email: string) =>
    `Hello ${name}, I am connecting the Okta of ${organization} to ${application} and need you for one step. A letter from ${application} is in your mailbox (${email}): the link in it leads to just that step, says what to do, and checks it at once.`,
}
