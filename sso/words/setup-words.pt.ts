import type { SetupWords } from './setup-words.en.ts'

export const setupWords: SetupWords = {
  invitation: {
    title: 'Conectar seu Okta',
    heading: (organization) => `Conectar o Okta de ${organization}`,
    lead: (name) =>
      `Olá, ${name}. Isto leva alguns minutos, e você pode parar e voltar quando quiser. Cada etapa é verificada enquanto você a faz; quem está conectado não percebe nada até a ativação.`,
    after: (organization, application) =>
      `A partir daí, as pessoas de ${organization} entram em ${application} com o seu Okta.`,
    mailbox: (mailbox) => `Primeiro confirmamos que é você: um código vai para ${mailbox}.`,
    send: 'Enviar o código',
    need: 'Do que você precisa: uma conta que possa adicionar aplicativos no Okta da sua empresa.',
  },
  code: {
    title: 'Seu código',
    heading: 'Veja sua caixa de entrada',
    lead: (mailbox) => `Uma mensagem com um código de seis dígitos está a caminho de ${mailbox}.`,
    label: 'Código',
    go: 'Continuar',
    again: 'Enviar outro código',
    wrong: 'Este não é o código. Procure a mensagem mais recente.',
    worn: 'Este código não funciona mais: tem mais de dez minutos, ou foi tentado vezes demais.',
    company: 'sua empresa',
  },
  problem: {
    closed: 'Este link não está aberto',
    other: 'Não deu certo',
  },
  codeLetter: {
    subject: (code) => `${code} é o seu código`,
    why: (organization) =>
      `Alguém, esperamos que você, abriu o link para conectar o Okta de ${organization}. O código é`,
    care: 'Ele vale dez minutos. Se não foi você, não precisa fazer nada: sem o código o link não abre nada.',
  },
  helpLetter: {
    subject: (from) => `${from} pede sua ajuda com um login`,
    hello: (name) => `Olá, ${name},`,
    asks: (from, organization, what) =>
      `${from} está conectando o Okta de ${organization} e pede que você ${what}. Este link leva só a essa etapa:`,
    does: {
      'okta-domain': 'diga qual é o Okta',
      app: 'adicione o aplicativo no Okta',
      'initiate-login': 'faça o ícone funcionar no Okta',
      'authorization-server': 'escolha o servidor de autorização',
      'api-token': 'crie um token de API no Okta',
      domains: 'adicione um registro ao seu DNS',
      test: 'teste um login',
      'go-live': 'faça a ativação',
    },
    care: 'Ele vale trinta dias, e só para você: pede um código que chega a esta caixa de entrada.',
  },
  invitationLetter: {
    subject: (organization, application) => `Conectar o Okta de ${organization} a ${application}`,
    whole: (organization, application) =>
      `As pessoas de ${organization} vão entrar em ${application} com o seu Okta. Pedimos que você o conecte. Este link leva a um guia que verifica cada etapa enquanto você a faz:`,
    step: (organization, application, what) =>
      `As pessoas de ${organization} vão entrar em ${application} com o seu Okta. Pedimos que você ${what}. Este link leva só a essa etapa:`,
    from: (inviter, application) => `Este convite é de ${inviter}, de ${application}.`,
    care: 'Ele vale trinta dias, quantas vezes você quiser, e só para você: pede um código que chega a esta caixa de entrada. Ninguém percebe nada até a ativação.',
  },
  driftLetter: {
    subject: (application) => `Algo mudou no seu Okta: o login em ${application} pode falhar`,
    mildSubject: (application) => `Algo mudou no seu Okta, a respeito de ${application}`,
    lead: (application) =>
      `toda noite verificamos se o seu Okta ainda tem o que o login em ${application} precisa. Algo mudou lá:`,
    wanted: (value) => `Esperado: ${value}`,
    found: (value) => `Encontrado: ${value}`,
    where: (menu) => `Onde no Okta: ${menu}`,
    back: 'Este link leva aonde isso é comprovado de novo. Ele vale trinta dias, e só para você:',
    once: 'Avisamos de cada um destes pontos uma vez; só escrevemos de novo se ele sumiu e voltou.',
  },
  someApplication: 'um aplicativo',
}
