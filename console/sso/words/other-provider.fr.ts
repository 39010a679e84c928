import type { Words } from './words.ts'

export const otherProvider: Words['otherProvider'] = {
  hint: 'Pas d’Okta ? Saisissez l’issuer de votre fournisseur OpenID Connect, par exemple https://login.acme.com/realms/staff',
  left: 'Trois étapes n’existent que chez Okta et sont omises : la vignette, le serveur d’autorisation, et la surveillance par jeton d’API.',
  register: {
    client:
      'Chez votre fournisseur, enregistrez un client pour une application web : confidentiel (confidential), avec le flux **authorization code**.',
    name: 'Son nom : **{application}**. Son URI de redirection, à la lettre près :',
    scopes:
      'Scopes : **openid**, **profile** et **email**. S’il peut indiquer les groupes, dans un claim nommé **groups**.',
    copy: 'Copiez le Client ID et le Client secret. La façon d’envoyer le secret (**client_secret_basic** ou **client_secret_post**) est trouvée ici.',
  },
  guide: {
    pageTitle: (organization) => `Connecter votre service de connexion · ${organization}`,
    heading: (organization) => `Connecter le service de connexion de ${organization}`,
    lead: (organization) =>
      `Tout ce que vous saisissez est vérifié aussitôt, auprès de votre fournisseur lui-même. Personne chez ${organization} ne remarque quoi que ce soit avant la mise en service, et vous pouvez fermer cette page à tout moment : le lien de votre invitation ramène ici.`,
  },
  titles: { 'okta-domain': 'De quel service de connexion s’agit-il ?', app: 'Enregistrer l’application' },
  oktaDomain: { label: 'Issuer' },
  test: {
    lead: (application) =>
      `Une connexion avec exactement ce que vous avez saisi, dans une nouvelle fenêtre, en tant que n’importe quelle personne admise par votre fournisseur. Elle n’ouvre ${application} à personne ; vous voyez ce que dit votre fournisseur et ce qui en serait fait.`,
  },
  parts: { discovery: 'Recherche de votre fournisseur', at_okta: 'Chez votre fournisseur' },
  goLive: {
    first: (organization, application) =>
      `À partir de cet instant, les personnes de ${organization} se connectent à ${application} avec votre service de connexion.`,
    live: (organization, application) =>
      `Les personnes de ${organization} se connectent à ${application} avec votre service de connexion. Ce que vous modifiez ici désormais est d’abord essayé et ne touche personne jusqu’à la prochaine mise en service.`,
  },
}
