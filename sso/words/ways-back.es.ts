import type { ToldSignatures } from './told.ts'

export const waysBack: ToldSignatures['waysBack'] = {
  answer_without_state: {
    sentence: 'Alguien llegó a la URI de redirección sin respuesta de Okta: un marcador, o una dirección recortada.',
    todo: ['Empiece desde la aplicación o desde el icono.', 'Si es un marcador, elimínelo.'],
    want: 'state y code',
    got: 'parámetros: {sent}',
  },
  state_not_ours: {
    sentence:
      'La respuesta no pertenece a ningún inicio de sesión nuestro: se cambió la dirección, o el servicio recibió claves nuevas.',
    todo: ['Empiece de nuevo desde la aplicación.'],
  },
  state_of_another_browser: {
    sentence: 'El inicio de sesión empezó en otro navegador o perfil, o este no guarda cookies.',
    todo: [
      'Empiece de nuevo y quédese en un solo navegador hasta el final; un enlace en un correo suele abrir otro.',
      'Las cookies de este servicio deben estar permitidas.',
    ],
    want: 'el navegador donde empezó',
  },
  state_expired: {
    sentence: 'Entre el comienzo y la respuesta pasaron más de diez minutos.',
    todo: ['Empiece de nuevo desde la aplicación.', 'Si la página de inicio de sesión era un marcador, elimínelo.'],
    want: 'una respuesta en diez minutos',
  },
  state_used: {
    sentence: 'La misma respuesta llegó por segunda vez: se pulsó Atrás o Recargar, o la enviaron dos pestañas.',
    todo: ['Empiece de nuevo desde la aplicación. Si el primer intento fue bien, la persona ya está dentro.'],
  },
  answer_at_another_connection: {
    sentence: 'La respuesta llegó a la dirección de otra conexión que aquella por la que salió el inicio de sesión.',
    todo: [
      'Empiece de nuevo.',
      'Si vuelve a ocurrir, las URI de redirección de las dos conexiones se intercambiaron en Okta: compárelas.',
    ],
  },
  answer_twice_over: {
    sentence: 'La respuesta lleva un parámetro repetido, así que nadie puede decir cuál vale.',
    todo: ['Empiece de nuevo.', 'Si vuelve a ocurrir, algo entre Okta y el navegador añade parámetros.'],
  },
  answer_too_long: {
    sentence: 'La respuesta es mayor que cualquiera de Okta.',
    todo: ['Empiece de nuevo.', 'Si vuelve a ocurrir, comunique el número de traza.'],
  },
  answer_yes_and_no: {
    sentence: 'La respuesta lleva a la vez un código y un error.',
    todo: ['Empiece de nuevo.', 'Si vuelve a ocurrir, alguien compone respuestas: comunique el número de traza.'],
  },
  answer_with_tokens: {
    sentence: 'La respuesta lleva tokens en la dirección, donde cualquiera puede leerlos.',
    todo: ['Edit y desmarque Implicit (hybrid) en Grant type; solo hace falta Authorization Code.'],
    want: 'un código',
    got: 'tokens en la dirección',
  },
  answer_empty: {
    sentence: 'La respuesta no tiene ni código ni error.',
    todo: ['Empiece de nuevo desde la aplicación.'],
    want: 'un código o un error',
    got: 'ni lo uno ni lo otro',
  },
  signed_in_as_somebody_else: {
    sentence: 'En este navegador tiene la sesión de Okta abierta otra persona que la que pidió la aplicación.',
    todo: ['Cierre la sesión de Okta y empiece de nuevo; o deje que la aplicación pregunte con prompt=login.'],
    want: 'la persona que nombró la aplicación',
  },
  switch_declined: {
    sentence: 'Otra persona tenía la sesión abierta aquí, y la persona decidió seguir así.',
    todo: ['No pasa nada. Para entrar como la otra persona, empiece de nuevo y elija Continuar.'],
  },
  confirmation_expired: {
    sentence: 'La pregunta de si seguir como otra persona quedó abierta más de dos minutos.',
    todo: ['Empiece de nuevo desde la aplicación.'],
  },
  sign_in_too_old: {
    sentence: 'La aplicación quiere un inicio de sesión en Okta más reciente que el de la persona.',
    todo: [
      'Cierre la sesión de Okta y empiece de nuevo.',
      'Si vuelve a ocurrir, el max_age de la aplicación es muy corto.',
    ],
    want: 'un inicio de sesión en los últimos {maxAge} s',
  },
}
