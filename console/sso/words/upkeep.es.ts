import type { Words } from './words.ts'

export const upkeep: Words['upkeep'] = {
  lead: (organization, application) =>
    `Las personas de ${organization} inician sesión en ${application} con lo que está conectado aquí. Lo que cambie se prueba primero, y nadie lo nota hasta que lo ponga en marcha otra vez.`,
  preparing: 'Se está preparando un cambio; las personas inician sesión como antes',
  begun: 'Empezado {when}.',
  tested: 'Ya se probó y puede ponerse en marcha.',
  differs: 'Qué es distinto de lo que se usa ahora para iniciar sesión',
  nothingDiffers: 'Nada es distinto de lo que se usa ahora para iniciar sesión.',
  inUse: 'el que está en uso',
  another: 'otro',
  carryOn: 'Seguir con él',
  drop: 'Descartar el cambio',
  dropSure: 'Lo que se introdujo para él se olvida. Lo que se usa para iniciar sesión queda como está.',
  dropYes: 'Sí, descartarlo',
  dropNo: 'Conservarlo',
  title: 'Para que siga funcionando',
  intro: 'Dos cosas que se hacen sin interrumpir a nadie.',
  testOfLive:
    'Este es el inicio de sesión que se probó antes de ponerlo en marcha. En cuanto prepare un cambio, podrá probarlo.',
  untested: 'No se probó ningún inicio de sesión: el soporte de su aplicación configuró esto con un programa.',
  secret: {
    title: 'Un segundo client secret',
    one: 'Uno en uso',
    two: 'El segundo espera',
    turned: 'El segundo tomó el relevo',
    why: 'Cuando haya que sustituir el secreto: el nuevo espera aquí junto al antiguo y toma el relevo por sí solo en cuanto su Okta rechaza el antiguo. Nadie tiene que estar presente.',
    generate:
      'En Okta, en la página de la aplicación, pestaña **General**, en **CLIENT SECRETS**: **Generate new secret**. Deje el antiguo en **Active** por ahora.',
    copy: 'Copie el nuevo e introdúzcalo aquí. Se prueba en su Okta antes de guardarlo.',
    label: 'Nuevo client secret',
    waits: 'Aceptado por su Okta {when}; está a la espera.',
    deactivate:
      'Cuando le convenga: en Okta, ponga el antiguo en **Inactive**. Desde entonces se usa el nuevo por sí solo, y aquí se indica.',
    takeBack: 'Retirarlo',
    tookOver: 'El segundo secreto tomó el relevo {when}. El antiguo puede eliminarse en Okta.',
    other: 'En su proveedor, cree un segundo client secret y deje válido el primero.',
  },
  key: {
    title: 'Una firma en lugar del secreto',
    bySecret: 'Con secreto',
    prepared: 'En preparación',
    byKey: 'Con firma',
    why: 'Con **Public key / Private key** no hay ningún secreto que pueda filtrarse o deba sustituirse: nosotros firmamos y su Okta lo comprueba con nuestras claves públicas, que obtiene por sí solo.',
    first:
      'Pulse el botón antes de cambiar nada en Okta. Okta elimina los secretos cuando guarda allí; una vez pulsado, quien inicie sesión en ese momento entra con la firma.',
    begin: 'Preparar la firma',
    beginInOkta: 'Prepararla y configurarla en Okta con el token de API',
    edit: 'En Okta, en la página de la aplicación, pestaña **General**: **Edit** junto a **Client Credentials**.',
    choose:
      'En Client authentication, **Public key / Private key**; luego **Use a URL to fetch keys dynamically** con esta URL; luego **Save**:',
    url: 'URL de nuestras claves',
    accepted: 'Su Okta acepta nuestra firma. Ahora pruebe un inicio de sesión y después póngalo en marcha.',
    toTest: 'Probar un inicio de sesión',
    live: 'Nosotros firmamos y su Okta lo comprueba con las claves que obtiene de esta dirección. Cuando nuestras claves cambian, lo nota por sí solo.',
    back: 'Firmamos en lugar de usar un secreto. Introduzca uno solo para volver a él.',
    other: 'En su proveedor, ponga la autenticación del cliente en **private_key_jwt** y su **jwks_uri** en esta URL:',
  },
}
