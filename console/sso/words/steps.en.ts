// What each step says. Okta's own menus, fields and buttons stand in bold and stay in English, as Okta shows them.
export const steps = {
  oktaDomain: {
    label: 'Okta domain',
    hint: 'Paste anything you have of it: the address of the page you are looking at in Okta will do.',
  },
  app: {
    create: 'In Okta: **Applications → Applications → Create App Integration**.',
    kind: 'Sign-in method **OIDC - OpenID Connect**, application type **Web Application**, then **Next**.',
    name: 'App integration name: **{application}**. Sign-in redirect URIs, in place of what stands there:',
    assign:
      'Assignments: **Allow everyone in your organization to access**, or the groups that use it. All the rest may stay as it is. **Save**.',
    copy: 'On the page that opens, copy the Client ID and the Client secret.',
    groups:
      'So that people’s groups come along: tab **Sign On**, **Edit** beside **OpenID Connect ID Token**, Group claims filter **groups**, **Matches regex**, {everything}. **Save**.',
    secretKept: 'One is kept. Leave this empty to keep it.',
    secretHint: 'Kept sealed, and shown to nobody again.',
  },
  tile: {
    lead: (application: string) =>
      `The tile is the icon of ${application} on people’s Okta dashboard: one click there, and they are in.`,
    made: 'It was made with the API token. Nothing is left to do here; a click on it proves it, if you like.',
    edit: 'In Okta, on the app’s page, tab **General**: **Edit** beside **General Settings**.',
    login:
      'Under **LOGIN**: Login initiated by **Either Okta or App**, tick **Display application icon to users**, login flow **Redirect to app to initiate login (OIDC Compliant)**.',
    uri: 'Initiate login URI, then **Save**:',
    click: (application: string) => `Press the button below, go to your {dashboard} and click the ${application} tile.`,
    dashboard: 'Okta dashboard',
    ready: 'I am ready to click the tile',
    again: 'Wait for another click',
    waiting: 'Waiting for the click …',
    clickNow: 'Click the tile now. This turns green by itself when the click arrives.',
    noTile:
      'No tile there? Then **Login initiated by** is still **App Only**, the change was not saved, or you are not assigned to the app.',
    elsewhere: 'Another page opens? Then the **Initiate login URI** in Okta is not the one above, letter by letter.',
    skip: 'We do not need a tile',
  },
  server: {
    question: 'Who signs people in?',
    org: 'The org’s own authorization server',
    orgHint: 'What nearly everybody uses. Nothing to do.',
    custom: 'A custom authorization server',
    customHint: 'Where your company wants access policies of its own. Needs Okta’s API Access Management.',
    choose: 'In Okta: **Security → API → Authorization Servers**. One that is there will do, for example **default**.',
    add: (application: string) =>
      `Or make one: **Add Authorization Server**, **Name** ${application}, **Audience** a name for it such as api://sign-in, then **Save**.`,
    copy: 'Copy its **Issuer URI** and enter it below.',
    policy: (application: string) =>
      `On its page, tab **Access Policies**: **Add New Access Policy**, a name and a description, assigned to **The following clients:** ${application}, then **Create Policy**.`,
    rule: 'In that policy: **Add Rule**, a name, **Grant type is** **Authorization Code**; all the rest may stay as it is. **Create Rule**.',
  },
  apiToken: {
    lead: 'With a token that may only read, your Okta is looked at every night, so that what is about to break is said before it does, and when somebody cannot sign in, Okta’s own log says why. People sign in without it as well. People and groups are only counted, which shows that the token works.',
    account:
      'In Okta, **Directory → People → Add person**: an account for this alone. On its tab **Admin roles** give it **Read-only Administrator**: a token can do whatever its maker can.',
    create: 'Signed in as that account: **Security → API → Tokens → Create token**. It is shown once.',
    label: 'API token',
    hint: 'Kept sealed, and shown to nobody again.',
    skip: 'Without it for now',
  },
  test: {
    lead: (application: string) =>
      `A sign-in with exactly what you entered, in a new window, as anybody who is assigned to the app. It lets nobody into ${application}; you see what your Okta says, and what would be made of it.`,
    start: 'Try a sign-in',
    again: 'Try again',
    waiting: 'Waiting for the sign-in in the other window …',
    groups: 'Groups',
    groupsUnsaid: 'nothing was said of groups',
    none: 'none',
    account: 'Account',
    fields: {
      subject: 'Subject',
      email: 'E-mail',
      emailVerified: 'E-mail verified',
      name: 'Name',
      givenName: 'First name',
      familyName: 'Last name',
    },
    accountNew: 'a new one would be made',
    accountKnown: 'one that is known',
    idToken: 'ID token',
    happened: 'What happened',
    failed: 'failed',
    seconds: (much: string) => `${much} s`,
    milliseconds: (much: string) => `${much} ms`,
    parts: {
      discovery: 'Looking up your Okta',
      at_okta: 'At Okta',
      token: 'Code for tokens',
      id_token: 'ID token checked',
      userinfo: 'Userinfo',
    },
  },
  goLive: {
    first: (organization: string, application: string) =>
      `From this moment people of ${organization} sign in to ${application} with your Okta.`,
    again: (organization: string) =>
      `From the next sign-in on, ${organization} uses what you tested. Whoever is signed in stays signed in.`,
    live: (organization: string, application: string) =>
      `People of ${organization} sign in to ${application} with your Okta. What you change here from now on is tried first and touches nobody until you go live again.`,
    press: 'Go live',
    untested: 'This takes a test sign-in that went well, with exactly these settings.',
  },
}
