import type { Words } from './words.ts'

export const goingLive: Words['goingLive'] = {
  who: 'Für wen',
  domains: (domains) => `Personen mit einer Adresse bei ${domains}`,
  assigned: 'Alle, die der App in Ihrem Okta zugewiesen sind',
  accounts: 'Bisher',
  known: (accounts, signedIn) =>
    accounts === 0
      ? 'Noch hat sich niemand so angemeldet'
      : accounts === 1
        ? `1 Person hat sich so angemeldet, gerade angemeldet: ${signedIn}`
        : `${accounts} Personen haben sich so angemeldet, gerade angemeldet: ${signedIn}`,
  today: 'Heute',
  nothingYet: 'Noch meldet sich niemand mit Ihrem Okta an',
  after: 'Von da an',
  back: 'Der Weg zurück',
  backOff: (application) => `Ein Knopfdruck des Supports von ${application} schaltet es wieder ab`,
  backTo: (application) => `Ein Knopfdruck des Supports von ${application} stellt den heutigen Stand wieder her`,
  otherIssuer:
    'Ein anderer Aussteller ist ein anderer Ort: Die Personen sind dort neu. Wer angemeldet ist, muss sich neu anmelden und bekommt ein neues Konto.',
  open: (application) => `${application} öffnen`,
  report: 'Bericht herunterladen',
  reportHint: 'Was nachgewiesen wurde, wann und durch wen: eine Datei für Ihr Change-Ticket, ohne Geheimnisse.',
}
