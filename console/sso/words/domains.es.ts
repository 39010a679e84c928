import type { Words } from './words.ts'

export const domains: Words['domains'] = {
  lead: (application) =>
    `Quien escribe su correo de trabajo en ${application} llega a su Okta gracias al dominio. Un registro TXT en el DNS demuestra que el dominio es suyo.`,
  label: 'Dominio de correo',
  hint: 'Lo que va después de la @ en las direcciones de su gente. Un subdominio cuenta como un dominio aparte.',
  add: 'Añadir dominio',
  record: 'Quien administra el DNS de {domain} añade este registro, de tipo **TXT**:',
  recordName: 'Nombre del registro',
  recordValue: 'Valor del registro',
  trap: 'Muchas páginas de DNS añaden el dominio por su cuenta. En ellas el nombre es solo {short}.',
  looking: 'Buscando el registro…',
  notYet: 'Todavía no está. Última búsqueda: {when}.',
  looked: 'Última búsqueda: {when}. Lo que cambie se notará por sí solo.',
  patience:
    'Se pondrá en verde por sí solo, normalmente un minuto después de añadirlo y rara vez al cabo de una hora. Puede cerrar esta página: la búsqueda continúa.',
  seen: 'El registro estaba ahí {when}. Déjelo donde está: se busca todos los días.',
  vouched: (application) =>
    `${application} afirma que este dominio es suyo, así que sus direcciones ya llevan a su Okta.`,
  proveIt: 'Demostrarlo por DNS',
  states: {
    pending: 'En espera',
    wrong: 'Le toca a usted',
    proven: 'Demostrado',
    failing: 'Falta el registro',
    lost: 'Perdido',
    vouched: 'Avalado',
  },
  remove: 'Quitar',
  removeNamed: (domain) => `Quitar ${domain}`,
  removeWhat: (domain) => `Las direcciones de ${domain} ya no llevarán a nadie a su Okta.`,
  keep: 'Conservarlo',
  skip: 'Por ahora sin dominios',
}
