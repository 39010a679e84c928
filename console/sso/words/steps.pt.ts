import type { Words } from './words.ts'

export const steps: Words['steps'] = {
  oktaDomain: {
    label: 'Domínio do Okta',
    hint: 'Cole o que você tiver: o endereço da página que está vendo no Okta já serve.',
  },
  app: {
    create: 'No Okta: **Applications → Applications → Create App Integration**.',
    kind: 'Em Sign-in method, **OIDC - OpenID Connect**; em Application type, **Web Application**; depois **Next**.',
    name: 'App integration name: **{application}**. Em Sign-in redirect URIs, no lugar do que estiver lá:',
    assign:
      'Em Assignments: **Allow everyone in your organization to access**, ou os grupos que o usam. Todo o resto pode ficar como está. **Save**.',
    copy: 'Na página que abrir, copie Client ID e Client secret.',
    groups:
      'Para que os grupos de cada pessoa venham junto: aba **Sign On**, **Edit** ao lado de **OpenID Connect ID Token**; em Group claims filter, **groups**, **Matches regex**, {everything}. **Save**.',
    secretKept: 'Já há um guardado. Deixe este campo vazio para mantê-lo.',
    secretHint: 'Fica guardado e lacrado, e não é mostrado a mais ninguém.',
  },
  tile: {
    lead: (application) =>
      `O ícone é o de ${application} no painel do Okta de cada pessoa: um clique, e ela já entrou.`,
    made: 'Ele foi criado com o token de API. Não há mais nada a fazer aqui; um clique nele o comprova, se você quiser.',
    edit: 'No Okta, na página do aplicativo, aba **General**: **Edit** ao lado de **General Settings**.',
    login:
      'Em **LOGIN**: para Login initiated by, **Either Okta or App**; marque **Display application icon to users**; para Login flow, **Redirect to app to initiate login (OIDC Compliant)**.',
    uri: 'Initiate login URI, depois **Save**:',
    click: (application) => `Pressione o botão abaixo, vá ao seu {dashboard} e clique no ícone de ${application}.`,
    dashboard: 'painel do Okta',
    ready: 'Estou pronto para clicar no ícone',
    again: 'Esperar outro clique',
    waiting: 'Aguardando o clique…',
    clickNow: 'Clique no ícone agora. Isto fica verde sozinho quando o clique chega.',
    noTile:
      'O ícone não aparece? Então **Login initiated by** ainda está em **App Only**, a alteração não foi salva, ou o aplicativo não está atribuído a você.',
    elsewhere: 'Abre outra página? Então **Initiate login URI** no Okta não é, letra por letra, a de cima.',
    skip: 'Não precisamos de um ícone',
  },
  server: {
    question: 'Quem faz o login das pessoas?',
    org: 'O servidor de autorização da própria organização',
    orgHint: 'O que quase todos usam. Não há nada a fazer.',
    custom: 'Um servidor de autorização personalizado',
    customHint: 'Se a sua empresa quer políticas de acesso próprias. Requer o API Access Management do Okta.',
    choose: 'No Okta: **Security → API → Authorization Servers**. Um que já exista serve, por exemplo **default**.',
    add: (application) =>
      `Ou crie um: **Add Authorization Server**, **Name** ${application}, **Audience** um nome para ele, como api://sign-in, e depois **Save**.`,
    copy: 'Copie a **Issuer URI** dele e digite-a abaixo.',
    policy: (application) =>
      `Na página dele, aba **Access Policies**: **Add New Access Policy**, um nome e uma descrição, atribuída a **The following clients:** ${application}, e depois **Create Policy**.`,
    rule: 'Nessa política: **Add Rule**, um nome, **Grant type is** **Authorization Code**; todo o resto pode ficar como está. **Create Rule**.',
  },
  apiToken: {
    lead: 'Com um token que só pode ler, o seu Okta é examinado toda noite, para avisar do que está prestes a falhar antes que falhe; e quando alguém não consegue entrar, o registro do Okta diz por quê. Também se entra sem ele. As pessoas e os grupos são apenas contados, o que mostra que o token funciona.',
    account:
      'No Okta, **Directory → People → Add person**: uma conta só para isto. Na aba **Admin roles** dê a ela **Read-only Administrator**: um token pode tudo o que pode quem o criou.',
    create: 'Com essa conta conectada: **Security → API → Tokens → Create token**. Ele só é mostrado uma vez.',
    label: 'Token de API',
    hint: 'Fica guardado e lacrado, e não é mostrado a mais ninguém.',
    skip: 'Por enquanto sem isto',
  },
  test: {
    lead: (application) =>
      `Um login com exatamente o que você digitou, em uma nova janela, como qualquer pessoa atribuída ao aplicativo. Ele não deixa ninguém entrar em ${application}; você vê o que o seu Okta diz e o que seria feito com isso.`,
    start: 'Testar um login',
    again: 'Tentar de novo',
    waiting: 'Aguardando o login na outra janela…',
    groups: 'Grupos',
    groupsUnsaid: 'nada foi dito sobre grupos',
    none: 'nenhum',
    account: 'Conta',
    fields: {
      subject: 'Subject',
      email: 'E-mail',
      emailVerified: 'E-mail verificado',
      name: 'Nome completo',
      givenName: 'Nome',
      familyName: 'Sobrenome',
    },
    accountNew: 'uma nova seria criada',
    accountKnown: 'uma já conhecida',
    idToken: 'token de ID',
    happened: 'O que aconteceu',
    failed: 'falhou',
    seconds: (much) => `${much} s`,
    milliseconds: (much) => `${much} ms`,
    parts: {
      discovery: 'Busca do seu Okta',
      at_okta: 'No Okta',
      token: 'Código por tokens',
      id_token: 'Token de ID verificado',
      userinfo: 'Userinfo',
    },
  },
  goLive: {
    first: (organization, application) =>
      `A partir deste momento, as pessoas de ${organization} entram em ${application} com o seu Okta.`,
    again: (organization) =>
      `A partir do próximo login, ${organization} usa o que você testou. Quem já entrou continua conectado.`,
    live: (organization, application) =>
      `As pessoas de ${organization} entram em ${application} com o seu Okta. O que você mudar aqui daqui em diante é testado primeiro e não afeta ninguém até você ativar de novo.`,
    press: 'Ativar',
    untested: 'É preciso um login de teste bem-sucedido, com exatamente estas configurações.',
  },
}
