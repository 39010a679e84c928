import type { Words } from './words.ts'

export const otherProvider: Words['otherProvider'] = {
  hint: 'Kein Okta? Geben Sie den Issuer Ihres OpenID-Connect-Anbieters ein, zum Beispiel https://login.acme.com/realms/staff',
  left: 'Drei Schritte gibt es nur bei Okta, sie entfallen: die Kachel, der Autorisierungsserver und das Beobachten per API-Token.',
  register: {
    client:
      'Registrieren Sie bei Ihrem Anbieter einen Client für eine Webanwendung: vertraulich (confidential), mit dem Ablauf **authorization code**.',
    name: 'Sein Name: **{application}**. Seine Redirect URI, Buchstabe für Buchstabe:',
    scopes:
      'Scopes: **openid**, **profile** und **email**. Falls er Gruppen nennen kann, in einem Claim namens **groups**.',
    copy: 'Kopieren Sie Client ID und Client Secret. Wie das Secret gesendet wird (**client_secret_basic** oder **client_secret_post**), findet sich hier von selbst.',
  },
  guide: {
    pageTitle: (organization) => `Ihren Anmeldedienst anbinden · ${organization}`,
    heading: (organization) => `Den Anmeldedienst von ${organization} anbinden`,
    lead: (organization) =>
      `Alles, was Sie eingeben, wird sofort direkt an Ihrem Anmeldedienst geprüft. Bei ${organization} merkt niemand etwas, bis Sie live gehen, und Sie können diese Seite jederzeit schließen: Der Link in Ihrer Einladung führt hierher zurück.`,
  },
  titles: { 'okta-domain': 'Welcher Anmeldedienst ist es?', app: 'Die Anwendung registrieren' },
  oktaDomain: { label: 'Issuer' },
  test: {
    lead: (application) =>
      `Eine Anmeldung mit genau dem, was Sie eingegeben haben, in einem neuen Fenster, als irgendjemand, den Ihr Anbieter hereinlässt. Sie lässt niemanden in ${application} hinein; Sie sehen, was Ihr Anbieter sagt und was daraus würde.`,
  },
  parts: { discovery: 'Ihren Anbieter nachgeschlagen', at_okta: 'Bei Ihrem Anbieter' },
  goLive: {
    first: (organization, application) =>
      `Ab diesem Moment melden sich die Personen von ${organization} mit Ihrem Anmeldedienst bei ${application} an.`,
    live: (organization, application) =>
      `Die Personen von ${organization} melden sich mit Ihrem Anmeldedienst bei ${application} an. Was Sie hier ab jetzt ändern, wird erst ausprobiert und betrifft niemanden, bis Sie erneut live gehen.`,
  },
}
