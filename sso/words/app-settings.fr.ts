import type { ToldSignatures } from './told.ts'

export const appSettings: ToldSignatures['appSettings'] = {
  redirect_uri_not_registered: {
    sentence:
      'Notre URI de redirection ne figure pas parmi celles de l’application dans Okta ; Okta a donc affiché une page d’erreur et n’a renvoyé personne.',
    todo: [
      'Edit, puis ajoutez à Sign-in redirect URIs exactement : {redirectUri}',
      'Comparez lettre par lettre : http et https, barre oblique finale, majuscules, port, www, et vérifiez qu’elle n’est pas dans la liste de déconnexion.',
    ],
    want: '{redirectUri} parmi les Sign-in redirect URIs',
    got: 'une requête avec {sentRedirectUri}, qui n’y est pas',
  },
  redirect_uri_not_sent: {
    sentence: 'La requête est arrivée chez Okta sans notre URI de redirection.',
    todo: [
      'Un proxy devant votre Okta supprime des paramètres, ou quelqu’un a ouvert une adresse tronquée : recommencez.',
    ],
  },
  client_id_unknown_or_app_inactive: {
    sentence:
      'Okta ne connaît aucune application active avec notre Client ID : elle a été désactivée ou supprimée, ou l’ID est celui d’une autre.',
    todo: [
      'Regardez le statut à côté du nom de l’application et choisissez Activate s’il est Inactive.',
      'Si elle n’existe pas, copiez à nouveau le Client ID depuis la bonne et saisissez-le ici, à l’étape de l’application : nous avons {clientId}.',
    ],
    want: 'une application active avec le Client ID {clientId}',
  },
  client_secret_wrong: {
    sentence:
      'Le client secret saisi ici n’est pas un secret actif de l’application : mal saisi, remplacé, désactivé ou supprimé.',
    todo: [
      'Sous CLIENT SECRETS, voyez lesquels sont Active et copiez-en un, ou choisissez Generate new secret.',
      'Saisissez-le ici, à l’étape de l’application. Deux secrets peuvent être actifs à la fois, rien ne presse donc.',
    ],
    want: 'un client secret actif',
  },
  client_auth_method_differs: {
    sentence: 'L’application dans Okta exige une autre preuve de notre identité que celle que nous devons donner.',
    todo: [
      'Regardez Client authentication : avec « Client secret », nous utilisons client_secret_basic ou client_secret_post ; avec « Public key / Private key », private_key_jwt.',
      'Changez l’un des deux pour qu’ils concordent. S’ils concordent, le secret est peut-être celui d’une autre application : copiez-le à nouveau.',
    ],
    want: 'authentification du client par {authMethod}',
  },
  client_credentials_not_seen: {
    sentence: 'La preuve de notre identité n’est pas arrivée chez Okta.',
    todo: [
      'Réglez la méthode de la connexion sur l’autre : client_secret_basic ou client_secret_post.',
      'Si un proxy se trouve devant votre Okta, il doit laisser passer l’en-tête Authorization.',
    ],
    want: 'authentification du client par {authMethod}',
  },
  client_credentials_twice: {
    sentence: 'Okta a vu la preuve de notre identité à deux endroits à la fois.',
    todo: ['Quelque chose en route ajoute ses propres identifiants, très probablement un proxy devant votre Okta.'],
    want: 'authentification du client par {authMethod} seul',
  },
  client_key_unknown: {
    sentence: 'L’application dans Okta n’a pas notre clé publique et ne peut donc pas vérifier notre signature.',
    todo: [
      'Avec « Public key / Private key », choisissez « Use a URL to fetch keys dynamically » et saisissez : {keysUri}',
      'Des clés copiées à la main sont périmées dès que les nôtres changent.',
    ],
    want: 'nos clés, depuis {keysUri}',
  },
  client_proof_time: {
    sentence: 'L’horloge de ce service et celle d’Okta diffèrent de plus d’une minute.',
    todo: ['Réglez l’horloge de la machine où tourne Gatepass (NTP), puis réessayez.'],
    want: 'une horloge comme celle d’Okta',
  },
  client_proof_refused: {
    sentence: 'Okta n’a pas accepté ce que nous avons signé pour prouver notre identité.',
    todo: [
      'Vérifiez que l’issuer et le Client ID de la connexion vont ensemble : {issuer}, {clientId}.',
      'Si oui, c’est à nous de corriger : signalez le numéro de trace.',
    ],
  },
  client_credentials_refused: {
    sentence: 'Le fournisseur d’identité n’accepte pas nos identifiants et ne dit pas lesquels.',
    todo: [
      'Comparez le Client ID : nous avons {clientId}.',
      'Copiez un secret actif et saisissez-le ici, à l’étape de l’application.',
      'Comparez la méthode d’authentification du client : nous utilisons {authMethod}.',
    ],
  },
  client_secret_unreadable: {
    sentence:
      'Le client secret de la connexion ne peut pas être ouvert : il a été scellé avec une clé maîtresse que ce service n’a pas.',
    todo: [
      'Donnez au service la clé maîtresse avec laquelle il a été scellé (GATEPASS_MASTER_KEYS ou master.keys).',
      'Si elle est perdue, saisissez à nouveau le client secret dans la connexion.',
    ],
    want: 'un secret que nous pouvons ouvrir',
  },
  grant_type_off: {
    sentence: 'L’application dans Okta n’autorise pas l’Authorization Code Grant.',
    todo: [
      'Edit, puis cochez Authorization Code sous Grant type.',
      'Une application d’un autre type que Web Application ne peut pas l’avoir : il en faut alors une nouvelle.',
    ],
    want: 'le grant type authorization_code',
  },
  response_type_off: {
    sentence: 'L’application dans Okta n’autorise pas la réponse demandée, un code.',
    todo: [
      'Edit, puis cochez Authorization Code sous Grant type.',
      'Créée par API : response_types doit contenir code.',
    ],
    want: 'le response type code',
  },
  response_mode_refused: {
    sentence: 'Le fournisseur d’identité n’envoie pas sa réponse dans l’adresse, comme nous le demandons.',
    todo: ['La personne qui gère le fournisseur d’identité autorise response_mode=query.'],
    want: 'le response mode query',
  },
  client_only_for_org_server: {
    sentence:
      'Cette application ne peut utiliser que le serveur d’autorisation de l’org, et la connexion en a un personnalisé.',
    todo: ['Donnez à la connexion le domaine Okta seul comme issuer.'],
    got: 'l’issuer {issuer}',
  },
  client_is_a_service: {
    sentence: 'Le Client ID est celui d’une application API Services, à laquelle personne ne peut se connecter.',
    todo: ['Create App Integration > OIDC - OpenID Connect > Web Application, puis saisissez ses valeurs ici.'],
    want: 'une Web Application',
  },
  proof_of_possession_required: {
    sentence: 'L’application dans Okta exige une preuve de possession (DPoP), que la connexion web n’utilise pas.',
    todo: ['Edit, puis décochez Proof of possession : Require Demonstrating Proof of Possession (DPoP) header.'],
    want: 'une demande de jeton sans DPoP',
  },
  pkce_not_seen: {
    sentence: 'La clé de preuve (PKCE) que nous envoyons avec chaque requête n’est pas arrivée chez Okta.',
    todo: [
      'Recommencez depuis l’application : une adresse raccourcie ou copiée à la main la perd.',
      'Si cela se reproduit, quelque chose entre le navigateur et Okta supprime des paramètres : signalez le numéro de trace.',
    ],
    want: 'code_challenge avec la méthode S256',
  },
  pkce_does_not_fit: {
    sentence: 'Le code appartient à une autre connexion que celle avec laquelle il est revenu.',
    todo: [
      'Recommencez depuis l’application, dans un seul onglet.',
      'Si cela se reproduit, signalez le numéro de trace : quelqu’un essaie peut-être des codes.',
    ],
  },
  state_refused_by_okta: {
    sentence: 'Okta n’a pas accepté le state que nous avons envoyé.',
    todo: [
      'Recommencez depuis l’application.',
      'Si cela se reproduit, c’est à nous de corriger : signalez le numéro de trace.',
    ],
  },
  request_sent_twice_over: {
    sentence: 'Notre requête est arrivée chez Okta avec un paramètre en double.',
    todo: [
      'Quelque chose en route ajoute des paramètres : un lien fait maison ou un proxy. Partez de l’application elle-même.',
    ],
  },
  prompt_refused: {
    sentence: 'Okta ne comprend pas comment l’application veut que la personne soit sollicitée (prompt, max_age).',
    todo: ['L’application envoie prompt=login, prompt=none ou aucun prompt.'],
  },
  external_provider_unknown: {
    sentence: 'La requête nomme un fournisseur d’identité externe absent de cet Okta.',
    todo: ['Omettez le paramètre idp, ou nommez-en un qui est actif dans cet Okta.'],
  },
  provider_refused_request: {
    sentence: 'Le fournisseur n’a pas accepté notre requête : quelque chose n’y est pas comme il y est enregistré.',
    todo: [
      'Comparez l’URI de redirection du client lettre par lettre : {redirectUri}',
      'Comparez le Client ID : nous avons {clientId}.',
      'Vérifiez que le client peut utiliser le flux authorization code et ces scopes : {scopes}',
    ],
    want: 'un client {clientId} avec l’URI de redirection {redirectUri}',
  },
  request_refused: {
    sentence: 'Okta n’a pas accepté notre requête, pour une raison absente de notre catalogue.',
    todo: ['Lisez ci-dessous ce que dit Okta et comparez l’onglet General de l’application avec ce qui est saisi ici.'],
  },
  code_used_or_expired: {
    sentence: 'Le code avait déjà servi, ou était plus ancien qu’Okta ne l’autorise à son retour.',
    todo: [
      'Recommencez depuis l’application.',
      'Si cela se reproduit : un antivirus ou un proxy ouvre les liens avant la personne, ou le bouton Précédent a été pressé.',
    ],
    want: 'un code utilisé une seule fois, en quelques minutes',
  },
  code_of_another_app: {
    sentence: 'Le code a été donné à une autre application que celle de cette connexion.',
    todo: ['Le Client ID de la connexion a été changé pendant que quelqu’un se connectait : recommencez.'],
    want: 'un code pour le Client ID {clientId}',
  },
  code_of_another_server: {
    sentence: 'Le code vient d’un autre serveur d’autorisation que celui où il a été présenté.',
    todo: ['L’issuer de la connexion a été changé pendant que quelqu’un se connectait : recommencez.'],
    want: 'un code de {issuer}',
  },
  redirect_uri_changed_on_the_way: {
    sentence: 'L’URI de redirection lors de l’appel du jeton n’était pas la même qu’au début.',
    todo: [
      'L’adresse publique de Gatepass (SSO_PUBLIC_URL) a changé pendant que quelqu’un se connectait : recommencez.',
    ],
    want: '{redirectUri}, les deux fois',
  },
  code_not_accepted: {
    sentence: 'Okta a donné un code puis ne l’a pas repris.',
    todo: ['Recommencez depuis l’application.', 'Si cela se reproduit, lisez ci-dessous ce que dit Okta.'],
  },
  post_logout_uri_not_registered: {
    sentence: 'L’adresse d’arrivée après la déconnexion ne figure pas parmi celles de l’application dans Okta.',
    todo: ['Edit, puis ajoutez-la à Sign-out redirect URIs. La connexion n’est pas concernée.'],
  },
}
