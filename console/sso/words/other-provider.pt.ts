import type { Words } from './words.ts'

export const otherProvider: Words['otherProvider'] = {
  hint: 'Não é Okta? Digite o issuer do seu provedor OpenID Connect, por exemplo https://login.acme.com/realms/staff',
  left: 'Três etapas são apenas do Okta e ficam de fora: o ícone, o servidor de autorização, e a vigilância por token de API.',
  register: {
    client:
      'No seu provedor, registre um cliente para um aplicativo web: confidencial (confidential), com o fluxo **authorization code**.',
    name: 'O nome: **{application}**. A URI de redirecionamento, letra por letra:',
    scopes:
      'Scopes: **openid**, **profile** e **email**. Se ele puder informar grupos, em um claim chamado **groups**.',
    copy: 'Copie o Client ID e o Client secret. Como o segredo é enviado (**client_secret_basic** ou **client_secret_post**) é descoberto aqui.',
  },
  guide: {
    pageTitle: (organization) => `Conectar seu serviço de login · ${organization}`,
    heading: (organization) => `Conectar o serviço de login de ${organization}`,
    lead: (organization) =>
      `Tudo o que você digita é verificado na hora, no seu próprio provedor. Ninguém em ${organization} percebe nada até a ativação, e você pode fechar esta página quando quiser: o link do convite traz você de volta.`,
  },
  titles: { 'okta-domain': 'Qual é o serviço de login?', app: 'Registrar o aplicativo' },
  oktaDomain: { label: 'Issuer' },
  test: {
    lead: (application) =>
      `Um login com exatamente o que você digitou, em uma nova janela, como qualquer pessoa que o seu provedor deixe entrar. Ele não deixa ninguém entrar em ${application}; você vê o que o seu provedor diz e o que seria feito com isso.`,
  },
  parts: { discovery: 'Busca do seu provedor', at_okta: 'No seu provedor' },
  goLive: {
    first: (organization, application) =>
      `A partir deste momento, as pessoas de ${organization} entram em ${application} com o seu serviço de login.`,
    live: (organization, application) =>
      `As pessoas de ${organization} entram em ${application} com o seu serviço de login. O que você mudar aqui daqui em diante é testado primeiro e não afeta ninguém até você ativar de novo.`,
  },
}
