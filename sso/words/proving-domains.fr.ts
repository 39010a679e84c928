import type { ToldSignatures } from './told.ts'

export const provingDomains: ToldSignatures['provingDomains'] = {
  domain_record_missing: {
    sentence: 'Il n’y a pas encore d’enregistrement TXT à {name}.',
    todo: [
      'Ajoutez dans le DNS de {domain} un enregistrement TXT avec exactement ce nom et cette valeur.',
      'Ajouté à l’instant ? Les serveurs de noms se souviennent un moment qu’il n’y en avait pas, rarement plus d’une heure. Rien d’autre à faire.',
    ],
    got: 'pas d’enregistrement TXT',
  },
  domain_not_in_dns: {
    sentence: 'Le domaine {domain} n’existe pas du tout dans le DNS.',
    todo: ['Cherchez une faute de frappe dans son nom.', 'Un domaine tout juste enregistré demande quelques heures.'],
    want: 'un domaine avec des serveurs de noms',
    got: 'aucun nom de ce genre',
  },
  domain_record_other: {
    sentence: 'Il y a un enregistrement TXT à {name}, et il dit autre chose.',
    todo: [
      'Ajoutez dans le DNS de {domain} un enregistrement TXT avec exactement ce nom et cette valeur.',
      'D’autres enregistrements au même nom peuvent rester.',
    ],
  },
  domain_record_old: {
    sentence: 'L’enregistrement TXT à {name} a la valeur d’une autre demande.',
    todo: ['Mettez la valeur affichée maintenant. L’autre peut rester à côté si une autre configuration en a besoin.'],
  },
  domain_record_almost: {
    sentence: 'L’enregistrement TXT à {name} a la valeur avec quelque chose autour, ou incomplète.',
    todo: ['Retirez ce qui n’est pas dans la valeur : guillemets, espaces, le mot TXT.'],
  },
  domain_record_appended: {
    sentence: 'L’enregistrement est à {name}.{domain} : la page DNS a ajouté le domaine d’elle-même.',
    todo: ['Nommez l’enregistrement seulement _gatepass, sans le domaine.'],
  },
  domain_record_at_apex: {
    sentence: 'L’enregistrement est à {domain} même, et non à {name}.',
    todo: [
      'Nommez l’enregistrement _gatepass. La plupart des pages DNS veulent juste cela et ajoutent le domaine d’elles-mêmes.',
    ],
  },
  domain_servers_broken: {
    sentence:
      'Les serveurs de noms de {domain} répondent par une erreur (SERVFAIL ou semblable) ; personne ne peut donc lire l’enregistrement.',
    todo: [
      'La personne qui gère le DNS de {domain} peut voir pourquoi : souvent des signatures DNSSEC expirées, ou un serveur de noms qui ne connaît pas le domaine.',
    ],
    want: 'une réponse pour {name}',
    got: 'une erreur',
  },
  domain_servers_silent: {
    sentence: 'Aucun serveur de noms n’a répondu à temps pour {name}.',
    todo: [
      'Attendez une minute : la question est reposée.',
      'Si cela persiste, les serveurs de noms de {domain} sont injoignables.',
    ],
    want: 'une réponse en moins de cinq secondes',
    got: 'aucune',
  },
  domain_failing: {
    sentence:
      'L’enregistrement TXT de {domain} a disparu depuis {since}. Sept jours après, les adresses de ce domaine ne mènent plus personne ici.',
    todo: ['Remettez l’enregistrement, avec exactement ce nom et cette valeur.'],
  },
  domain_lost: {
    sentence:
      'L’enregistrement TXT de {domain} a disparu depuis {since} ; les adresses de ce domaine ne mènent plus personne ici.',
    todo: ['Remettez l’enregistrement et vérifiez à nouveau.', 'Si {domain} n’est plus à vous, retirez-le ici.'],
  },
}
