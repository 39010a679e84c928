import type { ToldSignatures } from './told.ts'

export const ourOwnSettings: ToldSignatures['ourOwnSettings'] = {
  organization_not_known: {
    sentence: 'La aplicación nombró una organización que no está aquí, o que no tiene conexión.',
    todo: ['La aplicación envía el id que muestra GET /api/organizations, u omite organization.'],
  },
  domain_not_known: {
    sentence:
      'La dirección que se escribió tiene un dominio que aquí no lleva a ninguna organización: suele ser un error al escribir.',
    todo: [
      'Empiece de nuevo desde la aplicación y escriba la dirección tal como aparece en un correo.',
      'Si el dominio es correcto, añádalo a la organización a la que pertenece.',
    ],
    want: 'el dominio de correo de una organización que está aquí',
  },
  organization_not_connected: {
    sentence: 'La conexión aún es un borrador: nunca se le dio un Okta.',
    todo: ['Termine la configuración: faltan el dominio de Okta, el Client ID y el client secret.'],
    want: 'una conexión activa',
    got: 'un borrador',
  },
  connection_not_known: {
    sentence: 'No hay ninguna conexión con el id de la solicitud.',
    todo: ['La aplicación, o la URI introducida en Okta, tiene un id que GET /api/connections no muestra.'],
  },
  connection_switched_off: {
    sentence: 'La conexión fue desactivada por nuestra parte.',
    todo: ['El registro de auditoría dice quién y cuándo. POST /api/connections/<id>/enable la activa de nuevo.'],
    want: 'una conexión activa',
    got: 'una desactivada',
  },
  connection_changed: {
    sentence: 'A la conexión se le dio otro proveedor mientras la persona iniciaba sesión en el anterior.',
    todo: ['Empiece de nuevo desde la aplicación.', 'El registro de auditoría dice quién lo cambió y cuándo.'],
  },
  test_link_used_up: {
    sentence: 'El enlace a un inicio de sesión de prueba vale una vez, y durante diez minutos.',
    todo: ['Inicie de nuevo la prueba donde se inició.'],
    want: 'un enlace de no más de diez minutos, abierto una vez',
  },
  test_of_older_settings: {
    sentence: 'Los ajustes cambiaron después de empezar la prueba, así que no demuestra nada de ellos.',
    todo: ['Inicie de nuevo la prueba: prueba los ajustes de ahora.'],
  },
  request_too_long: {
    sentence: 'La solicitud de la aplicación es demasiado larga para viajar a Okta y volver en una cookie.',
    todo: ['Acorte state: debería ser una clave de lo que recuerda la aplicación, no la cosa misma.'],
    want: 'una solicitud de 2 000 caracteres como máximo',
    got: '{chars} caracteres sellados',
  },
  account_deactivated: {
    sentence: 'La cuenta de la persona aquí fue desactivada.',
    todo: ['El registro de auditoría dice quién lo hizo y cuándo. La cuenta se puede activar de nuevo.'],
    want: 'una cuenta activa',
    got: 'una desactivada',
  },
}
