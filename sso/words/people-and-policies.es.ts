import type { ToldSignatures } from './told.ts'

export const peopleAndPolicies: ToldSignatures['peopleAndPolicies'] = {
  user_not_assigned: {
    sentence: 'La persona no está asignada a la aplicación en Okta.',
    todo: [
      'Assign > Assign to People, o Assign to Groups con un grupo en el que esté la persona.',
      'Si está asignada, quizá otra persona tenga la sesión de Okta abierta en este navegador. Ciérrela y empiece de nuevo.',
    ],
    want: 'una asignación, de la persona o de un grupo suyo',
  },
  no_access_policy: {
    sentence:
      'Ninguna Access Policy del servidor de autorización tiene una regla para este inicio de sesión. Un servidor nuevo no tiene ninguna.',
    todo: [
      'Add New Access Policy, y asígnela a All clients o al Client ID de esta aplicación: {clientId}',
      'En ella, Add Rule: Grant type es Authorization Code, User es cualquiera asignado a la aplicación, Scopes requested es Any scopes.',
      'Si hay una: ¿está activa, nombra a este cliente, este grant type y un grupo de la persona?',
    ],
    want: 'una regla para el cliente {clientId}, grant type authorization_code, scopes {scopes}',
  },
  scopes_all_rejected: {
    sentence: 'Una Access Policy encaja, pero su regla no permite ninguno de los scopes que pedimos.',
    todo: ['Edite la regla: en Scopes requested, Any scopes; o The following scopes, con estos: {scopes}'],
    want: 'los scopes {scopes}',
  },
  scope_denied_by_policy: {
    sentence: 'Una Access Policy encaja, pero su regla no permite uno de los scopes que pedimos.',
    todo: ['Edite la regla: en Scopes requested, Any scopes; o añada el scope denegado a The following scopes.'],
    want: 'los scopes {scopes}',
  },
  scope_not_defined: {
    sentence:
      'El servidor de autorización no tiene uno de los scopes que pedimos. Suele ser «groups», que un servidor personalizado solo tiene cuando alguien lo añade.',
    todo: [
      'Add Scope para cada uno de estos que falte: {scopes}',
      'O use el servidor de autorización de la org, que los tiene todos: solo el dominio de Okta como issuer.',
    ],
    want: 'los scopes {scopes}',
  },
  openid_scope_missing: {
    sentence: 'La solicitud de un token de identidad llegó a Okta sin el scope openid.',
    todo: ['Los scopes de la conexión deben contener openid: tiene {scopes}.'],
    want: 'el scope openid',
  },
  scope_not_allowed: {
    sentence: 'Okta no permite en un inicio de sesión uno de los scopes que pide la conexión.',
    todo: ['Pida solo openid, profile, email y groups: la conexión tiene {scopes}.'],
    want: 'los scopes openid profile email groups',
  },
  consent_required: {
    sentence: 'La persona tendría que aceptar lo que recibe la aplicación, y no se le preguntó.',
    todo: [
      'Desmarque Require consent, o ponga User Consent del scope en Implicit (Security > API > Authorization Servers > Scopes).',
      'O la aplicación pregunta sin prompt=none, para que la persona pueda aceptar.',
    ],
  },
  okta_said_no: {
    sentence:
      'Okta no dejó pasar a la persona, y su respuesta no dice por qué. Suele negarlo la política de inicio de sesión de la aplicación, o se eligió Cancel.',
    todo: [
      'En Reports > System Log busque a la persona en ese minuto: el evento dice qué política y qué regla decidieron.',
      'View policy details, y vea qué regla le corresponde.',
    ],
  },
  sign_on_policy_denied: {
    sentence: 'Una política de inicio de sesión de su Okta rechaza a esta persona, por dónde estaba o con qué venía.',
    todo: [
      'View policy details, y vea qué regla corresponde a la persona: deciden su zona de red, dispositivo y grupo.',
      'Cambie la regla, o diga a la persona qué le exige.',
    ],
    want: 'una regla que deje entrar a la persona',
  },
  second_factor_not_possible: {
    sentence: 'Okta quiere de la persona un segundo factor que no tiene y que no puede configurar ahora.',
    todo: ['Deje que la persona registre un factor, o elija una política cuyas reglas pueda cumplir.'],
    want: 'un segundo factor',
  },
  stronger_sign_in_needed: {
    sentence:
      'La persona tiene la sesión de Okta abierta, pero la política de la aplicación quiere un inicio reciente o un segundo factor, y no se pudo preguntar a nadie.',
    todo: ['Empiece de nuevo desde la aplicación, sin prompt=none: entonces Okta pregunta.'],
    want: 'un inicio de sesión en el que Okta pueda preguntar',
  },
  nobody_signed_in_at_okta: {
    sentence: 'Nadie tenía la sesión de Okta abierta en este navegador, y la aplicación había prohibido preguntar.',
    todo: [
      'No pasa nada: la aplicación pregunta de nuevo sin prompt=none.',
      'Si ocurre en un marco oculto, el navegador mantiene fuera las cookies de otros sitios.',
    ],
    want: 'una sesión en Okta',
  },
  okta_request_expired: {
    sentence: 'La persona tardó en la página de inicio de sesión de Okta más de lo que esta permanece abierta.',
    todo: ['Empiece de nuevo desde la aplicación.'],
  },
  interaction_code_demanded: {
    sentence:
      'La aplicación o su servidor de autorización solo permite páginas de inicio de sesión propias (Interaction Code).',
    todo: ['Edit y marque Authorization Code en Grant type; entonces Okta muestra su propia página.'],
    want: 'el grant type authorization_code',
  },
  network_zone_refused: {
    sentence: 'La aplicación en Okta solo se puede usar desde ciertas redes, y esta solicitud vino de otra.',
    todo: ['Permita Anywhere, o añada a una de las zonas las direcciones desde las que llama Gatepass.'],
    want: 'una solicitud desde una zona permitida',
  },
  password_expired: {
    sentence: 'La contraseña de la persona en Okta ha caducado.',
    todo: [
      'La persona elige una nueva en la página de inicio de sesión de Okta.',
      'Donde la política lo prohíbe: Reset Password en la página de la persona.',
    ],
  },
  password_wrong: {
    sentence: 'La persona escribió una contraseña o un nombre de usuario que Okta no conoce.',
    todo: ['Inténtelo de nuevo, o elija «Forgot password?» en la página de inicio de sesión de Okta.'],
    want: 'la contraseña de la persona en Okta',
  },
  person_locked_out: {
    sentence: 'Okta bloqueó a la persona tras demasiados intentos erróneos.',
    todo: ['Abra a la persona, luego More Actions > Unlock; o espere lo que diga la política de contraseñas.'],
  },
  second_factor_failed: {
    sentence: 'El segundo factor de la persona no se aceptó.',
    todo: [
      'Inténtelo de nuevo con un código reciente; el reloj del teléfono debe ir bien.',
      'Un factor perdido: More Actions > Reset Authenticators en la página de la persona.',
    ],
  },
  person_not_active: {
    sentence: 'La cuenta de la persona en Okta no está activa.',
    todo: ['Abra a la persona y mire el estado: Activate, Unsuspend o Reactivate.'],
    want: 'el estado Active',
  },
  person_not_provisioned: {
    sentence:
      'Su Okta envía a las personas a otro proveedor de identidad, y no encontró ni creó la cuenta de la persona a partir de su respuesta.',
    todo: ['Security > Identity Providers: ajustes de vínculo de cuentas y de creación al momento de ese proveedor.'],
  },
  person_turned_back: {
    sentence: 'La persona eligió Cancel en el inicio de sesión.',
    todo: ['Empiece de nuevo desde la aplicación.'],
  },
  came_never_back: {
    sentence: 'La persona fue enviada a Okta y no volvió, y el registro de Okta no dice nada de ello.',
    todo: ['Cerró la página o tardó más de diez minutos. Empiece de nuevo desde la aplicación.'],
  },
}
