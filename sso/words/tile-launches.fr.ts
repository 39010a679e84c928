import type { ToldSignatures } from './told.ts'

export const tileLaunches: ToldSignatures['tileLaunches'] = {
  initiate_uri_is_the_redirect_uri: {
    sentence:
      'Un clic sur la vignette est arrivé à l’URI de redirection : elle a aussi été saisie comme Initiate login URI.',
    todo: ['Edit, puis réglez Initiate login URI sur : {initiateLoginUri}'],
  },
  redirect_uri_is_the_initiate_uri: {
    sentence:
      'La réponse à une connexion est arrivée à l’adresse de la vignette : elle a été saisie comme URI de redirection.',
    todo: ['Edit, puis ne laissez dans Sign-in redirect URIs que ceci : {redirectUri}'],
  },
  okta_simplified_launch: {
    sentence:
      'La vignette envoie un jeton d’identité que personne n’a demandé (« Okta Simplified »), que n’importe qui pourrait glisser dans un navigateur ; il n’est donc pas accepté.',
    todo: ['Edit, puis réglez Login flow sur : Redirect to app to initiate login (OIDC Compliant).'],
    want: 'un lancement avec iss',
    got: 'un jeton d’identité',
  },
  launch_not_understood: {
    sentence: 'Autre chose qu’un clic sur la vignette est arrivé à son adresse.',
    todo: ['Ouvrez l’application par la vignette ou par sa propre adresse.'],
    got: 'paramètres : {sent}',
  },
  initiate_login_uri_missing: {
    sentence: 'L’application dans Okta n’a pas d’Initiate login URI utilisable ; sa vignette ne mène donc nulle part.',
    todo: [
      'Edit, puis réglez Login initiated by sur Either Okta or App.',
      'Réglez Initiate login URI sur : {initiateLoginUri}',
    ],
  },
  tile_of_another_okta: {
    sentence: 'La vignette appartient à un autre Okta que celui connecté ici.',
    todo: [
      'Chaque Okta a ici sa propre adresse : saisissez l’Initiate login URI que ce guide montre pour lui.',
      'Si cet Okta a reçu depuis un domaine personnalisé, vérifiez encore une fois la première étape ici, pour que ses noms soient relus.',
    ],
  },
  tile_without_issuer: {
    sentence: 'Le lien ne dit pas de quel Okta il vient : c’est un favori de l’adresse, pas la vignette.',
    todo: ['Ouvrez l’application par la vignette ou par sa propre adresse.', 'Login flow doit être OIDC Compliant.'],
    got: 'aucun',
  },
  tile_leads_to_no_application: {
    sentence: 'Il n’est pas dit vers quelle application mène la vignette.',
    todo: ['Renseignez applicationId de la connexion : {applications} applications au choix.'],
    want: 'une application',
  },
  application_without_initiate_uri: {
    sentence: 'L’application n’a pas d’adresse où une vignette pourrait l’ouvrir.',
    todo: ['Donnez à l’application une initiateLoginUri ; d’ici là, on part de l’application elle-même.'],
    want: 'initiateLoginUri de l’application',
    got: 'aucune',
  },
  too_many_launches: {
    sentence:
      'Un même réseau a cliqué sur des vignettes plus de six cents fois en une minute : une boucle ou un déluge.',
    todo: [
      'Attendez une minute.',
      'Si cela se reproduit, cherchez une boucle : l’application renvoie les personnes vers la vignette.',
    ],
  },
}
