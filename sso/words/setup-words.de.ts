import type { SetupWords } from './setup-words.en.ts'

export const setupWords: SetupWords = {
  invitation: {
    title: 'Ihr Okta anbinden',
    heading: (organization) => `Das Okta von ${organization} anbinden`,
    lead: (name) =>
      `Guten Tag, ${name}. Das dauert ein paar Minuten, und Sie können jederzeit aufhören und wiederkommen. Jeder Schritt wird geprüft, während Sie ihn tun; wer angemeldet ist, merkt nichts, bis Sie live gehen.`,
    after: (organization, application) =>
      `Von da an melden sich die Personen von ${organization} mit Ihrem Okta bei ${application} an.`,
    mailbox: (mailbox) => `Zuerst stellen wir sicher, dass Sie es sind: Ein Code geht an ${mailbox}.`,
    send: 'Code senden',
    need: 'Was Sie brauchen: ein Konto, das im Okta Ihres Unternehmens Anwendungen hinzufügen darf.',
  },
  code: {
    title: 'Ihr Code',
    heading: 'Sehen Sie in Ihr Postfach',
    lead: (mailbox) => `Eine E-Mail mit einem sechsstelligen Code ist unterwegs an ${mailbox}.`,
    label: 'Code',
    go: 'Weiter',
    again: 'Einen neuen Code senden',
    wrong: 'Das ist nicht der Code. Nehmen Sie den aus der neuesten E-Mail.',
    worn: 'Dieser Code gilt nicht mehr: Er ist älter als zehn Minuten oder wurde zu oft probiert.',
    company: 'Ihr Unternehmen',
  },
  problem: {
    closed: 'Dieser Link ist nicht offen',
    other: 'Das hat nicht geklappt',
  },
  codeLetter: {
    subject: (code) => `${code} ist Ihr Code`,
    why: (organization) =>
      `Jemand, hoffentlich Sie, hat den Link geöffnet, mit dem das Okta von ${organization} angebunden wird. Der Code lautet`,
    care: 'Er gilt zehn Minuten. Waren Sie es nicht, müssen Sie nichts tun: Ohne den Code öffnet der Link nichts.',
  },
  helpLetter: {
    subject: (from) => `${from} bittet Sie um Hilfe bei einer Anmeldung`,
    hello: (name) => `Guten Tag, ${name},`,
    asks: (from, organization, what) =>
      `${from} bindet das Okta von ${organization} an und bittet Sie, ${what}. Dieser Link führt zu genau diesem Schritt:`,
    does: {
      'okta-domain': 'zu sagen, welches Okta es ist',
      app: 'die Anwendung in Okta hinzuzufügen',
      'initiate-login': 'die Kachel in Okta zum Laufen zu bringen',
      'authorization-server': 'den Autorisierungsserver zu wählen',
      'api-token': 'in Okta ein API-Token zu erstellen',
      domains: 'in Ihrem DNS einen Eintrag hinzuzufügen',
      test: 'eine Anmeldung auszuprobieren',
      'go-live': 'es einzuschalten',
    },
    care: 'Er gilt dreißig Tage und nur für Sie: Er fragt nach einem Code, der in dieses Postfach kommt.',
  },
  invitationLetter: {
    subject: (organization, application) => `Das Okta von ${organization} an ${application} anbinden`,
    whole: (organization, application) =>
      `Die Personen von ${organization} sollen sich mit Ihrem Okta bei ${application} anmelden. Sie werden gebeten, es anzubinden. Dieser Link führt zu einer Anleitung, die jeden Schritt prüft, während Sie ihn tun:`,
    step: (organization, application, what) =>
      `Die Personen von ${organization} sollen sich mit Ihrem Okta bei ${application} anmelden. Sie werden gebeten, ${what}. Dieser Link führt zu genau diesem Schritt:`,
    from: (inviter, application) => `Diese Einladung kommt von ${inviter}, ${application}.`,
    care: 'Er gilt dreißig Tage, so oft Sie möchten, und nur für Sie: Er fragt nach einem Code, der in dieses Postfach kommt. Niemand merkt etwas, bis Sie live gehen.',
  },
  driftLetter: {
    subject: (application) => `In Ihrem Okta hat sich etwas geändert: Die Anmeldung bei ${application} kann scheitern`,
    mildSubject: (application) => `In Ihrem Okta hat sich etwas geändert, was ${application} betrifft`,
    lead: (application) =>
      `jede Nacht sehen wir nach, ob Ihr Okta noch hat, was die Anmeldung bei ${application} braucht. Dort hat sich etwas geändert:`,
    wanted: (value) => `Erwartet: ${value}`,
    found: (value) => `Gefunden: ${value}`,
    where: (menu) => `Wo in Okta: ${menu}`,
    back: 'Dieser Link führt dorthin, wo es neu nachgewiesen wird. Er gilt dreißig Tage und nur für Sie:',
    once: 'Davon hören Sie je einmal; wir schreiben nur wieder, wenn es weg war und zurückkam.',
  },
  someApplication: 'der Anwendung',
}
