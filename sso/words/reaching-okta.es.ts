import type { ToldSignatures } from './told.ts'

export const reachingOkta: ToldSignatures['reachingOkta'] = {
  okta_host_not_found: {
    sentence: 'La dirección de su Okta no existe: su nombre no lleva a ninguna parte.',
    todo: [
      'Compare el dominio de Okta con el del menú de arriba a la derecha de la Admin Console: tenemos {issuer}.',
      'Si la org cambió de nombre o se eliminó, introduzca aquí el dominio nuevo, en el primer paso.',
    ],
    want: 'un servidor en {host}',
    got: 'ninguna dirección para este nombre ({why})',
  },
  okta_certificate_refused: {
    sentence: 'El certificado de la dirección de su Okta no es válido, así que no se envió nada allí.',
    todo: [
      'Renueve el certificado del dominio personalizado, o deje que Okta lo gestione.',
      'Hasta entonces se puede usar aquí la dirección okta.com, si el Issuer de la aplicación está ajustado a ella.',
    ],
    want: 'un certificado para {host} que sea válido ahora',
  },
  okta_tls_too_old: {
    sentence: 'En la dirección de su Okta nadie habla TLS 1.2 o posterior, así que no se envió nada allí.',
    todo: [
      'Quien administra el servidor o proxy de esta dirección permite TLS 1.2 y 1.3.',
      'Hasta entonces se puede usar aquí la dirección okta.com, si el Issuer de la aplicación está ajustado a ella.',
    ],
    want: 'TLS 1.2 o posterior en {host}',
  },
  okta_too_slow: {
    sentence: 'Su Okta tardó en responder más de lo que nadie espera.',
    todo: ['Inténtelo de nuevo en un minuto.', 'Si sigue así, consulte en status.okta.com la celda de su Okta.'],
    want: 'una respuesta de {host} en {timeoutMs} ms',
    got: 'ninguna en ese tiempo',
  },
  okta_server_error: {
    sentence: 'Su Okta respondió con un error propio.',
    todo: ['Inténtelo de nuevo en un minuto.', 'Si sigue así, consulte en status.okta.com la celda de su Okta.'],
    want: 'una respuesta de {url}',
    got: 'estado {status}',
  },
  okta_unreachable: {
    sentence: 'Su Okta no respondió.',
    todo: [
      'Inténtelo de nuevo en un minuto.',
      'Si nadie puede entrar, compruebe el dominio de Okta introducido aquí: {issuer}.',
    ],
    want: 'una respuesta de {issuer}',
    got: 'ninguna',
  },
  okta_rate_limited: {
    sentence: 'Su Okta recibe más solicitudes de las que permite y rechaza algunas.',
    todo: [
      'Inténtelo de nuevo en un minuto.',
      'Si vuelve a ocurrir, en Okta puede ver quién agota el límite y dar más a esta aplicación.',
    ],
    want: 'una respuesta',
    got: 'estado 429',
  },
  okta_address_not_public: {
    sentence: 'La dirección de su Okta lleva al interior de una red privada, adonde no vamos.',
    todo: ['Introduzca aquí una dirección de la internet pública, con https y sin puerto.'],
    want: 'una dirección https pública',
  },
  issuer_is_admin_host: {
    sentence: 'Lo introducido aquí es la dirección de la Admin Console, que no inicia sesión de nadie.',
    todo: ['Introduzca el dominio de Okta sin «-admin»: acme.okta.com en lugar de acme-admin.okta.com.'],
    want: 'el host propio de la org',
  },
  issuer_is_an_endpoint: {
    sentence: 'Lo introducido aquí es la dirección de un endpoint en lugar del issuer.',
    todo: [
      'Introduzca solo el dominio de Okta (acme.okta.com), o el issuer tal como lo muestra la columna Issuer URI.',
      'Un issuer termina en el dominio o en /oauth2/<id>; nunca en /oauth2 ni en /oauth2/v1/….',
    ],
    want: 'un issuer: el dominio, o /oauth2/<id>',
  },
  api_access_management_missing: {
    sentence: 'Su Okta no tiene API Access Management, así que no tiene servidores de autorización personalizados.',
    todo: [
      'Elija aquí el servidor de autorización de la org: el servidor de autorización de la org existe en todo Okta.',
      'Los pasos sobre Security > API > Authorization Servers se omiten entonces.',
    ],
    want: 'el descubrimiento en {url}',
    got: 'estado 401, función no habilitada',
  },
  authorization_server_gone: {
    sentence: 'El servidor de autorización introducido aquí ya no existe o fue desactivado.',
    todo: [
      'Mire su Status en la lista y actívelo si está inactivo.',
      'Si se eliminó, introduzca aquí otro issuer: el Issuer URI de la lista, o solo el dominio de Okta.',
    ],
    want: 'un servidor activo en {issuer}',
    got: 'estado {status}',
  },
  discovery_not_there: {
    sentence:
      'En el issuer introducido aquí no hay configuración de OpenID Connect: no es Okta, o no es esta dirección.',
    todo: ['Compare el issuer con su dominio de Okta: tenemos {issuer}.'],
    want: 'un documento en {url}',
    got: 'estado {status}',
  },
  discovery_not_usable: {
    sentence: 'La configuración de OpenID Connect en el issuer introducido aquí no se puede usar.',
    todo: [
      'Quien administra el proveedor de identidad corrige los miembros indicados abajo (OpenID Connect Discovery 1.0 §3).',
    ],
    want: 'issuer, endpoints y jwks_uri, cada uno una dirección https',
  },
  issuer_slash: {
    sentence: 'El issuer introducido aquí tiene una barra de más o de menos al final.',
    todo: ['Introduzca el issuer exactamente como llegó, carácter por carácter.'],
  },
  issuer_other_server: {
    sentence: 'Se confundieron el servidor de autorización de la org y uno personalizado.',
    todo: [
      'Dé a la conexión el issuer que llegó, si ese es el servidor que se quiere.',
      'Si no, dele el Issuer URI del servidor correcto de la lista.',
    ],
  },
  issuer_other_host: {
    sentence: 'Su Okta se llama por otro de sus nombres: se mezclaron el dominio personalizado y el de okta.com.',
    todo: [
      'Ajuste Issuer al nombre introducido aquí ({issuer}); en un servidor personalizado está en sus Settings.',
      'O introduzca aquí el nombre que llegó, en el primer paso.',
    ],
  },
  issuer_other: {
    sentence: 'La respuesta viene de otro issuer que el introducido aquí.',
    todo: [
      'Si en su empresa se cambió el issuer, introduzca aquí el que llegó, en el paso del servidor de autorización.',
      'Si nadie lo cambió, trátelo como un intento de mezclar dos proveedores.',
    ],
  },
  issuer_not_said: {
    sentence: 'El proveedor de identidad promete decir de qué issuer viene una respuesta, y no lo hizo.',
    todo: ['Quien administra el proveedor de identidad envía iss con cada respuesta (RFC 9207), o deja de prometerlo.'],
    want: 'iss={issuer} en la respuesta',
    got: 'ninguno',
  },
  keys_unusable: {
    sentence: 'El proveedor de identidad no publica claves con las que podamos comprobar su respuesta.',
    todo: [
      'Inténtelo de nuevo en un minuto.',
      'Si sigue así, quien administra el proveedor de identidad revisa su jwks_uri.',
    ],
    want: 'claves de firma RSA o EC en {url}',
  },
  signing_key_not_published: {
    sentence: 'La respuesta está firmada con una clave que no está entre las publicadas, ni tras volver a leerlas.',
    todo: [
      'Inténtelo de nuevo en un minuto: puede que las claves acaben de rotarse.',
      'Si sigue así, pulse Rotate now una vez más.',
    ],
    want: 'una clave publicada',
    got: 'una clave que nadie publica',
  },
  signing_key_ambiguous: {
    sentence: 'Dos claves publicadas tienen el mismo nombre, o la respuesta no nombra su clave.',
    todo: ['Quien administra el proveedor de identidad da a cada clave un kid propio y lo nombra en el token.'],
  },
  signature_does_not_hold: {
    sentence: 'La firma del token de identidad no es válida: se cambió por el camino, o lo firmó otra clave.',
    todo: [
      'Inténtelo una vez más.',
      'Si vuelve a ocurrir, nadie debería entrar por esta conexión hasta saber por qué. Un proxy que reescribe respuestas es una causa.',
    ],
  },
}
