import type { ToldSignatures } from './told.ts'

export const peopleAndPolicies: ToldSignatures['peopleAndPolicies'] = {
  user_not_assigned: {
    sentence: 'La personne n’est pas affectée à l’application dans Okta.',
    todo: [
      'Assign > Assign to People, ou Assign to Groups avec un groupe dont la personne fait partie.',
      'Si elle l’est, quelqu’un d’autre est peut-être connecté à Okta dans ce navigateur. Déconnectez-vous-y et recommencez.',
    ],
    want: 'une affectation, de la personne ou d’un de ses groupes',
  },
  no_access_policy: {
    sentence:
      'Aucune Access Policy du serveur d’autorisation n’a de règle pour cette connexion. Un nouveau serveur n’a aucune policy.',
    todo: [
      'Add New Access Policy, et affectez-la à All clients ou au Client ID de cette application : {clientId}',
      'Dedans, Add Rule : Grant type Authorization Code, User toute personne affectée à l’application, Scopes requested Any scopes.',
      'S’il y en a une : est-elle active, nomme-t-elle ce client, ce grant type et un groupe de la personne ?',
    ],
    want: 'une règle pour le client {clientId}, grant type authorization_code, scopes {scopes}',
  },
  scopes_all_rejected: {
    sentence: 'Une Access Policy convient, mais sa règle n’autorise aucun des scopes demandés.',
    todo: ['Modifiez la règle : pour Scopes requested, Any scopes ; ou The following scopes avec ceux-ci : {scopes}'],
    want: 'les scopes {scopes}',
  },
  scope_denied_by_policy: {
    sentence: 'Une Access Policy convient, mais sa règle n’autorise pas l’un des scopes demandés.',
    todo: [
      'Modifiez la règle : pour Scopes requested, Any scopes ; ou ajoutez le scope refusé à The following scopes.',
    ],
    want: 'les scopes {scopes}',
  },
  scope_not_defined: {
    sentence:
      'Le serveur d’autorisation ne connaît pas l’un des scopes demandés. Le plus souvent « groups », qu’un serveur personnalisé n’a qu’une fois ajouté.',
    todo: [
      'Add Scope pour chacun de ceux qui manquent : {scopes}',
      'Ou utilisez le serveur d’autorisation de l’org, qui les a tous : le domaine Okta seul comme issuer.',
    ],
    want: 'les scopes {scopes}',
  },
  openid_scope_missing: {
    sentence: 'La demande de jeton d’identité est arrivée chez Okta sans le scope openid.',
    todo: ['Les scopes de la connexion doivent contenir openid : elle a {scopes}.'],
    want: 'le scope openid',
  },
  scope_not_allowed: {
    sentence: 'Okta n’autorise pas, lors d’une connexion, l’un des scopes demandés.',
    todo: ['Ne demandez que openid, profile, email et groups : la connexion a {scopes}.'],
    want: 'les scopes openid profile email groups',
  },
  consent_required: {
    sentence: 'La personne aurait dû consentir à ce que reçoit l’application, et n’a pas été sollicitée.',
    todo: [
      'Décochez Require consent, ou réglez User Consent du scope sur Implicit (Security > API > Authorization Servers > Scopes).',
      'Ou bien l’application demande sans prompt=none, pour que la personne puisse consentir.',
    ],
  },
  okta_said_no: {
    sentence:
      'Okta n’a pas laissé passer la personne, et sa réponse ne dit pas pourquoi. Le plus souvent, la règle de connexion de l’application la refuse, ou elle a choisi Cancel.',
    todo: [
      'Dans Reports > System Log, cherchez la personne à cette minute : l’événement dit quelle policy et quelle règle ont décidé.',
      'View policy details, et voyez quelle règle s’applique à elle.',
    ],
  },
  sign_on_policy_denied: {
    sentence:
      'Une règle de connexion de votre Okta refuse cette personne, selon le lieu ou ce avec quoi elle est venue.',
    todo: [
      'View policy details, et voyez quelle règle s’applique à la personne : zone réseau, appareil et groupe en décident.',
      'Changez la règle, ou dites à la personne ce qu’elle exige.',
    ],
    want: 'une règle qui laisse entrer la personne',
  },
  second_factor_not_possible: {
    sentence: 'Okta exige de la personne un second facteur qu’elle n’a pas et ne peut pas configurer maintenant.',
    todo: ['Laissez la personne enregistrer un facteur, ou choisissez une policy dont elle peut remplir les règles.'],
    want: 'un second facteur',
  },
  stronger_sign_in_needed: {
    sentence:
      'La personne est connectée à Okta, mais la règle de l’application veut une connexion récente ou un second facteur, et personne n’a pu être sollicité.',
    todo: ['Recommencez depuis l’application, sans prompt=none : Okta demande alors.'],
    want: 'une connexion où Okta peut solliciter quelqu’un',
  },
  nobody_signed_in_at_okta: {
    sentence: 'Personne n’était connecté à Okta dans ce navigateur, et l’application avait interdit de demander.',
    todo: [
      'Rien d’anormal : l’application redemande sans prompt=none.',
      'Si cela arrive dans un cadre caché, le navigateur écarte les cookies d’autres sites.',
    ],
    want: 'une session chez Okta',
  },
  okta_request_expired: {
    sentence: 'La personne est restée sur la page de connexion d’Okta plus longtemps qu’elle ne reste ouverte.',
    todo: ['Recommencez depuis l’application.'],
  },
  interaction_code_demanded: {
    sentence:
      'L’application ou son serveur d’autorisation n’autorise que ses propres pages de connexion (Interaction Code).',
    todo: ['Edit, puis cochez Authorization Code sous Grant type ; Okta affiche alors sa propre page de connexion.'],
    want: 'le grant type authorization_code',
  },
  network_zone_refused: {
    sentence:
      'L’application dans Okta n’est utilisable que depuis certains réseaux, et cette requête venait d’un autre.',
    todo: ['Autorisez Anywhere, ou ajoutez à l’une des zones les adresses d’où appelle Gatepass.'],
    want: 'une requête d’une zone autorisée',
  },
  password_expired: {
    sentence: 'Le mot de passe de la personne chez Okta a expiré.',
    todo: [
      'La personne en choisit un nouveau sur la page de connexion d’Okta.',
      'Si la règle l’interdit : Reset Password sur la page de la personne.',
    ],
  },
  password_wrong: {
    sentence: 'La personne a saisi un mot de passe ou un nom d’utilisateur qu’Okta ne connaît pas.',
    todo: ['Réessayez, ou choisissez « Forgot password? » sur la page de connexion d’Okta.'],
    want: 'le mot de passe de la personne chez Okta',
  },
  person_locked_out: {
    sentence: 'Okta a verrouillé la personne après trop d’essais erronés.',
    todo: [
      'Ouvrez la personne, puis More Actions > Unlock ; ou attendez le temps fixé par la règle des mots de passe.',
    ],
  },
  second_factor_failed: {
    sentence: 'Le second facteur de la personne n’a pas été accepté.',
    todo: [
      'Réessayez avec un code récent ; l’horloge du téléphone doit être juste.',
      'Facteur perdu : More Actions > Reset Authenticators sur la page de la personne.',
    ],
  },
  person_not_active: {
    sentence: 'Le compte de la personne chez Okta n’est pas actif.',
    todo: ['Ouvrez la personne et regardez le statut : Activate, Unsuspend ou Reactivate.'],
    want: 'le statut Active',
  },
  person_not_provisioned: {
    sentence:
      'Votre Okta envoie les personnes vers un autre fournisseur d’identité et n’a ni trouvé ni créé le compte de la personne à partir de sa réponse.',
    todo: [
      'Security > Identity Providers : réglages de liaison de compte et de création à la volée de ce fournisseur.',
    ],
  },
  person_turned_back: {
    sentence: 'La personne a choisi Cancel lors de la connexion.',
    todo: ['Recommencez depuis l’application.'],
  },
  came_never_back: {
    sentence: 'La personne a été envoyée chez Okta et n’est pas revenue, et le journal d’Okta n’en dit rien.',
    todo: ['Elle a fermé la page ou mis plus de dix minutes. Recommencez depuis l’application.'],
  },
}
