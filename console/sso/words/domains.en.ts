// E-mail domains: a TXT record for each, watched until it is there.
export const domains = {
  lead: (application: string) =>
    `Whoever types a work e-mail address at ${application} is led to your Okta by its domain. A TXT record in DNS shows that the domain is yours.`,
  label: 'E-mail domain',
  hint: 'What stands after the @ in your people’s addresses. A subdomain counts as a domain of its own.',
  add: 'Add domain',
  record: 'Whoever runs the DNS of {domain} adds this record, of type **TXT**:',
  recordName: 'Name of the record',
  recordValue: 'Value of the record',
  trap: 'Many DNS pages append the domain by themselves. There the name is just {short}.',
  looking: 'Looking for the record …',
  notYet: 'Not there yet. Last looked {when}.',
  looked: 'Last looked {when}. What you change is seen by itself.',
  patience:
    'This turns green by itself, usually a minute after the record was added and seldom an hour. You can close this page: the search goes on.',
  seen: 'The record was there {when}. Leave it where it is: it is looked for every day.',
  vouched: (application: string) =>
    `${application} says that this domain is yours, so addresses there lead to your Okta already.`,
  proveIt: 'Prove it by DNS',
  states: {
    pending: 'Waiting',
    wrong: 'Needs you',
    proven: 'Proven',
    failing: 'Record gone',
    lost: 'Lost',
    vouched: 'Vouched for',
  },
  remove: 'Remove',
  removeNamed: (domain: string) => `Remove ${domain}`,
  removeWhat: (domain: string) => `Addresses at ${domain} will lead nobody to your Okta any more.`,
  keep: 'Keep it',
  skip: 'Without domains for now',
}
