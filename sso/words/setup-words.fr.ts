import type { SetupWords } from './setup-words.en.ts'

export const setupWords: SetupWords = {
  invitation: {
    title: 'Connecter votre Okta',
    heading: (organization) => `Connecter l’Okta de ${organization}`,
    lead: (name) =>
      `Bonjour ${name}. Cela prend quelques minutes, et vous pouvez vous arrêter et revenir à tout moment. Chaque étape est vérifiée pendant que vous la faites ; les personnes connectées ne remarquent rien avant la mise en service.`,
    after: (organization, application) =>
      `Dès lors, les personnes de ${organization} se connectent à ${application} avec votre Okta.`,
    mailbox: (mailbox) => `Assurons-nous d’abord que c’est bien vous : un code part à ${mailbox}.`,
    send: 'Envoyer le code',
    need: 'Ce qu’il vous faut : un compte qui peut ajouter des applications dans l’Okta de votre entreprise.',
  },
  code: {
    title: 'Votre code',
    heading: 'Regardez votre boîte de réception',
    lead: (mailbox) => `Un message avec un code à six chiffres est en route vers ${mailbox}.`,
    label: 'Code',
    go: 'Continuer',
    again: 'Envoyer un autre code',
    wrong: 'Ce n’est pas le code. Prenez celui du message le plus récent.',
    worn: 'Ce code ne fonctionne plus : il a plus de dix minutes, ou a été essayé trop souvent.',
    company: 'votre entreprise',
  },
  problem: {
    closed: 'Ce lien n’est pas ouvert',
    other: 'Cela n’a pas fonctionné',
  },
  codeLetter: {
    subject: (code) => `${code} est votre code`,
    why: (organization) =>
      `Quelqu’un, vous nous l’espérons, a ouvert le lien pour connecter l’Okta de ${organization}. Le code est`,
    care: 'Il est valable dix minutes. Si ce n’était pas vous, vous n’avez rien à faire : sans le code, le lien n’ouvre rien.',
  },
  helpLetter: {
    subject: (from) => `${from} demande votre aide pour une connexion`,
    hello: (name) => `Bonjour ${name},`,
    asks: (from, organization, what) =>
      `${from} connecte l’Okta de ${organization} et vous demande ${what}. Ce lien mène à cette étape précise :`,
    does: {
      'okta-domain': 'de dire de quel Okta il s’agit',
      app: 'd’ajouter l’application dans Okta',
      'initiate-login': 'de faire fonctionner la vignette dans Okta',
      'authorization-server': 'de choisir le serveur d’autorisation',
      'api-token': 'de créer un jeton d’API dans Okta',
      domains: 'd’ajouter un enregistrement à votre DNS',
      test: 'd’essayer une connexion',
      'go-live': 'de la mettre en service',
    },
    care: 'Il est valable trente jours, et pour vous seul : il demande un code envoyé à cette boîte de réception.',
  },
  invitationLetter: {
    subject: (organization, application) => `Connecter l’Okta de ${organization} à ${application}`,
    whole: (organization, application) =>
      `Les personnes de ${organization} doivent se connecter à ${application} avec votre Okta. On vous demande de le connecter. Ce lien mène à un guide qui vérifie chaque étape pendant que vous la faites :`,
    step: (organization, application, what) =>
      `Les personnes de ${organization} doivent se connecter à ${application} avec votre Okta. On vous demande ${what}. Ce lien mène à cette étape précise :`,
    from: (inviter, application) => `Cette invitation vient de ${inviter}, de ${application}.`,
    care: 'Il est valable trente jours, autant de fois que vous le voulez, et pour vous seul : il demande un code envoyé à cette boîte de réception. Personne ne remarque rien avant la mise en service.',
  },
  driftLetter: {
    subject: (application) => `Quelque chose a changé dans votre Okta : la connexion à ${application} peut échouer`,
    mildSubject: (application) => `Quelque chose a changé dans votre Okta, au sujet de ${application}`,
    lead: (application) =>
      `chaque nuit, nous vérifions que votre Okta a toujours ce qu’il faut pour la connexion à ${application}. Quelque chose y a changé :`,
    wanted: (value) => `Attendu : ${value}`,
    found: (value) => `Trouvé : ${value}`,
    where: (menu) => `Où dans Okta : ${menu}`,
    back: 'Ce lien mène à l’endroit où cela se prouve de nouveau. Il est valable trente jours, et pour vous seul :',
    once: 'Vous n’entendez parler de chacun de ces points qu’une fois ; nous n’écrivons de nouveau que s’il a disparu puis est revenu.',
  },
  someApplication: 'l’application',
}
