// What the guide says of a provider that is not Okta, where that is something else.
export const otherProvider = {
  hint: 'Not Okta? Enter the issuer of your OpenID Connect provider, for example https://login.acme.com/realms/staff',
  left: 'Three steps are Okta’s alone and are left out: the tile, the authorization server, and the watch by API token.',
  register: {
    client:
      'At your provider, register a client for a web application: confidential, with the **authorization code** flow.',
    name: 'Its name: **{application}**. Its redirect URI, letter by letter:',
    scopes: 'Scopes: **openid**, **profile** and **email**. If it can tell groups, in a claim called **groups**.',
    copy: 'Copy the client ID and the client secret. How the secret is sent (**client_secret_basic** or **client_secret_post**) is found out here.',
  },
  guide: {
    pageTitle: (organization: string) => `Connect your sign-in service · ${organization}`,
    heading: (organization: string) => `Connect the sign-in service of ${organization}`,
    lead: (organization: string) =>
      `Everything you enter is checked at once, against your provider itself. Nobody at ${organization} notices anything until you go live, and you can close this page at any time: the link in your invitation leads back here.`,
  },
  titles: { 'okta-domain': 'Which sign-in service is it?', app: 'Register the application' },
  oktaDomain: { label: 'Issuer' },
  test: {
    lead: (application: string) =>
      `A sign-in with exactly what you entered, in a new window, as anybody your provider lets in. It lets nobody into ${application}; you see what your provider says, and what would be made of it.`,
  },
  parts: { discovery: 'Looking up your provider', at_okta: 'At your provider' },
  goLive: {
    first: (organization: string, application: string) =>
      `From this moment people of ${organization} sign in to ${application} with your sign-in service.`,
    live: (organization: string, application: string) =>
      `People of ${organization} sign in to ${application} with your sign-in service. What you change here from now on is tried first and touches nobody until you go live again.`,
  },
}
