import type { ToldSignatures } from './told.ts'

export const drifting: ToldSignatures['drifting'] = {
  okta_away: {
    sentence: 'Su Okta no ha respondido a {failures} comprobaciones seguidas, desde {since}.',
    todo: [
      'Abra {issuer} en un navegador: ¿qué se ve?',
      'Compruebe si su Okta, o su dominio personalizado, se apagó o se trasladó.',
    ],
    want: 'una respuesta de {issuer}',
  },
  nobody_assigned: {
    sentence: 'Ya no hay nadie asignado a la aplicación en Okta, así que nadie puede entrar.',
    todo: ['Assign > Assign to Groups, con los grupos cuyas personas deben entrar.'],
    want: 'personas o grupos asignados',
    got: 'nadie',
  },
  tile_switched_off: {
    sentence: 'El icono desapareció de los paneles: la aplicación está en App Only, o está oculta.',
    todo: [
      'Edit y ponga Login initiated by en Either Okta or App.',
      'Marque Application visibility: Display application icon to users.',
    ],
    want: 'Either Okta or App, visible para las personas',
  },
  initiate_login_uri_changed: {
    sentence: 'El icono lleva a otro lugar: se cambió la Initiate login URI de la aplicación.',
    todo: ['Edit y ponga en Initiate login URI: {initiateLoginUri}'],
  },
  groups_claim_gone: {
    sentence: 'Okta ya no dice en qué grupos están las personas: el claim de grupos de la aplicación desapareció.',
    todo: ['Edit, Group claims filter: nombre groups, Matches regex, .* (o más estrecho).'],
    want: 'el claim groups',
  },
  groups_claim_of_server_gone: {
    sentence:
      'Okta ya no dice en qué grupos están las personas: el claim de grupos del servidor desapareció o está inactivo.',
    todo: ['Add Claim: nombre groups, ID Token, Always, Value type Groups, Matches regex .*'],
    want: 'un claim groups activo en el token de identidad',
  },
  second_secret_made: {
    sentence:
      'La aplicación en Okta tiene un segundo client secret que no conocemos: los inicios de sesión terminan cuando se desactive el que se usa.',
    todo: ['Introduzca aquí el secreto nuevo antes de desactivar el viejo en Okta: pueden solaparse.'],
    want: 'cada secreto activo introducido también aquí',
  },
  next_secret_refused: {
    sentence: 'Okta no acepta el client secret que ha de seguir: se desactivó o se escribió mal.',
    todo: ['Introduzca de nuevo el secreto que ha de seguir, o quítelo aquí.'],
    want: 'un segundo secreto activo',
    got: 'un rechazo de Okta',
  },
  api_token_about_to_die: {
    sentence:
      'El token de API lleva {days} días sin uso, porque ninguna comprobación pasó; a los treinta Okta lo revoca.',
    todo: [
      'Averigüe por qué la comprobación nocturna de esta conexión no recibe respuesta.',
      'Cuando el token muere, hace falta uno nuevo.',
    ],
    want: 'un uso en los treinta días siguientes al último',
    got: '{days} días sin uso',
  },
  api_token_lost_rights: {
    sentence: 'El dueño del token de API puede en Okta menos que antes.',
    todo: [
      'Devuelva su rol al dueño del token: basta Read-only Administrator.',
      'O Create token como alguien que lo tenga, e introdúzcalo aquí.',
    ],
    want: 'un token que pueda leer {expected}',
    got: 'rechazado: {found}',
  },
}
