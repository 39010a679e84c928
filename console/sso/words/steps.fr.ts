import type { Words } from './words.ts'

export const steps: Words['steps'] = {
  oktaDomain: {
    label: 'Domaine Okta',
    hint: 'Collez ce que vous en avez : l’adresse de la page que vous regardez dans Okta suffit.',
  },
  app: {
    create: 'Dans Okta : **Applications → Applications → Create App Integration**.',
    kind: 'Pour Sign-in method, **OIDC - OpenID Connect** ; pour Application type, **Web Application** ; puis **Next**.',
    name: 'App integration name : **{application}**. Sous Sign-in redirect URIs, à la place de ce qui s’y trouve :',
    assign:
      'Pour Assignments : **Allow everyone in your organization to access**, ou les groupes qui l’utilisent. Tout le reste peut rester tel quel. **Save**.',
    copy: 'Sur la page qui s’ouvre, copiez Client ID et Client secret.',
    groups:
      'Pour que les groupes des personnes suivent : onglet **Sign On**, **Edit** à côté de **OpenID Connect ID Token** ; pour Group claims filter, **groups**, **Matches regex**, {everything}. **Save**.',
    secretKept: 'Un secret est conservé. Laissez ce champ vide pour le garder.',
    secretHint: 'Conservé sous scellé, et montré à personne d’autre.',
  },
  tile: {
    lead: (application) =>
      `La vignette est l’icône de ${application} sur le tableau de bord Okta des personnes : un clic, et elles sont connectées.`,
    made: 'Elle a été créée avec le jeton d’API. Il n’y a plus rien à faire ici ; un clic dessus la prouve, si vous le souhaitez.',
    edit: 'Dans Okta, sur la page de l’application, onglet **General** : **Edit** à côté de **General Settings**.',
    login:
      'Sous **LOGIN** : pour Login initiated by, **Either Okta or App** ; cochez **Display application icon to users** ; pour Login flow, **Redirect to app to initiate login (OIDC Compliant)**.',
    uri: 'Initiate login URI, puis **Save** :',
    click: (application) =>
      `Appuyez sur le bouton ci-dessous, allez sur votre {dashboard} et cliquez sur la vignette ${application}.`,
    dashboard: 'tableau de bord Okta',
    ready: 'Je suis prêt à cliquer sur la vignette',
    again: 'Attendre un autre clic',
    waiting: 'En attente du clic…',
    clickNow: 'Cliquez maintenant sur la vignette. Ceci passe au vert tout seul quand le clic arrive.',
    noTile:
      'Pas de vignette ? Alors **Login initiated by** est encore sur **App Only**, la modification n’a pas été enregistrée, ou l’application ne vous est pas attribuée.',
    elsewhere:
      'Une autre page s’ouvre ? Alors **Initiate login URI** dans Okta n’est pas, lettre pour lettre, celle ci-dessus.',
    skip: 'Nous n’avons pas besoin de vignette',
  },
  server: {
    question: 'Qui connecte les personnes ?',
    org: 'Le serveur d’autorisation propre à l’organisation',
    orgHint: 'Ce que presque tout le monde utilise. Rien à faire.',
    custom: 'Un serveur d’autorisation personnalisé',
    customHint: 'Si votre entreprise veut ses propres règles d’accès. Nécessite l’option API Access Management d’Okta.',
    choose:
      'Dans Okta : **Security → API → Authorization Servers**. Un serveur déjà présent convient, par exemple **default**.',
    add: (application) =>
      `Ou créez-en un : **Add Authorization Server**, **Name** ${application}, **Audience** un nom pour lui tel que api://sign-in, puis **Save**.`,
    copy: 'Copiez son **Issuer URI** et saisissez-le ci-dessous.',
    policy: (application) =>
      `Sur sa page, onglet **Access Policies** : **Add New Access Policy**, un nom et une description, affectée à **The following clients:** ${application}, puis **Create Policy**.`,
    rule: 'Dans cette politique : **Add Rule**, un nom, **Grant type is** **Authorization Code** ; tout le reste peut rester tel quel. **Create Rule**.',
  },
  apiToken: {
    lead: 'Avec un jeton en lecture seule, votre Okta est examiné chaque nuit, pour annoncer ce qui va tomber en panne avant que cela n’arrive ; et quand quelqu’un ne peut pas se connecter, le journal d’Okta dit pourquoi. On se connecte aussi sans lui. Personnes et groupes sont seulement comptés, ce qui montre que le jeton fonctionne.',
    account:
      'Dans Okta, **Directory → People → Add person** : un compte réservé à cet usage. Dans son onglet **Admin roles**, donnez-lui **Read-only Administrator** : un jeton peut tout ce que peut son créateur.',
    create: 'Connecté avec ce compte : **Security → API → Tokens → Create token**. Le jeton n’est montré qu’une fois.',
    label: 'Jeton d’API',
    hint: 'Conservé sous scellé, et montré à personne d’autre.',
    skip: 'Sans cela pour l’instant',
  },
  test: {
    lead: (application) =>
      `Une connexion avec exactement ce que vous avez saisi, dans une nouvelle fenêtre, en tant que n’importe quelle personne affectée à l’application. Elle n’ouvre ${application} à personne ; vous voyez ce que dit votre Okta et ce qui en serait fait.`,
    start: 'Essayer une connexion',
    again: 'Réessayer',
    waiting: 'En attente de la connexion dans l’autre fenêtre…',
    groups: 'Groupes',
    groupsUnsaid: 'rien n’a été dit des groupes',
    none: 'aucun',
    account: 'Compte',
    fields: {
      subject: 'Subject',
      email: 'E-mail',
      emailVerified: 'E-mail vérifié',
      name: 'Nom complet',
      givenName: 'Prénom',
      familyName: 'Nom',
    },
    accountNew: 'un nouveau compte serait créé',
    accountKnown: 'un compte déjà connu',
    idToken: 'jeton d’identité',
    happened: 'Ce qui s’est passé',
    failed: 'échec',
    seconds: (much) => `${much} s`,
    milliseconds: (much) => `${much} ms`,
    parts: {
      discovery: 'Recherche de votre Okta',
      at_okta: 'Chez Okta',
      token: 'Code contre jetons',
      id_token: 'Jeton d’identité vérifié',
      userinfo: 'Userinfo',
    },
  },
  goLive: {
    first: (organization, application) =>
      `À partir de cet instant, les personnes de ${organization} se connectent à ${application} avec votre Okta.`,
    again: (organization) =>
      `Dès la prochaine connexion, ${organization} utilise ce que vous avez testé. Qui est connecté le reste.`,
    live: (organization, application) =>
      `Les personnes de ${organization} se connectent à ${application} avec votre Okta. Ce que vous modifiez ici désormais est d’abord essayé et ne touche personne jusqu’à la prochaine mise en service.`,
    press: 'Mettre en service',
    untested: 'Il faut d’abord une connexion d’essai réussie, avec exactement ces réglages.',
  },
}
