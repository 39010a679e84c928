import type { ToldSignatures } from './told.ts'

export const claimsAndTokens: ToldSignatures['claimsAndTokens'] = {
  too_many_groups: {
    sentence:
      'La personne est dans plus de cent des groupes qui entrent dans la revendication groups, et Okta refuse alors.',
    todo: [
      'Resserrez Group claims filter : Starts with, et le début des groupes dont l’application a besoin.',
      'Avec un serveur personnalisé, le filtre est dans son onglet Claims, dans la revendication « groups ».',
    ],
    want: '100 groupes au plus',
  },
  claim_expression_fails: {
    sentence: 'L’expression d’une revendication ne peut pas être évaluée pour cette personne.',
    todo: [
      'Ouvrez la revendication qu’Okta nomme ci-dessous et essayez sa Value dans Token Preview avec cette personne.',
      'Le plus souvent, il manque au profil de la personne un attribut que l’expression suppose présent.',
    ],
  },
  inline_hook_fails: {
    sentence: 'Un Token Inline Hook chez vous a refusé la connexion ou n’a pas répondu.',
    todo: ['Workflow > Inline Hooks : la personne qui gère le hook consulte son journal à cette minute.'],
  },
  okta_own_problem: {
    sentence: 'Okta a eu un problème de son côté.',
    todo: ['Réessayez dans une minute.', 'Si cela persiste, consultez status.okta.com pour la cellule de votre Okta.'],
  },
  clock_of_okta_ahead: {
    sentence: 'Le jeton d’identité vient du futur : les deux horloges diffèrent de plus d’une minute.',
    todo: [
      'Comparez d’abord l’horloge de la machine où tourne Gatepass à un serveur de temps : celle d’Okta n’est presque jamais fausse.',
      'Si la nôtre est juste, la personne qui gère le fournisseur d’identité règle la sienne.',
    ],
    want: 'des horloges à 60 s près',
    got: 'un jeton en avance de {secondsAhead} s',
  },
  clock_of_okta_behind: {
    sentence:
      'Le jeton d’identité avait expiré à son arrivée : la réponse a attendu longtemps, ou les horloges diffèrent.',
    todo: [
      'Recommencez depuis l’application.',
      'Si cela se reproduit, comparez l’horloge de la machine où tourne Gatepass à un serveur de temps.',
    ],
    want: 'un jeton valable maintenant',
    got: 'un jeton terminé depuis {secondsAgo} s',
  },
  token_for_another_app: {
    sentence: 'Le jeton d’identité est destiné à une autre application.',
    todo: ['Comparez Audience au Client ID saisi ici ; s’ils diffèrent, copiez à nouveau le Client ID.'],
    want: 'l’audience {clientId}',
  },
  token_issued_to_another_app: {
    sentence: 'Le jeton d’identité a été émis pour une autre application que la nôtre.',
    todo: ['Le Client ID saisi ici et l’application qui connecte les personnes doivent être les mêmes.'],
  },
  token_without_audience: {
    sentence: 'Le jeton d’identité ne dit pas pour quelle application il est.',
    todo: ['La personne qui gère le fournisseur d’identité met le Client ID dans aud (OpenID Connect Core §2).'],
    want: 'l’audience {clientId}',
    got: 'aucune',
  },
  no_id_token: {
    sentence:
      'La réponse ne contient pas de jeton d’identité : openid n’a pas été accordé, ou le fournisseur ne parle qu’OAuth.',
    todo: [
      'La règle de l’Access Policy doit autoriser le scope openid.',
      'Un fournisseur d’une autre marque : il doit parler OpenID Connect.',
    ],
    want: 'un jeton d’identité',
    got: 'seulement un jeton d’accès',
  },
  token_unreadable: {
    sentence: 'Le jeton d’identité n’est pas lisible.',
    todo: [
      'Les jetons d’identité chiffrés ne sont pas pris en charge : désactivez le chiffrement pour cette application.',
      'Sinon, signalez le numéro de trace.',
    ],
    want: 'un JWT signé',
  },
  token_of_another_kind: {
    sentence: 'Un jeton d’une autre sorte est arrivé à la place d’un jeton d’identité.',
    todo: ['La personne qui gère le fournisseur d’identité envoie un jeton d’identité comme id_token.'],
  },
  token_algorithm_refused: {
    sentence: 'Le jeton d’identité est signé d’une façon que nous n’acceptons pas, ou pas du tout.',
    todo: ['Signez avec RS256, comme Okta ; PS256 et ES256 conviennent aussi.'],
    want: 'RS256, PS256 ou ES256',
  },
  token_without_subject: {
    sentence: 'Le jeton d’identité ne dit pas qui s’est connecté.',
    todo: ['La revendication sub ne doit être ni retirée ni vide.'],
    want: 'un sujet',
    got: 'aucun',
  },
  token_subject_not_allowed: {
    sentence: 'Le jeton d’identité nomme la personne sous une forme qu’OpenID Connect n’autorise pas.',
    todo: ['sub doit compter de 1 à 255 caractères ASCII (OpenID Connect Core §2).'],
    want: 'jusqu’à 255 caractères ASCII',
    got: '{type}, {chars} caractères',
  },
  token_without_times: {
    sentence: 'Le jeton d’identité ne dit pas de quand à quand il est valable.',
    todo: ['La personne qui gère le fournisseur d’identité y met iat et exp, sous forme de nombres.'],
    want: 'iat et exp',
  },
  token_of_another_sign_in: {
    sentence: 'Le jeton d’identité appartient à une autre connexion que celle avec laquelle il est revenu.',
    todo: [
      'Recommencez depuis l’application.',
      'Si cela se reproduit, signalez le numéro de trace : quelqu’un introduit peut-être des codes.',
    ],
  },
  tokens_do_not_belong_together: {
    sentence: 'Le jeton d’identité et le jeton d’accès d’une même réponse ne vont pas ensemble.',
    todo: ['Recommencez une fois. Si cela se reproduit, signalez le numéro de trace.'],
  },
  token_response_unusable: {
    sentence: 'Ce qui est arrivé à la place de jetons n’est pas une réponse de jeton.',
    todo: [
      'Un proxy ou une page de connexion devant le fournisseur d’identité a peut-être répondu à sa place.',
      'Lisez ci-dessous ce qui est arrivé.',
    ],
    want: 'une réponse de jeton (RFC 6749 §5.1)',
  },
  answer_too_large: {
    sentence: 'La réponse est plus grande que n’en a besoin une connexion, le plus souvent à cause des groupes.',
    todo: ['Resserrez Group claims filter aux groupes dont l’application a besoin.'],
  },
  userinfo_refused: {
    sentence: 'Okta a donné un jeton puis n’a pas dit, avec lui, qui est la personne.',
    todo: [
      'Recommencez une fois.',
      'Si cela persiste, comparez l’issuer de la connexion au serveur de l’application : {issuer}.',
    ],
    want: 'statut 200 et JSON',
    got: 'statut {status}',
  },
  userinfo_signed: {
    sentence: 'Le fournisseur répond à propos des personnes sous une forme signée ou autre, que nous ne lisons pas.',
    todo: ['Désactivez userinfo signé pour cette application : il faut application/json.'],
  },
  userinfo_of_somebody_else: {
    sentence: 'Le fournisseur a parlé de deux personnes différentes dans une même connexion.',
    todo: [
      'Personne n’est entré, et personne ne devrait entrer avant d’en connaître la cause : signalez le numéro de trace.',
    ],
  },
  email_not_told: {
    sentence: 'La personne est entrée, mais Okta n’a donné aucune adresse e-mail.',
    todo: [
      'Vérifiez que le profil de la personne a une adresse e-mail principale.',
      'Serveur personnalisé : sa règle doit autoriser le scope email.',
    ],
    want: 'la revendication email',
    got: 'aucune dans le jeton d’identité ni userinfo',
  },
  groups_not_told: {
    sentence:
      'La personne est entrée, mais Okta n’a donné aucun groupe ; l’application lui montre peut-être moins qu’elle ne devrait voir.',
    todo: [
      'Edit, Group claims filter : nom groups, Matches regex, .* (ou plus étroit).',
      'Avec un serveur personnalisé : un scope groups, et dedans une revendication groups (Claims > Add Claim, Value type Groups).',
    ],
    want: 'la revendication groups',
    got: 'aucune dans le jeton d’identité ni userinfo',
  },
}
