import type { Words } from './words.ts'

export const steps: Words['steps'] = {
  oktaDomain: {
    label: 'Dominio de Okta',
    hint: 'Pegue lo que tenga: basta la dirección de la página que está viendo en Okta.',
  },
  app: {
    create: 'En Okta: **Applications → Applications → Create App Integration**.',
    kind: 'En Sign-in method, **OIDC - OpenID Connect**; en Application type, **Web Application**; luego **Next**.',
    name: 'App integration name: **{application}**. En Sign-in redirect URIs, en lugar de lo que haya:',
    assign:
      'En Assignments: **Allow everyone in your organization to access**, o los grupos que la usan. Lo demás puede quedarse como está. **Save**.',
    copy: 'En la página que se abre, copie Client ID y Client secret.',
    groups:
      'Para que vengan también los grupos de cada persona: pestaña **Sign On**, **Edit** junto a **OpenID Connect ID Token**; en Group claims filter, **groups**, **Matches regex**, {everything}. **Save**.',
    secretKept: 'Hay uno guardado. Deje este campo vacío para conservarlo.',
    secretHint: 'Se guarda sellado y no se vuelve a mostrar a nadie.',
  },
  tile: {
    lead: (application) =>
      `El icono es el de ${application} en el panel de Okta de cada persona: un clic, y ya está dentro.`,
    made: 'Se creó con el token de API. Aquí no queda nada que hacer; un clic en él lo comprueba, si quiere.',
    edit: 'En Okta, en la página de la aplicación, pestaña **General**: **Edit** junto a **General Settings**.',
    login:
      'En **LOGIN**: para Login initiated by, **Either Okta or App**; marque **Display application icon to users**; para Login flow, **Redirect to app to initiate login (OIDC Compliant)**.',
    uri: 'Initiate login URI y luego **Save**:',
    click: (application) => `Pulse el botón de abajo, vaya a su {dashboard} y haga clic en el icono de ${application}.`,
    dashboard: 'panel de Okta',
    ready: 'Estoy listo para hacer clic en el icono',
    again: 'Esperar otro clic',
    waiting: 'Esperando el clic…',
    clickNow: 'Haga clic en el icono ahora. Esto se pone en verde por sí solo cuando llega el clic.',
    noTile:
      '¿No aparece el icono? Entonces **Login initiated by** sigue en **App Only**, el cambio no se guardó, o la aplicación no le está asignada.',
    elsewhere: '¿Se abre otra página? Entonces **Initiate login URI** en Okta no es, letra por letra, la de arriba.',
    skip: 'No necesitamos un icono',
  },
  server: {
    question: '¿Quién inicia la sesión de las personas?',
    org: 'El servidor de autorización propio de la organización',
    orgHint: 'Lo que usa casi todo el mundo. No hay nada que hacer.',
    custom: 'Un servidor de autorización personalizado',
    customHint: 'Si su empresa quiere políticas de acceso propias. Requiere API Access Management de Okta.',
    choose: 'En Okta: **Security → API → Authorization Servers**. Sirve uno que ya esté, por ejemplo **default**.',
    add: (application) =>
      `O cree uno: **Add Authorization Server**, **Name** ${application}, **Audience** un nombre para él, como api://sign-in, y después **Save**.`,
    copy: 'Copie su **Issuer URI** e introdúzcalo abajo.',
    policy: (application) =>
      `En su página, pestaña **Access Policies**: **Add New Access Policy**, un nombre y una descripción, asignada a **The following clients:** ${application}, y después **Create Policy**.`,
    rule: 'En esa política: **Add Rule**, un nombre, **Grant type is** **Authorization Code**; todo lo demás puede quedar como está. **Create Rule**.',
  },
  apiToken: {
    lead: 'Con un token que solo puede leer, su Okta se revisa cada noche, para avisar de lo que está a punto de fallar antes de que falle; y si alguien no puede iniciar sesión, el registro de Okta dice por qué. También se inicia sesión sin él. Las personas y los grupos solo se cuentan, lo que muestra que el token funciona.',
    account:
      'En Okta, **Directory → People → Add person**: una cuenta solo para esto. En su pestaña **Admin roles** asígnele **Read-only Administrator**: un token puede todo lo que puede quien lo crea.',
    create: 'Con la sesión de esa cuenta: **Security → API → Tokens → Create token**. Solo se muestra una vez.',
    label: 'Token de API',
    hint: 'Se guarda sellado y no se vuelve a mostrar a nadie.',
    skip: 'Por ahora sin esto',
  },
  test: {
    lead: (application) =>
      `Un inicio de sesión con exactamente lo que introdujo, en una ventana nueva, como cualquier persona asignada a la aplicación. No deja entrar a nadie en ${application}; usted ve lo que dice su Okta y qué se haría con ello.`,
    start: 'Probar un inicio de sesión',
    again: 'Probar otra vez',
    waiting: 'Esperando el inicio de sesión en la otra ventana…',
    groups: 'Grupos',
    groupsUnsaid: 'no se dijo nada de grupos',
    none: 'ninguno',
    account: 'Cuenta',
    fields: {
      subject: 'Subject',
      email: 'Correo',
      emailVerified: 'Correo verificado',
      name: 'Nombre completo',
      givenName: 'Nombre',
      familyName: 'Apellido',
    },
    accountNew: 'se crearía una nueva',
    accountKnown: 'una ya conocida',
    idToken: 'token de identidad',
    happened: 'Qué ocurrió',
    failed: 'falló',
    seconds: (much) => `${much} s`,
    milliseconds: (much) => `${much} ms`,
    parts: {
      discovery: 'Búsqueda de su Okta',
      at_okta: 'En Okta',
      token: 'Código por tokens',
      id_token: 'Token de identidad comprobado',
      userinfo: 'Userinfo',
    },
  },
  goLive: {
    first: (organization, application) =>
      `Desde este momento, las personas de ${organization} inician sesión en ${application} con su Okta.`,
    again: (organization) =>
      `Desde el próximo inicio de sesión, ${organization} usa lo que usted probó. Quien tiene la sesión abierta la conserva.`,
    live: (organization, application) =>
      `Las personas de ${organization} inician sesión en ${application} con su Okta. Lo que cambie aquí desde ahora se prueba primero y no afecta a nadie hasta que lo ponga en marcha otra vez.`,
    press: 'Poner en marcha',
    untested: 'Hace falta un inicio de sesión de prueba correcto, con exactamente estos ajustes.',
  },
}
