import type { Words } from './words.ts'

export const goingLive: Words['goingLive'] = {
  who: 'Para quién',
  domains: (domains) => `Personas con una dirección de ${domains}`,
  assigned: 'Quien esté asignado a la aplicación en su Okta',
  accounts: 'Hasta ahora',
  known: (accounts, signedIn) =>
    accounts === 0
      ? 'Nadie ha iniciado sesión así todavía'
      : accounts === 1
        ? `1 persona ha iniciado sesión así, con sesión abierta ahora: ${signedIn}`
        : `${accounts} personas han iniciado sesión así, con sesión abierta ahora: ${signedIn}`,
  today: 'Hoy',
  nothingYet: 'Nadie inicia sesión todavía con su Okta',
  after: 'A partir de entonces',
  back: 'La vuelta atrás',
  backOff: (application) => `Un clic del soporte de ${application} lo vuelve a desactivar`,
  backTo: (application) => `Un clic del soporte de ${application} restablece lo que hay hoy`,
  otherIssuer:
    'Otro emisor es otro lugar: allí las personas son nuevas. Quien tenga la sesión abierta debe volver a iniciarla y recibe una cuenta nueva.',
  open: (application) => `Abrir ${application}`,
  report: 'Descargar el informe',
  reportHint: 'Qué se comprobó, cuándo y por quién: un archivo para su solicitud de cambio, sin ningún secreto.',
}
