import type { ToldPhrases, ToldPlaces } from './told.ts'

export const phrases: ToldPhrases = {
  'What it is': 'Ce que c’est',
  Issuer: 'Issuer',
  'Also known as': 'Connu aussi sous',
  Understood: 'Compris',
  Clock: 'Horloge',
  'Okta domain': 'Domaine Okta',
  'Client ID and secret': 'Client ID et secret',
  'Client authentication': 'Client authentication',
  'Sign-in redirect URI': 'Sign-in redirect URI',
  Scopes: 'Scopes',
  'Authorization server': 'Serveur d’autorisation',
  'Custom servers': 'Serveurs personnalisés',
  Groups: 'Groupes',
  'Made by': 'Créé par',
  Roles: 'Rôles',
  People: 'Personnes',
  Ends: 'Fin',
  'The click arrived from': 'Le clic est venu de',
  Trace: 'Numéro de trace',
  'Client ID and our signature': 'Client ID et notre signature',
  'an OpenID Connect provider': 'un fournisseur OpenID Connect',
  'an Okta org': 'une org Okta',
  'the address without -admin is the one people use': 'l’adresse sans -admin est celle que les personnes utilisent',
  'the same as ours': 'la même que la nôtre',
  '{seconds} seconds ahead of ours': 'en avance de {seconds} secondes sur la nôtre',
  '{seconds} seconds behind ours': 'en retard de {seconds} secondes sur la nôtre',
  accepted: 'acceptés',
  'the org’s own': 'celui de l’org',
  'there, and not needed': 'présents, mais pas nécessaires',
  'this Okta has none, and needs none': 'cet Okta n’en a pas, et n’en a pas besoin',
  'asked for with the scope groups': 'demandés avec le scope groups',
  'not offered by this server': 'non proposés par ce serveur',
  'not allowed to look': 'pas le droit de regarder',
  none: 'aucun',
  'more than {count}': 'plus de {count}',
  'thirty days after its last use, and with its maker’s account':
    'trente jours après sa dernière utilisation, et avec le compte de son créateur',
  'There is no telling without {what}.': 'Impossible de se prononcer sans {what}.',
  'nothing yet': 'encore rien',
  'Take the first step first.': 'Faites d’abord la première étape.',
  'Take the step before this one first.': 'Faites d’abord l’étape précédente.',
  'Enter {what}.': 'Saisissez {what}.',
  'the Okta domain': 'le domaine Okta',
  'the Client ID': 'le Client ID',
  'the Client secret': 'le Client secret',
  'your Okta domain, for example acme.okta.com': 'votre domaine Okta, par exemple acme.okta.com',
  'The Okta domain is missing. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Le domaine Okta manque. Il ressemble à acme.okta.com et figure en haut à droite de l’Admin Console d’Okta, sous votre nom.',
  'This looks like a client ID, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Cela ressemble à un Client ID, pas à un domaine. Un domaine ressemble à acme.okta.com et figure en haut à droite de l’Admin Console d’Okta, sous votre nom.',
  'This looks like an e-mail address, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Cela ressemble à une adresse e-mail, pas à un domaine. Un domaine ressemble à acme.okta.com et figure en haut à droite de l’Admin Console d’Okta, sous votre nom.',
  'This is not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Ce n’est pas un domaine. Un domaine ressemble à acme.okta.com et figure en haut à droite de l’Admin Console d’Okta, sous votre nom.',
  'A domain has no user name in it. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Un domaine ne contient pas de nom d’utilisateur. Il ressemble à acme.okta.com et figure en haut à droite de l’Admin Console d’Okta, sous votre nom.',
  'This is Okta’s own site, not your organization’s. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'C’est le site d’Okta, pas celui de votre organisation. Le vôtre ressemble à acme.okta.com et figure en haut à droite de l’Admin Console d’Okta, sous votre nom.',
  'An Okta domain looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Un domaine Okta ressemble à acme.okta.com et figure en haut à droite de l’Admin Console d’Okta, sous votre nom.',
  'An Okta domain has no port: leave out the part after the colon.':
    'Un domaine Okta n’a pas de port : omettez ce qui suit les deux-points.',
  'The domain has letters outside a–z in it. If they are meant, write it as your browser does: xn--…':
    'Le domaine contient des lettres hors de a–z. Si elles sont voulues, écrivez-le comme votre navigateur : xn--…',
  'An issuer has no user name, no question mark and no # in it (OpenID Connect Discovery).':
    'Un issuer ne contient ni nom d’utilisateur, ni point d’interrogation, ni # (OpenID Connect Discovery).',
  'The issuer has to begin with https://': 'L’issuer doit commencer par https://.',
  'This address cannot be used: it is not on the public internet.':
    'Cette adresse est inutilisable : elle n’est pas sur l’internet public.',
  'Nothing answered at {address}. Check it for typing errors.':
    'Rien n’a répondu à {address}. Vérifiez qu’il n’y a pas de faute de frappe.',
  'The provider at this address calls itself {found}, not {expected}.':
    'Le fournisseur à cette adresse se nomme {found}, et non {expected}.',
  'There is no usable OpenID Connect configuration at this address. For a custom authorization server give its issuer.':
    'Il n’y a pas de configuration OpenID Connect utilisable à cette adresse. Pour un serveur d’autorisation personnalisé, donnez son issuer.',
  'The clock of your sign-in service is {far}. Sign-ins will be refused.':
    'L’horloge de votre service de connexion est {far}. Les connexions seront refusées.',
  'The clock of your sign-in service is {far}. Above a minute sign-ins are refused.':
    'L’horloge de votre service de connexion est {far}. Au-delà d’une minute, les connexions sont refusées.',
  'less than a minute apart': 'moins d’une minute d’écart',
  'Set the time of the server your sign-in service runs on, by NTP.':
    'Réglez l’heure du serveur où tourne votre service de connexion, par NTP.',
  'What stands in the field for the secret looks like a Client ID: the two may be in each other’s place.':
    'Le champ du secret semble contenir un Client ID : les deux sont peut-être intervertis.',
  'the Client ID (0oa…) first, the Client secret second': 'd’abord le Client ID (0oa…), ensuite le Client secret',
  'a Client ID in the field for the secret': 'un Client ID dans le champ du secret',
  'Exchange the two.': 'Échangez les deux.',
  'an answer of your sign-in service': 'une réponse de votre service de connexion',
  'none we could use': 'aucune qui soit utilisable',
  'Login initiated by: App Only, so there is no tile': 'Login initiated by : App Only, donc pas de vignette',
  'A click arrived, and it came from another Okta than the one of the first step.':
    'Un clic est arrivé, mais d’un autre Okta que celui de la première étape.',
  'the Okta of the first step': 'l’Okta de la première étape',
  'Click the tile in the Okta this connection is for, or go back to the first step and name this one.':
    'Cliquez sur la vignette dans l’Okta de cette connexion, ou revenez à la première étape et nommez celui-ci.',
  'the Issuer URI of an authorization server': 'l’Issuer URI d’un serveur d’autorisation',
  'Another issuer is another place: the Client secret has to be entered again for it.':
    'Un autre issuer est un autre endroit : il faut y saisir à nouveau le Client secret.',
  'the Client secret, entered once more': 'le Client secret, saisi encore une fois',
  'a secret that was given for another issuer': 'un secret donné pour un autre issuer',
  'Go back to the step of the app and enter the Client secret.':
    'Revenez à l’étape de l’application et saisissez le Client secret.',
  'an API token that is alive and may read people and groups':
    'un jeton d’API valable qui peut lire personnes et groupes',
  'a refusal by Okta': 'un refus d’Okta',
  'This token may do far more than read people and groups: {power}.':
    'Ce jeton peut bien plus que lire personnes et groupes : {power}.',
  'Super Administrator: everything there is': 'Super Administrator : tout ce qui existe',
  'Organization Administrator: people, apps and settings':
    'Organization Administrator : personnes, applications et réglages',
  'Application Administrator: every app': 'Application Administrator : toutes les applications',
  'Group Administrator: people and passwords': 'Group Administrator : personnes et mots de passe',
  'a token made by an account of its own with the role Read-only Administrator':
    'un jeton d’un compte dédié avec le rôle Read-only Administrator',
  'Make an account for this, give it the role Read-only Administrator, and create the token signed in as it.':
    'Créez un compte pour cela, donnez-lui le rôle Read-only Administrator, et créez le jeton connecté avec ce compte.',
  'This does not look like an API token of Okta’s.': 'Cela ne ressemble pas à un jeton d’API d’Okta.',
  'the token as Okta showed it once, beginning with 00': 'le jeton tel qu’Okta l’a montré une fois, commençant par 00',
  'something else': 'autre chose',
  'Create a token and copy it before its window is closed.': 'Créez un jeton et copiez-le avant de fermer sa fenêtre.',
  'Okta does not know this API token (any more). Make a new one under Security > API > Tokens and paste it here.':
    'Okta ne connaît pas (ou plus) ce jeton d’API. Créez-en un nouveau sous Security > API > Tokens et collez-le ici.',
  'The owner of this API token may not do this in Okta, or the token may only be used from other networks.':
    'Le propriétaire de ce jeton d’API n’a pas ce droit dans Okta, ou le jeton n’est utilisable que depuis d’autres réseaux.',
  'This Okta organization does not have the feature. API Access Management is bought separately.':
    'Cette organisation Okta n’a pas cette fonction. API Access Management s’achète séparément.',
  'Okta has nothing by this name (any more).': 'Okta n’a rien (ou plus rien) sous ce nom.',
  'Okta receives too many requests at the moment. Please try again in a minute.':
    'Okta reçoit trop de requêtes en ce moment. Veuillez réessayer dans une minute.',
  'Okta refused it: {words}': 'Okta a refusé : {words}',
  'Okta’s management API did not answer. Please try again in a moment.':
    'L’API de gestion d’Okta n’a pas répondu. Veuillez réessayer dans un instant.',
  'This does not look like an Okta API token: it is one long word that begins with 00. Okta shows it once, when it is made.':
    'Cela ne ressemble pas à un jeton d’API Okta : c’est un long mot qui commence par 00. Okta le montre une seule fois, à sa création.',
  'What answers at this address is not an Okta organization, so the token was not sent there.':
    'Ce qui répond à cette adresse n’est pas une organisation Okta ; le jeton n’y a donc pas été envoyé.',
  'There is no group in Okta called “{name}”.': 'Il n’y a pas de groupe nommé « {name} » dans Okta.',
  'There is no plan yet. Make one with the Okta domain and an API token first.':
    'Il n’y a pas encore de plan. Créez-en un d’abord, avec le domaine Okta et un jeton d’API.',
  'This plan is being carried out already. Wait until it is done.':
    'Ce plan est déjà en cours d’exécution. Attendez qu’il soit terminé.',
  'People sign in through this set-up now. Taking it back shuts them out; say so once more if that is what you want.':
    'Des personnes se connectent maintenant par cette configuration. La retirer les exclut ; confirmez-le encore une fois si c’est ce que vous voulez.',
  'The API token was deleted here meanwhile. Please give it again.':
    'Le jeton d’API a été supprimé ici entre-temps. Veuillez le donner à nouveau.',
  'Assignment to {name}': 'Affectation à {name}',
  'Groups claim in the ID token': 'Revendication groups dans le jeton d’identité',
  'App integration': 'Intégration d’application',
  'Access policy': 'Règle d’accès',
  'Access policy rule': 'Règle de la politique d’accès',
  'Client secret': 'Client secret',
  'Issuer, Client ID and client secret, given to us': 'Issuer, Client ID et client secret, remis à nous',
  'Scope groups, included in public metadata': 'Scope groups, inclus dans les métadonnées publiques',
  'The token’s owner may not look at groups.': 'Le propriétaire du jeton n’a pas le droit de voir les groupes.',
  'There is another claim, and Okta keeps one for each app.':
    'Il y a une autre revendication, et Okta n’en garde qu’une par application.',
  'Okta’s API does not offer this here.': 'L’API d’Okta ne le propose pas ici.',
  'The token’s owner may not see client secrets. Copy it by hand.':
    'Le propriétaire du jeton n’a pas le droit de voir les client secrets. Copiez-le à la main.',
  'There is no authorization server with this id.': 'Il n’y a pas de serveur d’autorisation avec cet id.',
  'It is there, but not for our sign-ins.': 'Elle est là, mais pas pour nos connexions.',
  'First comes: {what}.': 'Il faut d’abord : {what}.',
  'There are more than a hundred groups, and Okta refuses a sign-in whose token would list more than that. Choose a filter that matches only the groups that matter here.':
    'Il y a plus de cent groupes, et Okta refuse une connexion dont le jeton en listerait davantage. Choisissez un filtre qui ne retient que les groupes utiles ici.',
  'Somebody changed it in Okta since, so it stays as it is.':
    'Quelqu’un l’a changé dans Okta depuis ; cela reste donc tel quel.',
  'The token belongs to {owner}, who may not change {what}.':
    'Le jeton appartient à {owner}, qui n’a pas le droit de changer : {what}.',
  applications: 'applications',
  'authorization servers': 'serveurs d’autorisation',
  'This is the secret that is in use already, so nothing would follow it.':
    'C’est le secret déjà utilisé : rien ne lui succéderait.',
  'a second active secret': 'un second secret actif',
  'the one in use': 'celui qui est utilisé',
  'Choose Generate new secret, and copy the new one.': 'Choisissez Generate new secret et copiez le nouveau.',
  'an API token whose owner may change applications':
    'un jeton d’API dont le propriétaire peut modifier des applications',
  'Enter the address of our keys in Okta by hand, as described here, and check again.':
    'Saisissez vous-même l’adresse de nos clés dans Okta, comme décrit ici, puis vérifiez de nouveau.',
  'This connection does not prove itself by a client secret, so there is none to follow it.':
    'Cette connexion ne s’authentifie pas par un client secret : aucun ne peut donc lui succéder.',
  'This connection is still a draft. Give it oktaDomain or issuer, clientId and clientSecret first.':
    'Cette connexion est encore un brouillon. Donnez-lui d’abord oktaDomain ou issuer, clientId et clientSecret.',
  'Somebody else changed this connection meanwhile. Read it again and repeat your change.':
    'Quelqu’un d’autre a modifié cette connexion entre-temps. Relisez-la et refaites votre modification.',
  'With a new issuer, domain or client ID the client secret has to be given again.':
    'Avec un nouvel issuer, domaine ou Client ID, le client secret doit être donné à nouveau.',
  'This connection has no draft. Make one first: PUT /connections/{id}/draft':
    'Cette connexion n’a pas de brouillon. Créez-en un d’abord : PUT /connections/{id}/draft',
  'The draft still needs {missing}.': 'Il manque encore au brouillon : {missing}.',
  'This version has not passed a test sign-in with exactly the settings it has now. Test it, then it can go live.':
    'Cette version n’a pas réussi de connexion d’essai avec exactement ses réglages actuels. Essayez-la, puis elle pourra être mise en service.',
  'This link does not work any more, or was cut off on its way. Whoever sent it can make a new one.':
    'Ce lien ne fonctionne plus, ou a été tronqué en route. La personne qui l’a envoyé peut en faire un nouveau.',
  'Please open the link from your invitation again.': 'Veuillez ouvrir à nouveau le lien de votre invitation.',
  'Too many codes were sent for this link today. Please try again tomorrow, or ask for a new link.':
    'Trop de codes ont été envoyés pour ce lien aujourd’hui. Réessayez demain, ou demandez un nouveau lien.',
  'Many people were asked for help from here today. Please ask others tomorrow.':
    'Beaucoup de personnes ont été sollicitées d’ici aujourd’hui. Demandez aux autres demain.',
  'There is nothing at this address.': 'Il n’y a rien à cette adresse.',
  'This request came from another site and was not carried out.':
    'Cette requête venait d’un autre site et n’a pas été exécutée.',
  'The request is larger than anything this address accepts.':
    'La requête est plus grande que ce qu’accepte cette adresse.',
  'Something went wrong on our side. Please try again.':
    'Quelque chose n’a pas fonctionné de notre côté. Veuillez réessayer.',
  'Proven by DNS': 'Prouvé par DNS',
  '{domain} belongs to another organization already.': '{domain} appartient déjà à une autre organisation.',
  'There are two hundred domains here already. Please remove one first.':
    'Il y a déjà deux cents domaines ici. Veuillez d’abord en retirer un.',
  '{domain} is a registry, not a company’s domain.': '{domain} est un registre, pas le domaine d’une entreprise.',
  '{domain} is a public mail service: people of every company have addresses there.':
    '{domain} est un service de messagerie public : des personnes de toutes les entreprises y ont des adresses.',
  '{domain} must be an e-mail domain, for example acme.com.':
    '{domain} doit être un domaine de messagerie, par exemple acme.com.',
  'The guide has not been built on this server. `npm run console` builds it.':
    'Le guide n’a pas été construit sur ce serveur. `npm run console` le construit.',
  'no such app': 'aucune application de ce nom',
  'no such server': 'aucun serveur de ce nom',
  'no active policy for this client': 'aucune politique active pour ce client',
  'no answer': 'aucune réponse',
  hidden: 'masquée',
  '{count} active ones, the newest of {day}': '{count} actifs, le plus récent du {day}',
}

export const places: ToldPlaces = {
  'the app': 'l’application',
  'the app: the status menu beside its name': 'l’application : le menu de statut à côté de son nom',
  'the app with Client ID {clientId}': 'l’application avec le Client ID {clientId}',
  'the app with Client ID {clientId}: the status menu beside its name':
    'l’application avec le Client ID {clientId} : le menu de statut à côté de son nom',
  'the authorization server': 'le serveur d’autorisation',
  'the server {id}': 'le serveur {id}',
  'the brand': 'la brand',
}
