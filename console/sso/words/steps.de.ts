import type { Words } from './words.ts'

export const steps: Words['steps'] = {
  oktaDomain: {
    label: 'Okta-Domain',
    hint: 'Fügen Sie ein, was Sie davon haben: Die Adresse der Seite, die Sie in Okta gerade sehen, genügt.',
  },
  app: {
    create: 'In Okta: **Applications → Applications → Create App Integration**.',
    kind: 'Bei Sign-in method **OIDC - OpenID Connect**, als Application type **Web Application**, dann **Next**.',
    name: 'App integration name: **{application}**. Unter Sign-in redirect URIs, anstelle dessen, was dort steht:',
    assign:
      'Bei Assignments: **Allow everyone in your organization to access** oder die Gruppen, die sie nutzen. Alles Übrige kann bleiben, wie es ist. **Save**.',
    copy: 'Kopieren Sie auf der Seite, die sich öffnet, Client ID und Client secret.',
    groups:
      'Damit die Gruppen der Personen mitkommen: Reiter **Sign On**, **Edit** neben **OpenID Connect ID Token**, bei Group claims filter **groups**, **Matches regex**, {everything}. **Save**.',
    secretKept: 'Eines ist hinterlegt. Lassen Sie das Feld leer, um es zu behalten.',
    secretHint: 'Wird versiegelt aufbewahrt und niemandem wieder gezeigt.',
  },
  tile: {
    lead: (application) =>
      `Die Kachel ist das Symbol von ${application} im Okta-Dashboard Ihrer Personen: ein Klick darauf, und sie sind drin.`,
    made: 'Sie wurde mit dem API-Token angelegt. Hier bleibt nichts zu tun; ein Klick darauf weist sie nach, wenn Sie möchten.',
    edit: 'In Okta auf der Seite der App, Reiter **General**: **Edit** neben **General Settings**.',
    login:
      'Unter **LOGIN**: bei Login initiated by **Either Okta or App** wählen, **Display application icon to users** anhaken, als Login flow **Redirect to app to initiate login (OIDC Compliant)**.',
    uri: 'Initiate login URI, dann **Save**:',
    click: (application) =>
      `Drücken Sie den Knopf unten, gehen Sie in Ihr {dashboard} und klicken Sie auf die Kachel ${application}.`,
    dashboard: 'Okta-Dashboard',
    ready: 'Ich bin bereit, auf die Kachel zu klicken',
    again: 'Auf einen weiteren Klick warten',
    waiting: 'Warten auf den Klick …',
    clickNow: 'Klicken Sie jetzt auf die Kachel. Dies wird von selbst grün, sobald der Klick ankommt.',
    noTile:
      'Keine Kachel zu sehen? Dann steht **Login initiated by** noch auf **App Only**, die Änderung wurde nicht gespeichert, oder Sie sind der App nicht zugewiesen.',
    elsewhere:
      'Eine andere Seite öffnet sich? Dann ist **Initiate login URI** in Okta nicht Buchstabe für Buchstabe die von oben.',
    skip: 'Wir brauchen keine Kachel',
  },
  server: {
    question: 'Wer meldet die Personen an?',
    org: 'Der eigene Autorisierungsserver der Org',
    orgHint: 'Das nutzen fast alle. Es ist nichts zu tun.',
    custom: 'Ein Custom Authorization Server',
    customHint: 'Wenn Ihr Unternehmen eigene Zugriffsrichtlinien möchte. Setzt Oktas API Access Management voraus.',
    choose:
      'In Okta: **Security → API → Authorization Servers**. Einer, der schon da ist, genügt, zum Beispiel **default**.',
    add: (application) =>
      `Oder legen Sie einen an: **Add Authorization Server**, als **Name** ${application}, als **Audience** ein Name dafür wie api://sign-in, dann **Save**.`,
    copy: 'Kopieren Sie seine **Issuer URI**, und tragen Sie sie unten ein.',
    policy: (application) =>
      `Auf seiner Seite, Reiter **Access Policies**: **Add New Access Policy**, ein Name und eine Beschreibung, zugewiesen an **The following clients:** ${application}, dann **Create Policy**.`,
    rule: 'In dieser Richtlinie: **Add Rule**, ein Name, bei **Grant type is** **Authorization Code**; alles Übrige kann bleiben, wie es ist. **Create Rule**.',
  },
  apiToken: {
    lead: 'Mit einem Token, das nur lesen darf, wird jede Nacht in Ihr Okta gesehen, damit gesagt wird, was kaputtzugehen droht, bevor es das tut; und wenn jemand sich nicht anmelden kann, sagt Oktas eigenes Protokoll, warum. Anmelden kann man sich auch ohne. Personen und Gruppen werden nur gezählt: Das zeigt, dass das Token wirkt.',
    account:
      'In Okta **Directory → People → Add person**: ein Konto nur dafür. Geben Sie ihm auf dem Reiter **Admin roles** die Rolle **Read-only Administrator**: Ein Token darf alles, was sein Ersteller darf.',
    create:
      'Mit diesem Konto angemeldet: **Security → API → Tokens → Create token**. Das Token wird nur einmal angezeigt.',
    label: 'API-Token',
    hint: 'Wird versiegelt aufbewahrt und niemandem wieder gezeigt.',
    skip: 'Vorerst ohne',
  },
  test: {
    lead: (application) =>
      `Eine Anmeldung mit genau dem, was Sie eingegeben haben, in einem neuen Fenster, als irgendjemand, dem die App zugewiesen ist. Sie lässt niemanden in ${application} hinein; Sie sehen, was Ihr Okta sagt und was daraus würde.`,
    start: 'Eine Anmeldung ausprobieren',
    again: 'Noch einmal versuchen',
    waiting: 'Warten auf die Anmeldung im anderen Fenster …',
    groups: 'Gruppen',
    groupsUnsaid: 'über Gruppen wurde nichts gesagt',
    none: 'keine',
    account: 'Konto',
    fields: {
      subject: 'Subject',
      email: 'E-Mail',
      emailVerified: 'E-Mail bestätigt',
      name: 'Name',
      givenName: 'Vorname',
      familyName: 'Nachname',
    },
    accountNew: 'ein neues würde angelegt',
    accountKnown: 'eines, das bekannt ist',
    idToken: 'ID-Token',
    happened: 'Was geschehen ist',
    failed: 'fehlgeschlagen',
    seconds: (much) => `${much} s`,
    milliseconds: (much) => `${much} ms`,
    parts: {
      discovery: 'Ihr Okta nachgeschlagen',
      at_okta: 'Bei Okta',
      token: 'Code gegen Tokens',
      id_token: 'ID-Token geprüft',
      userinfo: 'Userinfo',
    },
  },
  goLive: {
    first: (organization, application) =>
      `Ab diesem Moment melden sich die Personen von ${organization} mit Ihrem Okta bei ${application} an.`,
    again: (organization) =>
      `Ab der nächsten Anmeldung nutzt ${organization}, was Sie getestet haben. Wer angemeldet ist, bleibt angemeldet.`,
    live: (organization, application) =>
      `Die Personen von ${organization} melden sich mit Ihrem Okta bei ${application} an. Was Sie hier ab jetzt ändern, wird erst ausprobiert und betrifft niemanden, bis Sie erneut live gehen.`,
    press: 'Live gehen',
    untested: 'Dafür braucht es eine gelungene Testanmeldung mit genau diesen Einstellungen.',
  },
}
