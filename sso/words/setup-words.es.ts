import type { SetupWords } from './setup-words.en.ts'

export const setupWords: SetupWords = {
  invitation: {
    title: 'Conectar su Okta',
    heading: (organization) => `Conectar el Okta de ${organization}`,
    lead: (name) =>
      `Hola, ${name}. Esto lleva unos minutos, y puede parar y volver cuando quiera. Cada paso se comprueba mientras lo da; quien tiene la sesión abierta no nota nada hasta la puesta en marcha.`,
    after: (organization, application) =>
      `Desde entonces, las personas de ${organization} inician sesión en ${application} con su Okta.`,
    mailbox: (mailbox) => `Primero nos aseguramos de que es usted: un código va a ${mailbox}.`,
    send: 'Enviar el código',
    need: 'Lo que necesita: una cuenta que pueda añadir aplicaciones en el Okta de su empresa.',
  },
  code: {
    title: 'Su código',
    heading: 'Mire en su buzón',
    lead: (mailbox) => `Un mensaje con un código de seis cifras va camino de ${mailbox}.`,
    label: 'Código',
    go: 'Continuar',
    again: 'Enviar otro código',
    wrong: 'Ese no es el código. Busque el mensaje más reciente.',
    worn: 'Este código ya no funciona: tiene más de diez minutos, o se probó demasiadas veces.',
    company: 'su empresa',
  },
  problem: {
    closed: 'Este enlace no está abierto',
    other: 'No funcionó',
  },
  codeLetter: {
    subject: (code) => `${code} es su código`,
    why: (organization) =>
      `Alguien, esperamos que usted, abrió el enlace para conectar el Okta de ${organization}. El código es`,
    care: 'Vale diez minutos. Si no fue usted, no tiene que hacer nada: sin el código el enlace no abre nada.',
  },
  helpLetter: {
    subject: (from) => `${from} le pide ayuda con un inicio de sesión`,
    hello: (name) => `Hola, ${name}:`,
    asks: (from, organization, what) =>
      `${from} está conectando el Okta de ${organization} y le pide ${what}. Este enlace lleva solo a ese paso:`,
    does: {
      'okta-domain': 'que diga qué Okta es',
      app: 'que añada la aplicación en Okta',
      'initiate-login': 'que haga funcionar el icono en Okta',
      'authorization-server': 'que elija el servidor de autorización',
      'api-token': 'que cree un token de API en Okta',
      domains: 'que añada un registro a su DNS',
      test: 'que pruebe un inicio de sesión',
      'go-live': 'que lo ponga en marcha',
    },
    care: 'Vale treinta días, y solo para usted: pide un código que llega a este buzón.',
  },
  invitationLetter: {
    subject: (organization, application) => `Conectar el Okta de ${organization} a ${application}`,
    whole: (organization, application) =>
      `Las personas de ${organization} van a iniciar sesión en ${application} con su Okta. Se le pide que lo conecte. Este enlace lleva a una guía que comprueba cada paso mientras lo da:`,
    step: (organization, application, what) =>
      `Las personas de ${organization} van a iniciar sesión en ${application} con su Okta. Se le pide ${what}. Este enlace lleva solo a ese paso:`,
    from: (inviter, application) => `Esta invitación es de ${inviter}, de ${application}.`,
    care: 'Vale treinta días, tantas veces como quiera, y solo para usted: pide un código que llega a este buzón. Nadie nota nada hasta la puesta en marcha.',
  },
  driftLetter: {
    subject: (application) => `Algo cambió en su Okta: el inicio de sesión en ${application} puede fallar`,
    mildSubject: (application) => `Algo cambió en su Okta, acerca de ${application}`,
    lead: (application) =>
      `Cada noche miramos si su Okta sigue teniendo lo que necesita el inicio de sesión en ${application}. Algo cambió allí:`,
    wanted: (value) => `Esperado: ${value}`,
    found: (value) => `Encontrado: ${value}`,
    where: (menu) => `Dónde en Okta: ${menu}`,
    back: 'Este enlace lleva adonde se comprueba de nuevo. Vale treinta días, y solo para usted:',
    once: 'De cada uno de estos puntos le avisamos una vez; solo volvemos a escribir si desapareció y ha vuelto.',
  },
  someApplication: 'la aplicación',
}
