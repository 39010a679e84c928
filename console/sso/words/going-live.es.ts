import type { Words } from './words.ts'

export const goingLive: Words['goingLive'] = {
  who: 'Para quién',
  domains: (domains) => `Personas con una dirección de ${domains}`,
  assigned: 'Quien esté asignado a la aplicación en su Okta',
  accounts: 'Conocidas aquí',
  known: (accounts, signedIn) => `${accounts} por esta conexión, ${signedIn} con sesión abierta ahora`,
  today: 'Hoy',
  nothingYet: 'Nadie inicia sesión todavía con su Okta',
  after: 'A partir de entonces',
  back: 'La vuelta atrás',
  backOff: (application) => `Un clic del soporte de ${application} lo vuelve a desactivar`,
  backTo: (application) => `Un clic del soporte de ${application} restablece lo que hay hoy`,
  otherIssuer:
    'Otro emisor es otro lugar: allí las personas son nuevas. Quien tenga la sesión abierta debe volver a iniciarla y recibe una cuenta nueva.',
  report: 'Descargar el informe',
  reportHint: 'Qué se comprobó, cuándo y por quién: un archivo para su solicitud de cambio, sin ningún secreto.',
}
