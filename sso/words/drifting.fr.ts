import type { ToldSignatures } from './told.ts'

export const drifting: ToldSignatures['drifting'] = {
  okta_away: {
    sentence: 'Votre Okta n’a pas répondu à {failures} vérifications de suite, depuis {since}.',
    todo: [
      'Ouvrez {issuer} dans un navigateur : que voit-on ?',
      'Vérifiez si votre Okta, ou son domaine personnalisé, a été arrêté ou déplacé.',
    ],
    want: 'une réponse de {issuer}',
  },
  nobody_assigned: {
    sentence: 'Plus personne n’est affecté à l’application dans Okta ; personne ne peut donc se connecter.',
    todo: ['Assign > Assign to Groups, avec les groupes dont les personnes doivent entrer.'],
    want: 'des personnes ou des groupes affectés',
    got: 'personne',
  },
  tile_switched_off: {
    sentence: 'La vignette a disparu des tableaux de bord : l’application est réglée sur App Only, ou masquée.',
    todo: [
      'Edit, puis réglez Login initiated by sur Either Okta or App.',
      'Cochez Application visibility : Display application icon to users.',
    ],
    want: 'Either Okta or App, visible pour les personnes',
  },
  initiate_login_uri_changed: {
    sentence: 'La vignette mène ailleurs : l’Initiate login URI de l’application a été changée.',
    todo: ['Edit, puis réglez Initiate login URI sur : {initiateLoginUri}'],
  },
  groups_claim_gone: {
    sentence:
      'Okta ne dit plus dans quels groupes sont les personnes : la revendication groups de l’application a disparu.',
    todo: ['Edit, Group claims filter : nom groups, Matches regex, .* (ou plus étroit).'],
    want: 'la revendication groups',
  },
  groups_claim_of_server_gone: {
    sentence:
      'Okta ne dit plus dans quels groupes sont les personnes : la revendication groups du serveur a disparu ou est inactive.',
    todo: ['Add Claim : nom groups, ID Token, Always, Value type Groups, Matches regex .*'],
    want: 'une revendication groups active dans le jeton d’identité',
  },
  second_secret_made: {
    sentence:
      'L’application dans Okta a un second client secret que nous ne connaissons pas : les connexions cessent quand celui en usage est désactivé.',
    todo: [
      'Saisissez ici le nouveau secret avant que l’ancien ne soit désactivé dans Okta : les deux peuvent se chevaucher.',
    ],
    want: 'chaque secret actif saisi ici aussi',
  },
  next_secret_refused: {
    sentence: 'Le client secret qui doit suivre n’est pas accepté par Okta : il a été désactivé ou mal saisi.',
    todo: ['Saisissez à nouveau le secret qui doit suivre, ou retirez-le ici.'],
    want: 'un second secret actif',
    got: 'un refus d’Okta',
  },
  api_token_about_to_die: {
    sentence:
      'Le jeton d’API n’a pas servi depuis {days} jours, car aucune vérification n’est passée ; après trente, Okta le révoque.',
    todo: [
      'Cherchez pourquoi la vérification nocturne de cette connexion n’obtient pas de réponse.',
      'Une fois le jeton mort, il en faut un nouveau.',
    ],
    want: 'une utilisation dans les trente jours suivant la dernière',
    got: '{days} jours sans',
  },
  api_token_lost_rights: {
    sentence: 'Le propriétaire du jeton d’API a moins de droits dans Okta qu’avant.',
    todo: [
      'Rendez son rôle au propriétaire du jeton : Read-only Administrator suffit.',
      'Ou bien Create token en tant que personne qui l’a, et saisissez-le ici.',
    ],
    want: 'un jeton qui peut lire {expected}',
    got: 'refusé : {found}',
  },
}
