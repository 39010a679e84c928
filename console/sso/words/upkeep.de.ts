import type { Words } from './words.ts'

export const upkeep: Words['upkeep'] = {
  lead: (organization, application) =>
    `Die Personen von ${organization} melden sich mit dem, was hier verbunden ist, bei ${application} an. Was Sie ändern, wird erst ausprobiert; niemand bemerkt etwas davon, bis Sie erneut live gehen.`,
  preparing: 'Eine Änderung wird vorbereitet; angemeldet wird sich wie bisher',
  begun: 'Begonnen {when}.',
  tested: 'Sie wurde ausprobiert und kann live gehen.',
  differs: 'Was anders ist als das, womit sich die Personen jetzt anmelden',
  nothingDiffers: 'Nichts ist anders als das, womit sich die Personen jetzt anmelden.',
  inUse: 'das verwendete',
  another: 'ein anderes',
  carryOn: 'Damit weitermachen',
  drop: 'Änderung verwerfen',
  dropSure: 'Was dafür eingegeben wurde, wird vergessen. Womit sich die Personen anmelden, bleibt, wie es ist.',
  dropYes: 'Ja, verwerfen',
  dropNo: 'Behalten',
  title: 'Damit es weiterläuft',
  intro: 'Zwei Dinge, die niemanden unterbrechen.',
  testOfLive:
    'Das ist die Anmeldung, die vor dem Live-Gang ausprobiert wurde. Sobald Sie eine Änderung vorbereiten, können Sie diese ausprobieren.',
  untested:
    'Es wurde keine Anmeldung ausprobiert: Der Support Ihrer Anwendung hat dies mit einem Programm eingerichtet.',
  secret: {
    title: 'Ein zweites Client Secret',
    one: 'Eines in Gebrauch',
    two: 'Das zweite wartet',
    turned: 'Das zweite hat übernommen',
    why: 'Wann immer das Secret ersetzt werden soll: Das neue wartet hier neben dem alten und übernimmt von selbst, sobald Ihr Okta das alte ablehnt. Niemand muss dabei sein.',
    generate:
      'In Okta auf der Seite der App, Reiter **General**, unter **CLIENT SECRETS**: **Generate new secret**. Lassen Sie das alte vorerst **Active**.',
    copy: 'Kopieren Sie das neue und geben Sie es hier ein. Es wird an Ihrem Okta ausprobiert, bevor es behalten wird.',
    label: 'Neues Client Secret',
    waits: 'Von Ihrem Okta angenommen {when}; es wartet.',
    deactivate:
      'Wann es Ihnen passt: Setzen Sie in Okta das alte auf **Inactive**. Von da an wird von selbst das neue verwendet, und hier steht es dann.',
    takeBack: 'Zurücknehmen',
    tookOver: 'Das zweite Secret hat übernommen: {when}. Das alte kann in Okta gelöscht werden.',
    other: 'Legen Sie bei Ihrem Anbieter ein zweites Client Secret an, und lassen Sie das erste gültig.',
  },
  key: {
    title: 'Eine Signatur anstelle des Secrets',
    bySecret: 'Mit Secret',
    prepared: 'In Vorbereitung',
    byKey: 'Mit Signatur',
    why: 'Mit **Public key / Private key** gibt es kein Secret, das abhandenkommen könnte oder ersetzt werden muss: Wir signieren, und Ihr Okta prüft das mit unseren öffentlichen Schlüsseln, die es selbst abholt.',
    first:
      'Drücken Sie den Knopf, bevor Sie in Okta etwas ändern. Okta löscht die Secrets, wenn Sie dort speichern; danach kommt, wer sich in diesem Moment anmeldet, mit der Signatur hinein.',
    begin: 'Signatur vorbereiten',
    beginInOkta: 'Vorbereiten und mit dem API-Token in Okta eintragen',
    edit: 'In Okta auf der Seite der App, Reiter **General**: **Edit** neben **Client Credentials**.',
    choose:
      'Als Client authentication **Public key / Private key**, dann **Use a URL to fetch keys dynamically** mit dieser URL, dann **Save**:',
    url: 'URL unserer Schlüssel',
    accepted: 'Ihr Okta nimmt unsere Signatur an. Probieren Sie jetzt eine Anmeldung aus, und gehen Sie dann live.',
    toTest: 'Eine Anmeldung ausprobieren',
    live: 'Wir signieren, und Ihr Okta prüft das mit den Schlüsseln, die es von dieser Adresse holt. Ändern sich unsere Schlüssel, bemerkt es das von selbst.',
    back: 'Wir signieren anstelle eines Secrets. Geben Sie nur eines ein, um dahin zurückzukehren.',
    other:
      'Stellen Sie bei Ihrem Anbieter die Authentifizierung des Clients auf **private_key_jwt** und seine **jwks_uri** auf diese URL:',
  },
}
