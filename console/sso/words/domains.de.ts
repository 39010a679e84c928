import type { Words } from './words.ts'

export const domains: Words['domains'] = {
  lead: (application) =>
    `Wer bei ${application} seine dienstliche E-Mail-Adresse eingibt, wird über deren Domain zu Ihrem Okta geführt. Ein TXT-Eintrag im DNS zeigt, dass die Domain Ihnen gehört.`,
  label: 'E-Mail-Domain',
  hint: 'Was in den Adressen Ihrer Leute nach dem @ steht. Eine Subdomain zählt als eigene Domain.',
  add: 'Domain hinzufügen',
  record: 'Wer das DNS von {domain} betreut, trägt diesen Eintrag vom Typ **TXT** ein:',
  recordName: 'Name des Eintrags',
  recordValue: 'Wert des Eintrags',
  trap: 'Viele DNS-Oberflächen hängen die Domain selbst an. Dort heißt der Eintrag nur {short}.',
  looking: 'Der Eintrag wird gesucht …',
  notYet: 'Noch nicht da. Zuletzt nachgesehen: {when}.',
  looked: 'Zuletzt nachgesehen: {when}. Was Sie ändern, wird von selbst bemerkt.',
  patience:
    'Das wird von selbst grün, meist eine Minute nach dem Eintragen und selten erst nach einer Stunde. Sie können diese Seite schließen: Die Suche geht weiter.',
  seen: 'Der Eintrag war da: {when}. Lassen Sie ihn stehen: Er wird jeden Tag gesucht.',
  vouched: (application) =>
    `${application} sagt, dass diese Domain Ihnen gehört. Adressen dort führen deshalb schon zu Ihrem Okta.`,
  proveIt: 'Per DNS belegen',
  states: {
    pending: 'Wartet',
    wrong: 'Sie sind gefragt',
    proven: 'Belegt',
    failing: 'Eintrag fehlt',
    lost: 'Verloren',
    vouched: 'Zugesichert',
  },
  remove: 'Entfernen',
  removeNamed: (domain) => `${domain} entfernen`,
  removeWhat: (domain) => `Adressen bei ${domain} führen dann niemanden mehr zu Ihrem Okta.`,
  keep: 'Behalten',
  skip: 'Vorerst ohne Domains',
}
