import type { ToldSignatures } from './told.ts'

export const tileLaunches: ToldSignatures['tileLaunches'] = {
  initiate_uri_is_the_redirect_uri: {
    sentence: 'Un clic en el icono llegó a la URI de redirección: se introdujo también como Initiate login URI.',
    todo: ['Edit y ponga en Initiate login URI: {initiateLoginUri}'],
  },
  redirect_uri_is_the_initiate_uri: {
    sentence:
      'La respuesta a un inicio de sesión llegó a la dirección del icono: se introdujo como URI de redirección.',
    todo: ['Edit y deje en Sign-in redirect URIs solo esto: {redirectUri}'],
  },
  okta_simplified_launch: {
    sentence:
      'El icono envía un token de identidad que nadie pidió («Okta Simplified»), que cualquiera podría colar en un navegador, así que no se acepta.',
    todo: ['Edit y ponga en Login flow: Redirect to app to initiate login (OIDC Compliant).'],
    want: 'un arranque con iss',
    got: 'un token de identidad',
  },
  launch_not_understood: {
    sentence: 'A la dirección del icono llegó algo que no es un clic en el icono.',
    todo: ['Abra la aplicación desde el icono o desde su propia dirección.'],
    got: 'parámetros: {sent}',
  },
  initiate_login_uri_missing: {
    sentence:
      'La aplicación en Okta no tiene una Initiate login URI utilizable, así que su icono no lleva a ninguna parte.',
    todo: ['Edit y ponga Login initiated by en Either Okta or App.', 'Ponga en Initiate login URI: {initiateLoginUri}'],
  },
  tile_of_another_okta: {
    sentence: 'El icono pertenece a otro Okta que el conectado aquí.',
    todo: [
      'Cada Okta tiene aquí su propia dirección: introduzca la Initiate login URI que esta guía muestra para él.',
      'Si este Okta recibió después un dominio personalizado, compruebe aquí otra vez el primer paso, para que se relean sus nombres.',
    ],
  },
  tile_without_issuer: {
    sentence: 'El enlace no dice de qué Okta viene: es un marcador de la dirección, no el icono.',
    todo: ['Abra la aplicación desde el icono o desde su propia dirección.', 'Login flow debe ser OIDC Compliant.'],
    got: 'ninguno',
  },
  tile_leads_to_no_application: {
    sentence: 'No está dicho a qué aplicación lleva el icono.',
    todo: ['Ponga applicationId en la conexión: hay {applications} aplicaciones para elegir.'],
    want: 'una aplicación',
  },
  application_without_initiate_uri: {
    sentence: 'La aplicación no tiene una dirección donde un icono pueda abrirla.',
    todo: ['Dé a la aplicación una initiateLoginUri; hasta entonces se empieza desde la propia aplicación.'],
    want: 'initiateLoginUri de la aplicación',
    got: 'ninguna',
  },
  too_many_launches: {
    sentence: 'Una red hizo clic en iconos más de seiscientas veces en un minuto: un bucle, o una avalancha.',
    todo: [
      'Espere un minuto.',
      'Si vuelve a ocurrir, busque un bucle: la aplicación devuelve a las personas al icono.',
    ],
  },
}
