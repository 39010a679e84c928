import type { ToldSignatures } from './told.ts'

export const apiTokens: ToldSignatures['apiTokens'] = {
  api_token_dead: {
    sentence:
      'Le jeton d’API n’est plus valable : inutilisé trente jours, révoqué, ou son propriétaire a été désactivé.',
    todo: ['Create token, avec un compte de service que personne ne désactive, et saisissez-le ici.'],
    want: 'un jeton d’API valable',
  },
  api_token_too_weak: {
    sentence:
      'Le jeton d’API n’a pas ce droit : le rôle de son propriétaire ne le permet pas, ou il est lié à d’autres réseaux.',
    todo: [
      'Le propriétaire du jeton a besoin d’un rôle qui permet de le lire : Read-only Administrator suffit pour le journal.',
      'API calls made with this token must originate from : Any IP, ou une zone avec les adresses de Gatepass.',
    ],
    want: 'un jeton qui peut lire le System Log',
  },
}
