import type { Words } from './words.ts'

export const help: Words['help'] = {
  ask: 'Demander à quelqu’un d’autre de le faire',
  askAgain: 'Demander à une autre personne',
  name: 'Son nom',
  email: 'Son e-mail professionnel',
  send: 'Envoyer le lien',
  what: 'Cette personne reçoit un lien qui mène à cette seule étape. Il est valable trente jours et s’ouvre avec un code envoyé dans sa boîte. Vous voyez ici quand c’est fait.',
  sent: (name, email) => `${name} (${email}) a reçu un lien vers cette étape.`,
  opened: 'Ouvert : {when}',
  notOpened: 'Pas encore ouvert. Demandé : {when}',
  noteTitle: 'Un message à joindre',
  note: (name, application, organization, email) =>
    `Bonjour ${name}, je connecte l’Okta de ${organization} à ${application} et j’ai besoin de vous pour une étape. Un message de ${application} est dans votre boîte (${email}) : son lien mène à cette étape, dit quoi faire et le vérifie aussitôt.`,
}
