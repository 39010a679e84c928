import type { ToldSignatures } from './told.ts'

export const waysBack: ToldSignatures['waysBack'] = {
  answer_without_state: {
    sentence: 'Quelqu’un est arrivé à l’URI de redirection sans réponse d’Okta : un favori, ou une adresse tronquée.',
    todo: ['Partez de l’application ou de la vignette.', 'Si c’est un favori, supprimez-le.'],
    want: 'state et code',
    got: 'paramètres : {sent}',
  },
  state_not_ours: {
    sentence:
      'La réponse n’appartient à aucune connexion que nous ayons commencée : l’adresse a été modifiée, ou le service a reçu de nouvelles clés depuis.',
    todo: ['Recommencez depuis l’application.'],
  },
  state_of_another_browser: {
    sentence: 'La connexion a été commencée dans un autre navigateur ou profil, ou celui-ci ne garde pas de cookies.',
    todo: [
      'Recommencez et restez dans un seul navigateur jusqu’au bout ; un lien dans un e-mail en ouvre souvent un autre.',
      'Les cookies de ce service doivent être autorisés.',
    ],
    want: 'le navigateur où elle a commencé',
  },
  state_expired: {
    sentence: 'Plus de dix minutes se sont écoulées entre le début et la réponse.',
    todo: ['Recommencez depuis l’application.', 'Si la page de connexion est un favori, supprimez-le.'],
    want: 'une réponse en moins de dix minutes',
  },
  state_used: {
    sentence:
      'La même réponse est arrivée une deuxième fois : Précédent ou Actualiser a été pressé, ou deux onglets l’ont envoyée.',
    todo: ['Recommencez depuis l’application. Si le premier essai a réussi, la personne est déjà connectée.'],
  },
  answer_at_another_connection: {
    sentence: 'La réponse est arrivée à l’adresse d’une autre connexion que celle du départ.',
    todo: [
      'Recommencez.',
      'Si cela se reproduit, les URI de redirection des deux connexions ont été interverties dans Okta : comparez-les.',
    ],
  },
  answer_twice_over: {
    sentence: 'La réponse porte un paramètre en double ; personne ne peut dire lequel compte.',
    todo: ['Recommencez.', 'Si cela se reproduit, quelque chose entre Okta et le navigateur ajoute des paramètres.'],
  },
  answer_too_long: {
    sentence: 'La réponse est plus grande que toutes celles d’Okta.',
    todo: ['Recommencez.', 'Si cela se reproduit, signalez le numéro de trace.'],
  },
  answer_yes_and_no: {
    sentence: 'La réponse contient à la fois un code et une erreur.',
    todo: ['Recommencez.', 'Si cela se reproduit, quelqu’un assemble des réponses : signalez le numéro de trace.'],
  },
  answer_with_tokens: {
    sentence: 'La réponse porte des jetons dans l’adresse, où chacun peut les lire.',
    todo: ['Edit, puis décochez Implicit (hybrid) sous Grant type ; seul Authorization Code est nécessaire.'],
    want: 'un code',
    got: 'des jetons',
  },
  answer_empty: {
    sentence: 'La réponse n’a ni code ni erreur.',
    todo: ['Recommencez depuis l’application.'],
    want: 'un code ou une erreur',
    got: 'ni l’un ni l’autre',
  },
  signed_in_as_somebody_else: {
    sentence: 'Dans ce navigateur, une autre personne est connectée à Okta que celle demandée par l’application.',
    todo: ['Déconnectez-vous d’Okta, puis recommencez ; ou laissez l’application demander avec prompt=login.'],
    want: 'la personne que l’application a nommée',
  },
  switch_declined: {
    sentence: 'Quelqu’un d’autre était connecté ici, et la personne a choisi d’en rester là.',
    todo: ['Rien d’anormal. Pour se connecter comme l’autre personne, recommencez et choisissez Continuer.'],
  },
  confirmation_expired: {
    sentence: 'La question de continuer sous une autre identité est restée ouverte plus de deux minutes.',
    todo: ['Recommencez depuis l’application.'],
  },
  sign_in_too_old: {
    sentence: 'L’application veut une connexion à Okta plus récente que celle de la personne.',
    todo: [
      'Déconnectez-vous d’Okta et recommencez.',
      'Si cela se reproduit, le max_age de l’application est très court.',
    ],
    want: 'une connexion dans les dernières {maxAge} s',
  },
}
