import type { ToldPhrases, ToldPlaces } from './told.ts'

export const phrases: ToldPhrases = {
  'What it is': 'Qué es',
  Issuer: 'Issuer',
  'Also known as': 'También conocido como',
  Understood: 'Entendido',
  Clock: 'Reloj',
  'Okta domain': 'Dominio de Okta',
  'Client ID and secret': 'Client ID y secreto',
  'Client authentication': 'Client authentication',
  'Sign-in redirect URI': 'Sign-in redirect URI',
  Scopes: 'Scopes',
  'Authorization server': 'Servidor de autorización',
  'Custom servers': 'Servidores personalizados',
  Groups: 'Grupos',
  'Made by': 'Creado por',
  Roles: 'Roles',
  People: 'Personas',
  Ends: 'Termina',
  'The click arrived from': 'El clic llegó de',
  Trace: 'Número de traza',
  'Client ID and our signature': 'Client ID y nuestra firma',
  'an OpenID Connect provider': 'un proveedor OpenID Connect',
  'an Okta org': 'una org de Okta',
  'the address without -admin is the one people use': 'la dirección sin -admin es la que usan las personas',
  'the same as ours': 'igual que el nuestro',
  '{seconds} seconds ahead of ours': '{seconds} segundos adelantado respecto al nuestro',
  '{seconds} seconds behind ours': '{seconds} segundos atrasado respecto al nuestro',
  accepted: 'aceptados',
  'the org’s own': 'el propio de la org',
  'there, and not needed': 'los hay, y no hacen falta',
  'this Okta has none, and needs none': 'este Okta no tiene ninguno, ni lo necesita',
  'asked for with the scope groups': 'se piden con el scope groups',
  'not offered by this server': 'este servidor no los ofrece',
  'not allowed to look': 'sin permiso para mirar',
  none: 'ninguno',
  'more than {count}': 'más de {count}',
  'thirty days after its last use, and with its maker’s account':
    'treinta días después de su último uso, y con la cuenta de quien lo creó',
  'There is no telling without {what}.': 'No se puede saber sin {what}.',
  'nothing yet': 'nada todavía',
  'Take the first step first.': 'Haga primero el primer paso.',
  'Take the step before this one first.': 'Haga primero el paso anterior.',
  'Enter {what}.': 'Introduzca {what}.',
  'the Okta domain': 'el dominio de Okta',
  'the Client ID': 'el Client ID',
  'the Client secret': 'el Client secret',
  'your Okta domain, for example acme.okta.com': 'su dominio de Okta, por ejemplo acme.okta.com',
  'The Okta domain is missing. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Falta el dominio de Okta. Es como acme.okta.com y está arriba a la derecha en la Admin Console de Okta, bajo su nombre.',
  'This looks like a client ID, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Esto parece un Client ID, no un dominio. Un dominio es como acme.okta.com y está arriba a la derecha en la Admin Console de Okta, bajo su nombre.',
  'This looks like an e-mail address, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Esto parece una dirección de correo, no un dominio. Un dominio es como acme.okta.com y está arriba a la derecha en la Admin Console de Okta, bajo su nombre.',
  'This is not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Esto no es un dominio. Un dominio es como acme.okta.com y está arriba a la derecha en la Admin Console de Okta, bajo su nombre.',
  'A domain has no user name in it. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Un dominio no lleva nombre de usuario. Es como acme.okta.com y está arriba a la derecha en la Admin Console de Okta, bajo su nombre.',
  'This is Okta’s own site, not your organization’s. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Este es el sitio de Okta, no el de su organización. El suyo es como acme.okta.com y está arriba a la derecha en la Admin Console de Okta, bajo su nombre.',
  'An Okta domain looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Un dominio de Okta es como acme.okta.com y está arriba a la derecha en la Admin Console de Okta, bajo su nombre.',
  'An Okta domain has no port: leave out the part after the colon.':
    'Un dominio de Okta no tiene puerto: quite lo que sigue a los dos puntos.',
  'The domain has letters outside a–z in it. If they are meant, write it as your browser does: xn--…':
    'El dominio tiene letras fuera de a–z. Si son intencionadas, escríbalo como su navegador: xn--…',
  'An issuer has no user name, no question mark and no # in it (OpenID Connect Discovery).':
    'Un issuer no lleva nombre de usuario, ni signo de interrogación, ni # (OpenID Connect Discovery).',
  'The issuer has to begin with https://': 'El issuer tiene que empezar por https://.',
  'This address cannot be used: it is not on the public internet.':
    'Esta dirección no se puede usar: no está en la internet pública.',
  'Nothing answered at {address}. Check it for typing errors.':
    'Nada respondió en {address}. Compruebe si hay erratas.',
  'The provider at this address calls itself {found}, not {expected}.':
    'El proveedor de esta dirección se llama {found}, no {expected}.',
  'There is no usable OpenID Connect configuration at this address. For a custom authorization server give its issuer.':
    'No hay una configuración de OpenID Connect utilizable en esta dirección. Para un servidor de autorización personalizado, dé su issuer.',
  'The clock of your sign-in service is {far}. Sign-ins will be refused.':
    'El reloj de su servicio de inicio de sesión va {far}. Los inicios de sesión serán rechazados.',
  'The clock of your sign-in service is {far}. Above a minute sign-ins are refused.':
    'El reloj de su servicio de inicio de sesión va {far}. Por encima de un minuto, los inicios de sesión se rechazan.',
  'less than a minute apart': 'menos de un minuto de diferencia',
  'Set the time of the server your sign-in service runs on, by NTP.':
    'Ajuste por NTP la hora del servidor donde corre su servicio de inicio de sesión.',
  'What stands in the field for the secret looks like a Client ID: the two may be in each other’s place.':
    'Lo que hay en el campo del secreto parece un Client ID: puede que estén intercambiados.',
  'the Client ID (0oa…) first, the Client secret second': 'primero el Client ID (0oa…), después el Client secret',
  'a Client ID in the field for the secret': 'un Client ID en el campo del secreto',
  'Exchange the two.': 'Intercámbielos.',
  'an answer of your sign-in service': 'una respuesta de su servicio de inicio de sesión',
  'none we could use': 'ninguna que sirva',
  'Login initiated by: App Only, so there is no tile': 'Login initiated by: App Only, así que no hay icono',
  'A click arrived, and it came from another Okta than the one of the first step.':
    'Llegó un clic, pero de otro Okta que el del primer paso.',
  'the Okta of the first step': 'el Okta del primer paso',
  'Click the tile in the Okta this connection is for, or go back to the first step and name this one.':
    'Haga clic en el icono en el Okta de esta conexión, o vuelva al primer paso y nombre este.',
  'the Issuer URI of an authorization server': 'el Issuer URI de un servidor de autorización',
  'Another issuer is another place: the Client secret has to be entered again for it.':
    'Otro issuer es otro lugar: hay que introducir de nuevo el Client secret para él.',
  'the Client secret, entered once more': 'el Client secret, introducido una vez más',
  'a secret that was given for another issuer': 'un secreto que se dio para otro issuer',
  'Go back to the step of the app and enter the Client secret.':
    'Vuelva al paso de la aplicación e introduzca el Client secret.',
  'an API token that is alive and may read people and groups':
    'un token de API vigente que pueda leer personas y grupos',
  'a refusal by Okta': 'un rechazo de Okta',
  'This token may do far more than read people and groups: {power}.':
    'Este token puede mucho más que leer personas y grupos: {power}.',
  'Super Administrator: everything there is': 'Super Administrator: todo lo que hay',
  'Organization Administrator: people, apps and settings':
    'Organization Administrator: personas, aplicaciones y ajustes',
  'Application Administrator: every app': 'Application Administrator: todas las aplicaciones',
  'Group Administrator: people and passwords': 'Group Administrator: personas y contraseñas',
  'a token made by an account of its own with the role Read-only Administrator':
    'un token de una cuenta propia con el rol Read-only Administrator',
  'Make an account for this, give it the role Read-only Administrator, and create the token signed in as it.':
    'Cree una cuenta para esto, dele el rol Read-only Administrator y cree el token con la sesión de esa cuenta.',
  'This does not look like an API token of Okta’s.': 'Esto no parece un token de API de Okta.',
  'the token as Okta showed it once, beginning with 00': 'el token tal como Okta lo mostró una vez, que empieza por 00',
  'something else': 'otra cosa',
  'Create a token and copy it before its window is closed.': 'Cree un token y cópielo antes de cerrar su ventana.',
  'Okta does not know this API token (any more). Make a new one under Security > API > Tokens and paste it here.':
    'Okta no conoce (o ya no conoce) este token de API. Cree uno nuevo en Security > API > Tokens y péguelo aquí.',
  'The owner of this API token may not do this in Okta, or the token may only be used from other networks.':
    'El dueño de este token de API no puede hacer esto en Okta, o el token solo se puede usar desde otras redes.',
  'This Okta organization does not have the feature. API Access Management is bought separately.':
    'Esta organización de Okta no tiene la función. API Access Management se compra aparte.',
  'Okta has nothing by this name (any more).': 'Okta no tiene (o ya no tiene) nada con este nombre.',
  'Okta receives too many requests at the moment. Please try again in a minute.':
    'Okta recibe demasiadas solicitudes en este momento. Inténtelo de nuevo en un minuto.',
  'Okta refused it: {words}': 'Okta lo rechazó: {words}',
  'Okta’s management API did not answer. Please try again in a moment.':
    'La API de administración de Okta no respondió. Inténtelo de nuevo en un momento.',
  'This does not look like an Okta API token: it is one long word that begins with 00. Okta shows it once, when it is made.':
    'Esto no parece un token de API de Okta: es una palabra larga que empieza por 00. Okta lo muestra una vez, al crearlo.',
  'What answers at this address is not an Okta organization, so the token was not sent there.':
    'Lo que responde en esta dirección no es una organización de Okta, así que el token no se envió allí.',
  'There is no group in Okta called “{name}”.': 'En Okta no hay ningún grupo llamado «{name}».',
  'There is no plan yet. Make one with the Okta domain and an API token first.':
    'Aún no hay plan. Haga uno primero, con el dominio de Okta y un token de API.',
  'This plan is being carried out already. Wait until it is done.':
    'Este plan ya se está llevando a cabo. Espere a que termine.',
  'People sign in through this set-up now. Taking it back shuts them out; say so once more if that is what you want.':
    'Ahora hay personas que entran por esta configuración. Retirarla las deja fuera; confírmelo una vez más si es lo que quiere.',
  'The API token was deleted here meanwhile. Please give it again.':
    'El token de API se eliminó aquí entretanto. Introdúzcalo de nuevo.',
  'Assignment to {name}': 'Asignación a {name}',
  'Groups claim in the ID token': 'Claim de grupos en el token de identidad',
  'App integration': 'Integración de aplicación',
  'Access policy': 'Política de acceso',
  'Access policy rule': 'Regla de la política de acceso',
  'Client secret': 'Client secret',
  'Issuer, Client ID and client secret, given to us': 'Issuer, Client ID y client secret, entregados a nosotros',
  'Scope groups, included in public metadata': 'Scope groups, incluido en los metadatos públicos',
  'The token’s owner may not look at groups.': 'El dueño del token no puede ver los grupos.',
  'There is another claim, and Okta keeps one for each app.': 'Hay otro claim, y Okta guarda uno por aplicación.',
  'Okta’s API does not offer this here.': 'La API de Okta no ofrece esto aquí.',
  'The token’s owner may not see client secrets. Copy it by hand.':
    'El dueño del token no puede ver los client secrets. Cópielo a mano.',
  'There is no authorization server with this id.': 'No hay ningún servidor de autorización con este id.',
  'It is there, but not for our sign-ins.': 'Está ahí, pero no para nuestros inicios de sesión.',
  'First comes: {what}.': 'Antes hace falta: {what}.',
  'There are more than a hundred groups, and Okta refuses a sign-in whose token would list more than that. Choose a filter that matches only the groups that matter here.':
    'Hay más de cien grupos, y Okta rechaza un inicio de sesión cuyo token listaría más. Elija un filtro que solo recoja los grupos que importan aquí.',
  'Somebody changed it in Okta since, so it stays as it is.':
    'Alguien lo cambió en Okta después, así que se queda como está.',
  'The token belongs to {owner}, who may not change {what}.':
    'El token pertenece a {owner}, que no puede cambiar {what}.',
  applications: 'aplicaciones',
  'authorization servers': 'servidores de autorización',
  'This is the secret that is in use already, so nothing would follow it.':
    'Este es el secreto que ya está en uso, así que nada lo seguiría.',
  'a second active secret': 'un segundo secreto activo',
  'the one in use': 'el que está en uso',
  'Choose Generate new secret, and copy the new one.': 'Elija Generate new secret y copie el nuevo.',
  'an API token whose owner may change applications': 'un token de API cuyo propietario pueda cambiar aplicaciones',
  'Enter the address of our keys in Okta by hand, as described here, and check again.':
    'Introduzca a mano la dirección de nuestras claves en Okta, como se describe aquí, y compruebe otra vez.',
  'This connection does not prove itself by a client secret, so there is none to follow it.':
    'Esta conexión no se identifica con un client secret, así que ninguno puede seguirlo.',
  'This connection is still a draft. Give it oktaDomain or issuer, clientId and clientSecret first.':
    'Esta conexión todavía es un borrador. Dele primero oktaDomain o issuer, clientId y clientSecret.',
  'Somebody else changed this connection meanwhile. Read it again and repeat your change.':
    'Otra persona cambió esta conexión entretanto. Léala de nuevo y repita su cambio.',
  'With a new issuer, domain or client ID the client secret has to be given again.':
    'Con un issuer, dominio o Client ID nuevos hay que dar de nuevo el client secret.',
  'This connection has no draft. Make one first: PUT /connections/{id}/draft':
    'Esta conexión no tiene borrador. Haga uno primero: PUT /connections/{id}/draft',
  'The draft still needs {missing}.': 'Al borrador aún le falta {missing}.',
  'This version has not passed a test sign-in with exactly the settings it has now. Test it, then it can go live.':
    'Esta versión no ha superado un inicio de sesión de prueba con exactamente los ajustes que tiene ahora. Pruébela y podrá ponerse en marcha.',
  'This link does not work any more, or was cut off on its way. Whoever sent it can make a new one.':
    'Este enlace ya no funciona, o se recortó por el camino. Quien lo envió puede hacer uno nuevo.',
  'Please open the link from your invitation again.': 'Abra de nuevo el enlace de su invitación.',
  'Too many codes were sent for this link today. Please try again tomorrow, or ask for a new link.':
    'Hoy se enviaron demasiados códigos para este enlace. Inténtelo mañana, o pida un enlace nuevo.',
  'Many people were asked for help from here today. Please ask others tomorrow.':
    'Hoy ya se pidió ayuda a muchas personas desde aquí. Pregunte a otras mañana.',
  'There is nothing at this address.': 'No hay nada en esta dirección.',
  'This request came from another site and was not carried out.':
    'Esta solicitud vino de otro sitio y no se llevó a cabo.',
  'The request is larger than anything this address accepts.': 'La solicitud es mayor de lo que acepta esta dirección.',
  'Something went wrong on our side. Please try again.': 'Algo falló por nuestra parte. Inténtelo de nuevo.',
  'Proven by DNS': 'Comprobado por DNS',
  '{domain} belongs to another organization already.': '{domain} ya pertenece a otra organización.',
  'There are two hundred domains here already. Please remove one first.':
    'Aquí ya hay doscientos dominios. Quite primero uno.',
  '{domain} is a registry, not a company’s domain.': '{domain} es un registro público, no el dominio de una empresa.',
  '{domain} is a public mail service: people of every company have addresses there.':
    '{domain} es un servicio de correo público: personas de todas las empresas tienen direcciones allí.',
  '{domain} must be an e-mail domain, for example acme.com.':
    '{domain} tiene que ser un dominio de correo, por ejemplo acme.com.',
  'The guide has not been built on this server. `npm run console` builds it.':
    'La guía no se ha construido en este servidor. `npm run console` la construye.',
  'no such app': 'no existe esa aplicación',
  'no such server': 'no existe ese servidor',
  'no active policy for this client': 'ninguna política activa para este cliente',
  'no answer': 'ninguna respuesta',
  hidden: 'oculto',
  '{count} active ones, the newest of {day}': '{count} activos, el más reciente del {day}',
}

export const places: ToldPlaces = {
  'the app': 'la aplicación',
  'the app: the status menu beside its name': 'la aplicación: el menú de estado junto a su nombre',
  'the app with Client ID {clientId}': 'la aplicación con el Client ID {clientId}',
  'the app with Client ID {clientId}: the status menu beside its name':
    'la aplicación con el Client ID {clientId}: el menú de estado junto a su nombre',
  'the authorization server': 'el servidor de autorización',
  'the server {id}': 'el servidor {id}',
  'the brand': 'la brand',
}
