import type { ToldSignatures } from './told.ts'

export const appSettings: ToldSignatures['appSettings'] = {
  redirect_uri_not_registered: {
    sentence:
      'Nuestra URI de redirección no está entre las de la aplicación en Okta, así que Okta mostró una página de error y no devolvió a nadie.',
    todo: [
      'Edit y añada a Sign-in redirect URIs exactamente: {redirectUri}',
      'Compare letra por letra: http y https, barra final, mayúsculas, puerto, www, y que no esté en la lista de cierre de sesión.',
    ],
    want: '{redirectUri} entre las Sign-in redirect URIs',
    got: 'una solicitud con {sentRedirectUri}, que no está allí',
  },
  redirect_uri_not_sent: {
    sentence: 'La solicitud llegó a Okta sin nuestra URI de redirección.',
    todo: ['Un proxy delante de su Okta quita parámetros, o alguien abrió media dirección: empiece de nuevo.'],
  },
  client_id_unknown_or_app_inactive: {
    sentence:
      'Okta no conoce ninguna aplicación activa con nuestro Client ID: se desactivó o eliminó, o el ID es de otra.',
    todo: [
      'Mire el estado junto al nombre de la aplicación y elija Activate si está Inactive.',
      'Si no existe, copie otra vez el Client ID de la correcta e introdúzcalo aquí, en el paso de la aplicación: tenemos {clientId}.',
    ],
    want: 'una aplicación activa con el Client ID {clientId}',
  },
  client_secret_wrong: {
    sentence:
      'El client secret introducido aquí no es uno activo de la aplicación: se escribió mal, se sustituyó, se desactivó o se eliminó.',
    todo: [
      'En CLIENT SECRETS mire cuáles están Active y copie uno de ellos, o elija Generate new secret.',
      'Introdúzcalo aquí, en el paso de la aplicación. Puede haber dos activos a la vez, así que no hay prisa.',
    ],
    want: 'un client secret activo',
  },
  client_auth_method_differs: {
    sentence: 'La aplicación en Okta quiere otra prueba de quiénes somos que la que debemos dar.',
    todo: [
      'Mire Client authentication: con «Client secret» usamos client_secret_basic o client_secret_post; con «Public key / Private key», private_key_jwt.',
      'Cambie uno de los dos para que coincidan. Si coinciden, quizá el secreto sea de otra aplicación: cópielo de nuevo.',
    ],
    want: 'autenticación del cliente por {authMethod}',
  },
  client_credentials_not_seen: {
    sentence: 'Nuestra prueba de quiénes somos no llegó a Okta.',
    todo: [
      'Ponga en la conexión el otro método: client_secret_basic o client_secret_post.',
      'Si hay un proxy delante de su Okta, debe dejar pasar la cabecera Authorization.',
    ],
    want: 'autenticación del cliente por {authMethod}',
  },
  client_credentials_twice: {
    sentence: 'Okta vio nuestra prueba de quiénes somos en dos lugares a la vez.',
    todo: ['Algo en el camino añade credenciales propias: lo más probable, un proxy delante de su Okta.'],
    want: 'autenticación del cliente solo por {authMethod}',
  },
  client_key_unknown: {
    sentence: 'La aplicación en Okta no tiene nuestra clave pública y no puede comprobar nuestra firma.',
    todo: [
      'Con «Public key / Private key» elija «Use a URL to fetch keys dynamically» e introduzca: {keysUri}',
      'Las claves copiadas a mano quedan anticuadas en cuanto las nuestras rotan.',
    ],
    want: 'nuestras claves, de {keysUri}',
  },
  client_proof_time: {
    sentence: 'El reloj de este servicio y el de Okta difieren en más de un minuto.',
    todo: ['Ajuste el reloj de la máquina donde corre Gatepass (NTP) e inténtelo de nuevo.'],
    want: 'un reloj como el de Okta',
  },
  client_proof_refused: {
    sentence: 'Okta no aceptó lo que firmamos para probar quiénes somos.',
    todo: [
      'Compruebe que el issuer y el Client ID de la conexión se correspondan: {issuer}, {clientId}.',
      'Si es así, nos toca corregirlo: comunique el número de traza.',
    ],
  },
  client_credentials_refused: {
    sentence: 'El proveedor de identidad no acepta nuestras credenciales, y no dice qué parte de ellas.',
    todo: [
      'Compare el Client ID: tenemos {clientId}.',
      'Copie un secreto activo e introdúzcalo aquí, en el paso de la aplicación.',
      'Compare el método de autenticación del cliente: usamos {authMethod}.',
    ],
  },
  client_secret_unreadable: {
    sentence:
      'El client secret de la conexión no se puede abrir: se selló con una clave maestra que este servicio no tiene.',
    todo: [
      'Dé al servicio la clave maestra con la que se selló (GATEPASS_MASTER_KEYS o master.keys).',
      'Si se perdió, introduzca de nuevo el client secret en la conexión.',
    ],
    want: 'un secreto que podamos abrir',
  },
  grant_type_off: {
    sentence: 'La aplicación en Okta no permite el Authorization Code Grant.',
    todo: [
      'Edit y marque Authorization Code en Grant type.',
      'Una aplicación de otro tipo que Web Application no puede tenerlo: entonces hace falta una nueva.',
    ],
    want: 'el grant type authorization_code',
  },
  response_type_off: {
    sentence: 'La aplicación en Okta no permite la respuesta que pedimos, un código.',
    todo: ['Edit y marque Authorization Code en Grant type.', 'Creada por API: response_types debe contener code.'],
    want: 'el response type code',
  },
  response_mode_refused: {
    sentence: 'El proveedor de identidad no envía su respuesta en la dirección, como se lo pedimos.',
    todo: ['Quien administra el proveedor de identidad permite response_mode=query.'],
    want: 'el response mode query',
  },
  client_only_for_org_server: {
    sentence:
      'Esta aplicación solo puede usar el servidor de autorización de la org, y la conexión tiene uno personalizado.',
    todo: ['Dé a la conexión solo el dominio de Okta como issuer.'],
    got: 'el issuer {issuer}',
  },
  client_is_a_service: {
    sentence: 'El Client ID es de una aplicación API Services, en la que nadie puede iniciar sesión.',
    todo: ['Create App Integration > OIDC - OpenID Connect > Web Application, e introduzca aquí sus valores.'],
    want: 'una Web Application',
  },
  proof_of_possession_required: {
    sentence: 'La aplicación en Okta exige una prueba de posesión (DPoP), que el inicio de sesión web no usa.',
    todo: ['Edit y desmarque Proof of possession: Require Demonstrating Proof of Possession (DPoP) header.'],
    want: 'una solicitud de token sin DPoP',
  },
  pkce_not_seen: {
    sentence: 'La clave de prueba (PKCE) que enviamos con cada solicitud no llegó a Okta.',
    todo: [
      'Empiece de nuevo desde la aplicación: una dirección recortada o copiada a mano la pierde.',
      'Si vuelve a ocurrir, algo entre el navegador y Okta quita parámetros: comunique el número de traza.',
    ],
    want: 'code_challenge con el método S256',
  },
  pkce_does_not_fit: {
    sentence: 'El código pertenece a otro inicio de sesión que aquel con el que volvió.',
    todo: [
      'Empiece de nuevo desde la aplicación, en una sola pestaña.',
      'Si vuelve a ocurrir, comunique el número de traza: alguien puede estar probando códigos.',
    ],
  },
  state_refused_by_okta: {
    sentence: 'Okta no aceptó el state que enviamos.',
    todo: [
      'Empiece de nuevo desde la aplicación.',
      'Si vuelve a ocurrir, nos toca corregirlo: comunique el número de traza.',
    ],
  },
  request_sent_twice_over: {
    sentence: 'Nuestra solicitud llegó a Okta con un parámetro repetido.',
    todo: [
      'Algo en el camino añade parámetros: un enlace hecho a mano o un proxy. Empiece desde la propia aplicación.',
    ],
  },
  prompt_refused: {
    sentence: 'Okta no entiende cómo quiere la aplicación que se pregunte a la persona (prompt, max_age).',
    todo: ['La aplicación envía prompt=login, prompt=none o ningún prompt.'],
  },
  external_provider_unknown: {
    sentence: 'La solicitud nombra un proveedor de identidad externo que no está en este Okta.',
    todo: ['Quite el parámetro idp, o nombre uno que esté activo en este Okta.'],
  },
  provider_refused_request: {
    sentence: 'El proveedor no aceptó nuestra solicitud: algo en ella no está como está registrado allí.',
    todo: [
      'Compare letra por letra la URI de redirección del cliente: {redirectUri}',
      'Compare el Client ID: nosotros tenemos {clientId}.',
      'Compruebe que el cliente puede usar el flujo authorization code y estos scopes: {scopes}',
    ],
    want: 'un cliente {clientId} con la URI de redirección {redirectUri}',
  },
  request_refused: {
    sentence: 'Okta no aceptó nuestra solicitud, por una razón que no está en nuestro catálogo.',
    todo: ['Lea abajo lo que dice Okta y compare la pestaña General de la aplicación con lo introducido aquí.'],
  },
  code_used_or_expired: {
    sentence: 'El código ya se había usado, o era más antiguo de lo que Okta permite cuando volvió.',
    todo: [
      'Empiece de nuevo desde la aplicación.',
      'Si vuelve a ocurrir: un antivirus o un proxy abre los enlaces antes que la persona, o se pulsó Atrás.',
    ],
    want: 'un código usado una vez, en minutos',
  },
  code_of_another_app: {
    sentence: 'El código se dio a otra aplicación que la de esta conexión.',
    todo: ['El Client ID de la conexión cambió mientras alguien iniciaba sesión: empiece de nuevo.'],
    want: 'un código para el Client ID {clientId}',
  },
  code_of_another_server: {
    sentence: 'El código viene de otro servidor de autorización que aquel al que se llevó.',
    todo: ['El issuer de la conexión cambió mientras alguien iniciaba sesión: empiece de nuevo.'],
    want: 'un código de {issuer}',
  },
  redirect_uri_changed_on_the_way: {
    sentence: 'La URI de redirección en la llamada del token no era la del comienzo.',
    todo: [
      'La dirección pública de Gatepass (SSO_PUBLIC_URL) cambió mientras alguien iniciaba sesión: empiece de nuevo.',
    ],
    want: '{redirectUri}, ambas veces',
  },
  code_not_accepted: {
    sentence: 'Okta dio un código y después no lo aceptó.',
    todo: ['Empiece de nuevo desde la aplicación.', 'Si vuelve a ocurrir, lea abajo lo que dice Okta.'],
  },
  post_logout_uri_not_registered: {
    sentence: 'La dirección a la que ir tras cerrar sesión no está entre las de la aplicación en Okta.',
    todo: ['Edit y añádala a Sign-out redirect URIs. El inicio de sesión no se ve afectado.'],
  },
}
