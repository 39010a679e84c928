import type { Words } from './words.ts'

export const goingLive: Words['goingLive'] = {
  who: 'Pour qui',
  domains: (domains) => `Les personnes ayant une adresse ${domains}`,
  assigned: 'Toute personne affectée à l’application dans votre Okta',
  accounts: 'Jusqu’ici',
  known: (accounts, signedIn) =>
    accounts === 0
      ? 'Personne ne s’est encore connecté ainsi'
      : accounts === 1
        ? `1 personne s’est connectée ainsi, connectée en ce moment : ${signedIn}`
        : `${accounts} personnes se sont connectées ainsi, connectées en ce moment : ${signedIn}`,
  today: 'Aujourd’hui',
  nothingYet: 'Personne ne se connecte encore avec votre Okta',
  after: 'Ensuite',
  back: 'Retour en arrière',
  backOff: (application) => `Un clic du support de ${application} le désactive de nouveau`,
  backTo: (application) => `Un clic du support de ${application} rétablit l’état d’aujourd’hui`,
  otherIssuer:
    'Un autre émetteur est un autre lieu : les personnes y sont nouvelles. Qui est connecté doit se reconnecter et reçoit un nouveau compte.',
  open: (application) => `Ouvrir ${application}`,
  report: 'Télécharger le rapport',
  reportHint: 'Ce qui a été prouvé, quand et par qui : un fichier pour votre ticket de changement, sans aucun secret.',
}
