import type { Words } from './words.ts'

export const otherProvider: Words['otherProvider'] = {
  hint: '¿No es Okta? Introduzca el issuer de su proveedor de OpenID Connect, por ejemplo https://login.acme.com/realms/staff',
  left: 'Tres pasos son solo de Okta y se omiten: el icono, el servidor de autorización, y la vigilancia por token de API.',
  register: {
    client:
      'En su proveedor, registre un cliente para una aplicación web: confidencial (confidential), con el flujo **authorization code**.',
    name: 'Su nombre: **{application}**. Su URI de redirección, letra por letra:',
    scopes: 'Scopes: **openid**, **profile** y **email**. Si puede indicar grupos, en un claim llamado **groups**.',
    copy: 'Copie el Client ID y el Client secret. Cómo se envía el secreto (**client_secret_basic** o **client_secret_post**) se averigua aquí.',
  },
  guide: {
    pageTitle: (organization) => `Conectar su servicio de inicio de sesión · ${organization}`,
    heading: (organization) => `Conectar el servicio de inicio de sesión de ${organization}`,
    lead: (organization) =>
      `Todo lo que introduce se comprueba al momento, en su propio proveedor. En ${organization} nadie nota nada hasta la puesta en marcha, y puede cerrar esta página cuando quiera: el enlace de su invitación lleva de vuelta aquí.`,
  },
  titles: { 'okta-domain': '¿Qué servicio de inicio de sesión es?', app: 'Registrar la aplicación' },
  oktaDomain: { label: 'Issuer' },
  test: {
    lead: (application) =>
      `Un inicio de sesión con exactamente lo que introdujo, en una ventana nueva, como cualquier persona que su proveedor admita. No deja entrar a nadie en ${application}; usted ve lo que dice su proveedor y qué se haría con ello.`,
  },
  parts: { discovery: 'Búsqueda de su proveedor', at_okta: 'En su proveedor' },
  goLive: {
    first: (organization, application) =>
      `Desde este momento, las personas de ${organization} inician sesión en ${application} con su servicio de inicio de sesión.`,
    live: (organization, application) =>
      `Las personas de ${organization} inician sesión en ${application} con su servicio de inicio de sesión. Lo que cambie aquí desde ahora se prueba primero y no afecta a nadie hasta que lo ponga en marcha otra vez.`,
  },
}
