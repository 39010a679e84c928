// What the guide says once people sign in by it: what is being prepared, and what keeps it running.
export const upkeep = {
  lead: (organization: string, application: string) =>
    `People of ${organization} sign in to ${application} by what is connected here. Whatever you change is tried first, and nobody notices it until you go live again.`,
  preparing: 'A change is being prepared; people sign in as before',
  begun: 'Begun {when}.',
  tested: 'It was tried and may go live.',
  differs: 'What is different from what people sign in with now',
  nothingDiffers: 'Nothing is different from what people sign in with now.',
  inUse: 'the one in use',
  another: 'another one',
  carryOn: 'Carry on with it',
  drop: 'Drop the change',
  dropSure: 'What was entered for it is forgotten. What people sign in with stays as it is.',
  dropYes: 'Yes, drop it',
  dropNo: 'Keep it',
  title: 'Keeping it running',
  intro: 'Two things to do without interrupting anybody.',
  testOfLive:
    'This is the sign-in that was tried before it went live. As soon as you prepare a change you can try that.',
  untested: 'No sign-in was tried: the support of your application set this up by a program.',
  secret: {
    title: 'A second client secret',
    one: 'One in use',
    two: 'The second waits',
    turned: 'The second took over',
    why: 'Whenever the secret is to be replaced: the new one waits here beside the old one, and takes over by itself the moment your Okta refuses the old one. Nobody has to be there.',
    generate:
      'In Okta, on the app’s page, tab **General**, under **CLIENT SECRETS**: **Generate new secret**. Leave the old one **Active** for now.',
    copy: 'Copy the new one and enter it here. It is tried at your Okta before it is kept.',
    label: 'New client secret',
    waits: 'Accepted by your Okta {when}, and it waits.',
    deactivate:
      'When it suits you: in Okta, set the old one to **Inactive**. From then on the new one is used, by itself, and it is said here.',
    takeBack: 'Take it back',
    tookOver: 'The second secret took over {when}. The old one can be deleted in Okta.',
    other: 'At your provider, make a second client secret and leave the first one valid.',
  },
  key: {
    title: 'A signature in place of the secret',
    bySecret: 'By secret',
    prepared: 'Being prepared',
    byKey: 'By signature',
    why: 'With **Public key / Private key** there is no secret that could leak or has to be replaced: we sign, and your Okta checks with our public keys, which it fetches by itself.',
    first:
      'Press the button before you change anything in Okta. Okta deletes the secrets when you save there; once it was pressed, whoever signs in at that moment is let in by the signature.',
    begin: 'Prepare the signature',
    beginInOkta: 'Prepare it, and set it in Okta with the API token',
    edit: 'In Okta, on the app’s page, tab **General**: **Edit** beside **Client Credentials**.',
    choose:
      'Client authentication **Public key / Private key**, then **Use a URL to fetch keys dynamically** with this URL, then **Save**:',
    url: 'URL of our keys',
    accepted: 'Your Okta accepts our signature. Now try a sign-in, then go live.',
    toTest: 'Try a sign-in',
    live: 'We sign, and your Okta checks it with the keys it fetches from this address. When our keys change it notices by itself.',
    back: 'We sign in place of a secret. Enter one only to go back to it.',
    other: 'At your provider, set the client’s authentication to **private_key_jwt** and its **jwks_uri** to this URL:',
  },
}
