// What is said before the press that goes live, and what there is to take along after it.
export const goingLive = {
  who: 'For whom',
  domains: (domains: string) => `People with an address at ${domains}`,
  assigned: 'Whoever is assigned to the app in your Okta',
  accounts: 'People so far',
  known: (accounts: number, signedIn: number) =>
    accounts === 0
      ? 'Nobody has signed in this way yet'
      : accounts === 1
        ? `1 person has signed in this way, ${signedIn} signed in now`
        : `${accounts} people have signed in this way, ${signedIn} signed in now`,
  today: 'Today',
  nothingYet: 'Nobody signs in with your Okta yet',
  after: 'From then on',
  back: 'The way back',
  backOff: (application: string) => `One press by the support of ${application} switches it off again`,
  backTo: (application: string) => `One press by the support of ${application} puts back what is there today`,
  otherIssuer:
    'Another issuer is another place: people are known anew. Whoever is signed in has to sign in again, and gets a new account.',
  open: (application: string) => `Open ${application}`,
  report: 'Download the report',
  reportHint: 'What was proven, when and by whom: one file for your change ticket, with nothing secret in it.',
}
