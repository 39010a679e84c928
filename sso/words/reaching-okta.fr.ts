import type { ToldSignatures } from './told.ts'

export const reachingOkta: ToldSignatures['reachingOkta'] = {
  okta_host_not_found: {
    sentence: 'L’adresse de votre Okta n’existe pas : son nom ne mène nulle part.',
    todo: [
      'Comparez le domaine Okta avec celui du menu en haut à droite de l’Admin Console : nous avons {issuer}.',
      'Si l’org a été renommée ou supprimée, saisissez ici le nouveau domaine, à la première étape.',
    ],
    want: 'un serveur à {host}',
    got: 'aucune adresse pour ce nom ({why})',
  },
  okta_certificate_refused: {
    sentence: 'Le certificat de l’adresse de votre Okta n’est pas valable ; rien n’y a donc été envoyé.',
    todo: [
      'Renouvelez le certificat du domaine personnalisé, ou laissez Okta le gérer.',
      'D’ici là, l’adresse okta.com peut servir ici, si l’Issuer de l’application est réglé dessus.',
    ],
    want: 'un certificat pour {host} valable maintenant',
  },
  okta_tls_too_old: {
    sentence: 'À l’adresse de votre Okta, personne ne parle TLS 1.2 ou plus récent ; rien n’y a donc été envoyé.',
    todo: [
      'La personne qui gère le serveur ou le proxy à cette adresse autorise TLS 1.2 et 1.3.',
      'D’ici là, l’adresse okta.com peut servir ici, si l’Issuer de l’application est réglé dessus.',
    ],
    want: 'TLS 1.2 ou plus récent sur {host}',
  },
  okta_too_slow: {
    sentence: 'Votre Okta a mis plus de temps à répondre que quiconque n’attend.',
    todo: ['Réessayez dans une minute.', 'Si cela persiste, consultez status.okta.com pour la cellule de votre Okta.'],
    want: 'une réponse de {host} en {timeoutMs} ms',
    got: 'aucune dans ce délai',
  },
  okta_server_error: {
    sentence: 'Votre Okta a répondu par une erreur de son côté.',
    todo: ['Réessayez dans une minute.', 'Si cela persiste, consultez status.okta.com pour la cellule de votre Okta.'],
    want: 'une réponse de {url}',
    got: 'statut {status}',
  },
  okta_unreachable: {
    sentence: 'Votre Okta n’a pas répondu.',
    todo: [
      'Réessayez dans une minute.',
      'Si personne n’arrive à se connecter, vérifiez le domaine Okta saisi ici : {issuer}.',
    ],
    want: 'une réponse de {issuer}',
    got: 'aucune',
  },
  okta_rate_limited: {
    sentence: 'Votre Okta reçoit plus de requêtes qu’il n’en autorise et en refuse certaines.',
    todo: [
      'Réessayez dans une minute.',
      'Si cela revient, vous voyez dans Okta qui épuise la limite et pouvez en accorder davantage à cette application.',
    ],
    want: 'une réponse',
    got: 'statut 429',
  },
  okta_address_not_public: {
    sentence: 'L’adresse de votre Okta mène à l’intérieur d’un réseau privé, où nous n’allons pas.',
    todo: ['Saisissez ici une adresse de l’internet public, en https et sans port.'],
    want: 'une adresse https publique',
  },
  issuer_is_admin_host: {
    sentence: 'L’adresse saisie ici est celle de l’Admin Console, qui ne connecte personne.',
    todo: ['Saisissez le domaine Okta sans « -admin » : acme.okta.com au lieu de acme-admin.okta.com.'],
    want: 'l’hôte propre de l’org',
  },
  issuer_is_an_endpoint: {
    sentence: 'L’adresse saisie ici est celle d’un point de terminaison, à la place de l’issuer.',
    todo: [
      'Saisissez le domaine Okta seul (acme.okta.com), ou l’issuer exactement comme l’affiche la colonne Issuer URI.',
      'Un issuer se termine par le domaine ou par /oauth2/<id>, jamais par /oauth2 ni /oauth2/v1/….',
    ],
    want: 'un issuer : le domaine, ou /oauth2/<id>',
  },
  api_access_management_missing: {
    sentence: 'Votre Okta n’a pas API Access Management, donc pas de serveur d’autorisation personnalisé.',
    todo: [
      'Choisissez ici le serveur d’autorisation de l’org : le serveur d’autorisation de l’org existe dans tout Okta.',
      'Les étapes concernant Security > API > Authorization Servers sont alors omises.',
    ],
    want: 'la découverte à {url}',
    got: 'statut 401, fonction non activée',
  },
  authorization_server_gone: {
    sentence: 'Le serveur d’autorisation saisi ici n’existe plus ou a été désactivé.',
    todo: [
      'Regardez son Status dans la liste et activez-le s’il est inactif.',
      'S’il a été supprimé, saisissez ici un autre issuer : l’Issuer URI de la liste, ou le domaine Okta seul.',
    ],
    want: 'un serveur actif à {issuer}',
    got: 'statut {status}',
  },
  discovery_not_there: {
    sentence:
      'À l’issuer saisi ici, il n’y a pas de configuration OpenID Connect : ce n’est pas Okta, ou pas cette adresse.',
    todo: ['Comparez l’issuer avec votre domaine Okta : nous avons {issuer}.'],
    want: 'un document à {url}',
    got: 'statut {status}',
  },
  discovery_not_usable: {
    sentence: 'La configuration OpenID Connect à l’issuer saisi ici est inutilisable.',
    todo: [
      'La personne qui gère le fournisseur d’identité corrige les éléments indiqués ci-dessous (OpenID Connect Discovery 1.0 §3).',
    ],
    want: 'issuer, points de terminaison et jwks_uri, chacun une adresse https',
  },
  issuer_slash: {
    sentence: 'L’issuer saisi ici a une barre oblique de trop ou de moins à la fin.',
    todo: ['Saisissez l’issuer exactement comme il est arrivé, caractère par caractère.'],
  },
  issuer_other_server: {
    sentence: 'Le serveur d’autorisation de l’org et un serveur personnalisé ont été pris l’un pour l’autre.',
    todo: [
      'Donnez à la connexion l’issuer reçu, si c’est bien ce serveur.',
      'Sinon, donnez-lui l’Issuer URI du bon serveur de la liste.',
    ],
  },
  issuer_other_host: {
    sentence:
      'Votre Okta se nomme par un autre de ses noms : le domaine personnalisé et celui d’okta.com ont été mélangés.',
    todo: [
      'Réglez Issuer sur le nom saisi ici ({issuer}) ; pour un serveur personnalisé, c’est dans ses Settings.',
      'Ou saisissez ici le nom reçu, à la première étape.',
    ],
  },
  issuer_other: {
    sentence: 'La réponse vient d’un autre issuer que celui saisi ici.',
    todo: [
      'Si l’issuer a été modifié chez vous, saisissez ici celui qui est arrivé, à l’étape du serveur d’autorisation.',
      'Si personne ne l’a modifié, considérez-le comme une tentative de mélanger deux fournisseurs.',
    ],
  },
  issuer_not_said: {
    sentence: 'Le fournisseur d’identité promet de dire de quel issuer vient une réponse, et ne l’a pas fait.',
    todo: [
      'La personne qui gère le fournisseur d’identité envoie iss avec chaque réponse (RFC 9207), ou cesse de le promettre.',
    ],
    want: 'iss={issuer} dans la réponse',
    got: 'aucun',
  },
  keys_unusable: {
    sentence: 'Le fournisseur d’identité ne publie aucune clé permettant de vérifier sa réponse.',
    todo: [
      'Réessayez dans une minute.',
      'Si cela persiste, la personne qui gère le fournisseur d’identité examine son jwks_uri.',
    ],
    want: 'des clés de signature RSA ou EC à {url}',
  },
  signing_key_not_published: {
    sentence: 'La réponse est signée avec une clé non publiée, même après un nouveau chargement.',
    todo: [
      'Réessayez dans une minute : les clés viennent peut-être d’être renouvelées.',
      'Si cela persiste, appuyez encore une fois sur Rotate now.',
    ],
    want: 'une clé publiée',
    got: 'une clé que personne ne publie',
  },
  signing_key_ambiguous: {
    sentence: 'Deux clés publiées portent le même nom, ou la réponse ne nomme pas sa clé.',
    todo: [
      'La personne qui gère le fournisseur d’identité donne à chaque clé son propre kid et l’indique dans le jeton.',
    ],
  },
  signature_does_not_hold: {
    sentence:
      'La signature du jeton d’identité n’est pas valable : il a été modifié en route, ou une autre clé l’a signé.',
    todo: [
      'Réessayez une fois.',
      'Si cela se reproduit, personne ne devrait passer par cette connexion tant que la cause est inconnue. Un proxy qui réécrit les réponses en est une.',
    ],
  },
}
