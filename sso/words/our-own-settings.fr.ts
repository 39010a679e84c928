import type { ToldSignatures } from './told.ts'

export const ourOwnSettings: ToldSignatures['ourOwnSettings'] = {
  organization_not_known: {
    sentence: 'L’application a nommé une organisation qui n’existe pas ici ou n’a pas de connexion.',
    todo: ['L’application envoie l’id qu’affiche GET /api/organizations, ou omet organization.'],
  },
  domain_not_known: {
    sentence:
      'L’adresse saisie a un domaine qui ne mène ici à aucune organisation : le plus souvent, une faute de frappe.',
    todo: [
      'Recommencez depuis l’application, et saisissez l’adresse telle qu’elle figure dans un e-mail.',
      'Si le domaine est correct, ajoutez-le à l’organisation à laquelle il appartient.',
    ],
    want: 'le domaine de messagerie d’une organisation présente ici',
  },
  organization_not_connected: {
    sentence: 'La connexion est encore un brouillon : aucun Okta ne lui a été donné.',
    todo: ['Terminez la configuration : il manque le domaine Okta, le Client ID et le client secret.'],
    want: 'une connexion active',
    got: 'un brouillon',
  },
  connection_not_known: {
    sentence: 'Il n’y a pas de connexion avec l’id de la requête.',
    todo: ['L’application, ou l’URI saisie chez Okta, a un id que GET /api/connections n’affiche pas.'],
  },
  connection_switched_off: {
    sentence: 'La connexion a été désactivée de notre côté.',
    todo: ['Le journal d’audit dit par qui et quand. POST /api/connections/<id>/enable la réactive.'],
    want: 'une connexion active',
    got: 'une connexion désactivée',
  },
  connection_changed: {
    sentence: 'La connexion a reçu un autre fournisseur pendant que la personne se connectait chez le précédent.',
    todo: ['Recommencez depuis l’application.', 'Le journal d’audit dit qui l’a changée et quand.'],
  },
  test_link_used_up: {
    sentence: 'Le lien vers une connexion d’essai vaut une seule fois, et pendant dix minutes.',
    todo: ['Relancez l’essai là où il a été lancé.'],
    want: 'un lien de moins de dix minutes, ouvert une fois',
  },
  test_of_older_settings: {
    sentence: 'Les réglages ont changé après le début de la connexion d’essai ; elle ne prouve donc rien à leur sujet.',
    todo: ['Relancez l’essai : il essaie les réglages actuels.'],
  },
  request_too_long: {
    sentence: 'La requête de l’application est trop longue pour voyager jusqu’à Okta et retour dans un cookie.',
    todo: ['Raccourcissez state : ce devrait être une clé vers ce que l’application retient, pas la chose elle-même.'],
    want: 'une requête de 2 000 caractères au plus',
    got: '{chars} caractères une fois scellée',
  },
  account_deactivated: {
    sentence: 'Le compte de la personne ici a été désactivé.',
    todo: ['Le journal d’audit dit par qui et quand. Le compte peut être réactivé.'],
    want: 'un compte actif',
    got: 'un compte désactivé',
  },
}
