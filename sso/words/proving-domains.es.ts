import type { ToldSignatures } from './told.ts'

export const provingDomains: ToldSignatures['provingDomains'] = {
  domain_record_missing: {
    sentence: 'Aún no hay un registro TXT en {name}.',
    todo: [
      'Añada en el DNS de {domain} un registro TXT con exactamente este nombre y este valor.',
      '¿Recién añadido? Los servidores de nombres recuerdan un rato que no había ninguno, rara vez más de una hora. No hay que hacer nada más.',
    ],
    got: 'ningún registro TXT',
  },
  domain_not_in_dns: {
    sentence: 'El dominio {domain} no existe en absoluto en el DNS.',
    todo: ['Busque una errata en su nombre.', 'Un dominio recién registrado tarda unas horas.'],
    want: 'un dominio con servidores de nombres',
    got: 'no existe ese nombre',
  },
  domain_record_other: {
    sentence: 'Hay un registro TXT en {name}, y dice otra cosa.',
    todo: [
      'Añada en el DNS de {domain} un registro TXT con exactamente este nombre y este valor.',
      'Otros registros con el mismo nombre pueden quedarse.',
    ],
  },
  domain_record_old: {
    sentence: 'El registro TXT en {name} tiene el valor de otra petición.',
    todo: ['Ponga el valor que se muestra ahora. El otro puede quedarse al lado si otra configuración lo necesita.'],
  },
  domain_record_almost: {
    sentence: 'El registro TXT en {name} tiene el valor con algo alrededor, o incompleto.',
    todo: ['Quite lo que no es del valor: comillas, espacios, la palabra TXT.'],
  },
  domain_record_appended: {
    sentence: 'El registro está en {name}.{domain}: la página de DNS añadió el dominio por sí sola.',
    todo: ['Llame al registro solo _gatepass, sin el dominio.'],
  },
  domain_record_at_apex: {
    sentence: 'El registro está en {domain} mismo, no en {name}.',
    todo: [
      'Llame al registro _gatepass. La mayoría de las páginas de DNS quieren solo eso y añaden el dominio por sí solas.',
    ],
  },
  domain_servers_broken: {
    sentence:
      'Los servidores de nombres de {domain} responden con un error (SERVFAIL o similar), así que nadie puede leer el registro.',
    todo: [
      'Quien administra el DNS de {domain} puede ver por qué: a menudo firmas DNSSEC caducadas, o un servidor que no conoce el dominio.',
    ],
    want: 'una respuesta para {name}',
    got: 'un error',
  },
  domain_servers_silent: {
    sentence: 'Ningún servidor de nombres respondió a tiempo por {name}.',
    todo: [
      'Espere un minuto: se vuelve a preguntar.',
      'Si sigue así, no se alcanzan los servidores de nombres de {domain}.',
    ],
    want: 'una respuesta en cinco segundos',
    got: 'ninguna',
  },
  domain_failing: {
    sentence:
      'El registro TXT de {domain} falta desde {since}. Siete días después, las direcciones de ese dominio ya no traen a nadie aquí.',
    todo: ['Vuelva a poner el registro, con exactamente este nombre y este valor.'],
  },
  domain_lost: {
    sentence:
      'El registro TXT de {domain} falta desde {since}, así que las direcciones de ese dominio ya no traen a nadie aquí.',
    todo: ['Vuelva a poner el registro y compruebe otra vez.', 'Si {domain} ya no es suyo, quítelo aquí.'],
  },
}
