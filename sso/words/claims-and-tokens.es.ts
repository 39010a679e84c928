import type { ToldSignatures } from './told.ts'

export const claimsAndTokens: ToldSignatures['claimsAndTokens'] = {
  too_many_groups: {
    sentence: 'La persona está en más de cien de los grupos que van en el claim de grupos, y entonces Okta rechaza.',
    todo: [
      'Acote Group claims filter: Starts with, y el comienzo de los grupos que necesita la aplicación.',
      'Con un servidor personalizado, el filtro está en su pestaña Claims, en el claim «groups».',
    ],
    want: '100 grupos como máximo',
  },
  claim_expression_fails: {
    sentence: 'La expresión de un claim no se puede calcular para esta persona.',
    todo: [
      'Abra el claim que Okta nombra abajo y pruebe su Value en Token Preview con esta persona.',
      'Suele faltar en el perfil de la persona un atributo que la expresión da por hecho.',
    ],
  },
  inline_hook_fails: {
    sentence: 'Un Token Inline Hook de su empresa rechazó el inicio de sesión o no respondió.',
    todo: ['Workflow > Inline Hooks: quien administra el hook mira su registro en ese minuto.'],
  },
  okta_own_problem: {
    sentence: 'Okta tuvo un problema propio.',
    todo: ['Inténtelo de nuevo en un minuto.', 'Si sigue así, consulte en status.okta.com la celda de su Okta.'],
  },
  clock_of_okta_ahead: {
    sentence: 'El token de identidad viene del futuro: los dos relojes difieren en más de un minuto.',
    todo: [
      'Compare primero el reloj de la máquina donde corre Gatepass con un servidor de hora: el de Okta casi nunca falla.',
      'Si el nuestro va bien, quien administra el proveedor de identidad ajusta el suyo.',
    ],
    want: 'relojes a menos de 60 s uno de otro',
    got: 'un token adelantado {secondsAhead} s',
  },
  clock_of_okta_behind: {
    sentence: 'El token de identidad había caducado al llegar: la respuesta esperó mucho, o los dos relojes difieren.',
    todo: [
      'Empiece de nuevo desde la aplicación.',
      'Si vuelve a ocurrir, compare el reloj de la máquina donde corre Gatepass con un servidor de hora.',
    ],
    want: 'un token válido ahora',
    got: 'un token que terminó hace {secondsAgo} s',
  },
  token_for_another_app: {
    sentence: 'El token de identidad está emitido para otra aplicación.',
    todo: ['Compare Audience con el Client ID introducido aquí; si difieren, copie de nuevo el Client ID.'],
    want: 'la audiencia {clientId}',
  },
  token_issued_to_another_app: {
    sentence: 'El token de identidad se emitió a otra aplicación que la nuestra.',
    todo: ['El Client ID introducido aquí y la aplicación que inicia la sesión de las personas deben ser los mismos.'],
  },
  token_without_audience: {
    sentence: 'El token de identidad no dice para qué aplicación es.',
    todo: ['Quien administra el proveedor de identidad pone el Client ID en aud (OpenID Connect Core §2).'],
    want: 'la audiencia {clientId}',
    got: 'ninguna',
  },
  no_id_token: {
    sentence: 'La respuesta no trae token de identidad: openid no se concedió, o el proveedor solo habla OAuth.',
    todo: [
      'La regla de la Access Policy debe permitir el scope openid.',
      'Otra marca de proveedor: tiene que hablar OpenID Connect.',
    ],
    want: 'un token de identidad',
    got: 'solo un token de acceso',
  },
  token_unreadable: {
    sentence: 'El token de identidad no se puede leer.',
    todo: [
      'Los tokens de identidad cifrados no se admiten: desactive el cifrado para esta aplicación.',
      'Si no, comunique el número de traza.',
    ],
    want: 'un JWT firmado',
  },
  token_of_another_kind: {
    sentence: 'Llegó un token de otra clase en lugar de un token de identidad.',
    todo: ['Quien administra el proveedor de identidad envía un token de identidad como id_token.'],
  },
  token_algorithm_refused: {
    sentence: 'El token de identidad está firmado de un modo que no aceptamos, o no lo está.',
    todo: ['Firme con RS256, como Okta; PS256 y ES256 también sirven.'],
    want: 'RS256, PS256 o ES256',
  },
  token_without_subject: {
    sentence: 'El token de identidad no dice quién inició sesión.',
    todo: ['El claim sub no se debe quitar ni dejar vacío.'],
    want: 'un sujeto',
    got: 'ninguno',
  },
  token_subject_not_allowed: {
    sentence: 'El token de identidad nombra a la persona de una forma que OpenID Connect no permite.',
    todo: ['sub debe tener de 1 a 255 caracteres ASCII (OpenID Connect Core §2).'],
    want: 'hasta 255 caracteres ASCII',
    got: '{type}, {chars} caracteres',
  },
  token_without_times: {
    sentence: 'El token de identidad no dice desde cuándo hasta cuándo es válido.',
    todo: ['Quien administra el proveedor de identidad pone en él iat y exp, como números.'],
    want: 'iat y exp',
  },
  token_of_another_sign_in: {
    sentence: 'El token de identidad pertenece a otro inicio de sesión que aquel con el que volvió.',
    todo: [
      'Empiece de nuevo desde la aplicación.',
      'Si vuelve a ocurrir, comunique el número de traza: alguien puede estar colando códigos.',
    ],
  },
  tokens_do_not_belong_together: {
    sentence: 'El token de identidad y el token de acceso de una misma respuesta no se corresponden.',
    todo: ['Empiece de nuevo una vez. Si vuelve a ocurrir, comunique el número de traza.'],
  },
  token_response_unusable: {
    sentence: 'Lo que llegó en lugar de tokens no es una respuesta de token.',
    todo: [
      'Un proxy o una página de acceso delante del proveedor de identidad puede haber respondido en su lugar.',
      'Lea abajo lo que llegó.',
    ],
    want: 'una respuesta de token (RFC 6749 §5.1)',
  },
  answer_too_large: {
    sentence: 'La respuesta es mayor de lo que necesita un inicio de sesión, normalmente por los grupos.',
    todo: ['Acote Group claims filter a los grupos que necesita la aplicación.'],
  },
  userinfo_refused: {
    sentence: 'Okta dio un token y luego no dijo con él quién es la persona.',
    todo: [
      'Empiece de nuevo una vez.',
      'Si sigue así, compare el issuer de la conexión con el servidor de la aplicación: {issuer}.',
    ],
    want: 'estado 200 y JSON',
    got: 'estado {status}',
  },
  userinfo_signed: {
    sentence: 'El proveedor responde sobre las personas de forma firmada u otra que no leemos.',
    todo: ['Desactive userinfo firmado para esta aplicación: se quiere application/json.'],
  },
  userinfo_of_somebody_else: {
    sentence: 'El proveedor habló de dos personas distintas en un mismo inicio de sesión.',
    todo: ['No entró nadie, y nadie debería entrar hasta saber por qué: comunique el número de traza.'],
  },
  email_not_told: {
    sentence: 'La persona entró, pero Okta no dio ninguna dirección de correo.',
    todo: [
      'Mire si el perfil de la persona tiene un correo principal.',
      'Un servidor personalizado: su regla debe permitir el scope email.',
    ],
    want: 'el claim email',
    got: 'ninguno en el token de identidad ni en userinfo',
  },
  groups_not_told: {
    sentence:
      'La persona entró, pero Okta no dio grupos, así que la aplicación puede mostrarle menos de lo que debería ver.',
    todo: [
      'Edit, Group claims filter: nombre groups, Matches regex, .* (o más estrecho).',
      'Con un servidor personalizado: un scope groups y en él un claim groups (Claims > Add Claim, Value type Groups).',
    ],
    want: 'el claim groups',
    got: 'ninguno en el token de identidad ni en userinfo',
  },
}
