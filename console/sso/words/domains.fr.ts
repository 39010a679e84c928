import type { Words } from './words.ts'

export const domains: Words['domains'] = {
  lead: (application) =>
    `Quand une personne saisit son adresse e-mail professionnelle dans ${application}, le domaine la conduit à votre Okta. Un enregistrement TXT dans le DNS montre que le domaine vous appartient.`,
  label: 'Domaine de messagerie',
  hint: 'Ce qui suit le @ dans les adresses de vos collaborateurs. Un sous-domaine compte comme un domaine à part.',
  add: 'Ajouter le domaine',
  record: 'La personne qui gère le DNS de {domain} ajoute cet enregistrement de type **TXT** :',
  recordName: 'Nom de l’enregistrement',
  recordValue: 'Valeur de l’enregistrement',
  trap: 'Beaucoup d’interfaces DNS ajoutent le domaine d’elles-mêmes. Dans ce cas, le nom est simplement {short}.',
  looking: 'Recherche de l’enregistrement…',
  notYet: 'Pas encore là. Dernière recherche : {when}.',
  looked: 'Dernière recherche : {when}. Ce que vous modifiez est remarqué tout seul.',
  patience:
    'Cela passe au vert tout seul, en général une minute après l’ajout, rarement au bout d’une heure. Vous pouvez fermer cette page : la recherche continue.',
  seen: 'L’enregistrement a été vu {when}. Laissez-le en place : il est recherché chaque jour.',
  vouched: (application) =>
    `${application} indique que ce domaine est à vous : ses adresses conduisent déjà à votre Okta.`,
  proveIt: 'Le prouver par DNS',
  states: {
    pending: 'En attente',
    wrong: 'À vous d’agir',
    proven: 'Prouvé',
    failing: 'Enregistrement disparu',
    lost: 'Perdu',
    vouched: 'Attesté',
  },
  remove: 'Retirer',
  removeNamed: (domain) => `Retirer ${domain}`,
  removeWhat: (domain) => `Les adresses en ${domain} ne conduiront plus personne à votre Okta.`,
  keep: 'Le garder',
  skip: 'Sans domaine pour l’instant',
}
