import type { Words } from './words.ts'

export const upkeep: Words['upkeep'] = {
  lead: (organization, application) =>
    `Les personnes de ${organization} se connectent à ${application} par ce qui est relié ici. Tout ce que vous modifiez est d’abord essayé, et personne ne remarque rien jusqu’à la prochaine mise en service.`,
  preparing: 'Une modification se prépare ; on se connecte comme avant',
  begun: 'Commencée {when}.',
  tested: 'Elle a été essayée et peut être mise en service.',
  differs: 'Ce qui diffère de ce avec quoi on se connecte maintenant',
  nothingDiffers: 'Rien ne diffère de ce avec quoi on se connecte maintenant.',
  inUse: 'celui utilisé',
  another: 'un autre',
  carryOn: 'La poursuivre',
  drop: 'Abandonner la modification',
  dropSure: 'Ce qui a été saisi pour elle est oublié. Ce avec quoi on se connecte reste tel quel.',
  dropYes: 'Oui, l’abandonner',
  dropNo: 'La garder',
  title: 'Pour que cela continue de fonctionner',
  intro: 'Deux choses à faire sans interrompre personne.',
  testOfLive:
    'C’est la connexion essayée avant la mise en service. Dès que vous préparez une modification, vous pouvez l’essayer.',
  untested: 'Aucune connexion n’a été essayée : le support de votre application a configuré ceci par un programme.',
  secret: {
    title: 'Un second client secret',
    one: 'Un seul, utilisé',
    two: 'Le second attend',
    turned: 'Le second a pris le relais',
    why: 'Quand le secret doit être remplacé : le nouveau attend ici à côté de l’ancien et prend le relais tout seul dès que votre Okta refuse l’ancien. Personne n’a besoin d’être là.',
    generate:
      'Dans Okta, sur la page de l’application, onglet **General**, sous **CLIENT SECRETS** : **Generate new secret**. Laissez l’ancien sur **Active** pour l’instant.',
    copy: 'Copiez le nouveau et saisissez-le ici. Il est essayé auprès de votre Okta avant d’être conservé.',
    label: 'Nouveau client secret',
    waits: 'Accepté par votre Okta {when} ; il attend.',
    deactivate:
      'Quand cela vous convient : dans Okta, passez l’ancien sur **Inactive**. Dès lors, le nouveau est utilisé tout seul, et c’est indiqué ici.',
    takeBack: 'Le retirer',
    tookOver: 'Le second secret a pris le relais {when}. L’ancien peut être supprimé dans Okta.',
    other: 'Chez votre fournisseur, créez un second client secret et laissez le premier valide.',
  },
  key: {
    title: 'Une signature à la place du secret',
    bySecret: 'Par secret',
    prepared: 'En préparation',
    byKey: 'Par signature',
    why: 'Avec **Public key / Private key**, il n’y a aucun secret qui puisse fuir ou doive être remplacé : nous signons, et votre Okta vérifie avec nos clés publiques, qu’il va chercher tout seul.',
    first:
      'Appuyez sur le bouton avant de modifier quoi que ce soit dans Okta. Okta supprime les secrets quand vous y enregistrez ; ensuite, qui se connecte à ce moment-là entre par la signature.',
    begin: 'Préparer la signature',
    beginInOkta: 'La préparer et l’inscrire dans Okta avec le jeton d’API',
    edit: 'Dans Okta, sur la page de l’application, onglet **General** : **Edit** à côté de **Client Credentials**.',
    choose:
      'Pour Client authentication, **Public key / Private key**, puis **Use a URL to fetch keys dynamically** avec cette URL, puis **Save** :',
    url: 'URL de nos clés',
    accepted: 'Votre Okta accepte notre signature. Essayez maintenant une connexion, puis mettez en service.',
    toTest: 'Essayer une connexion',
    live: 'Nous signons, et votre Okta vérifie avec les clés qu’il va chercher à cette adresse. Quand nos clés changent, il le remarque tout seul.',
    back: 'Nous signons à la place d’un secret. N’en saisissez un que pour y revenir.',
    other:
      'Chez votre fournisseur, réglez l’authentification du client sur **private_key_jwt** et son **jwks_uri** sur cette URL :',
  },
}
