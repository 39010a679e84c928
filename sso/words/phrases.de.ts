import type { ToldPhrases, ToldPlaces } from './told.ts'

export const phrases: ToldPhrases = {
  'What it is': 'Was es ist',
  Issuer: 'Issuer',
  'Also known as': 'Auch bekannt als',
  Understood: 'Verstanden',
  Clock: 'Uhr',
  'Okta domain': 'Okta-Domain',
  'Client ID and secret': 'Client ID und Secret',
  'Client authentication': 'Client authentication',
  'Sign-in redirect URI': 'Sign-in redirect URI',
  Scopes: 'Scopes',
  'Authorization server': 'Autorisierungsserver',
  'Custom servers': 'Custom-Server',
  Groups: 'Gruppen',
  'Made by': 'Erstellt von',
  Roles: 'Rollen',
  People: 'Personen',
  Ends: 'Endet',
  'The click arrived from': 'Der Klick kam von',
  Trace: 'Trace-Nummer',
  'Client ID and our signature': 'Client ID und unsere Signatur',
  'an OpenID Connect provider': 'ein OpenID-Connect-Anbieter',
  'an Okta org': 'eine Okta-Org',
  'the address without -admin is the one people use': 'die Adresse ohne -admin ist die, die alle benutzen',
  'the same as ours': 'wie unsere',
  '{seconds} seconds ahead of ours': 'geht unserer {seconds} Sekunden voraus',
  '{seconds} seconds behind ours': 'geht unserer {seconds} Sekunden nach',
  accepted: 'angenommen',
  'the org’s own': 'der eigene der Org',
  'there, and not needed': 'vorhanden, aber nicht nötig',
  'this Okta has none, and needs none': 'dieses Okta hat keine und braucht keine',
  'asked for with the scope groups': 'erfragt mit dem Scope groups',
  'not offered by this server': 'bietet dieser Server nicht an',
  'not allowed to look': 'darf nicht nachsehen',
  none: 'keine',
  'more than {count}': 'mehr als {count}',
  'thirty days after its last use, and with its maker’s account':
    'dreißig Tage nach der letzten Nutzung und mit dem Konto seines Erstellers',
  'There is no telling without {what}.': 'Ohne {what} lässt sich nichts sagen.',
  'nothing yet': 'noch nichts',
  'Take the first step first.': 'Erledigen Sie zuerst den ersten Schritt.',
  'Take the step before this one first.': 'Erledigen Sie zuerst den Schritt davor.',
  'Enter {what}.': 'Geben Sie {what} ein.',
  'the Okta domain': 'die Okta-Domain',
  'the Client ID': 'die Client ID',
  'the Client secret': 'das Client Secret',
  'your Okta domain, for example acme.okta.com': 'Ihre Okta-Domain, zum Beispiel acme.okta.com',
  'The Okta domain is missing. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Die Okta-Domain fehlt. Sie sieht aus wie acme.okta.com und steht in der Admin Console von Okta oben rechts unter Ihrem Namen.',
  'This looks like a client ID, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Das sieht nach einer Client ID aus, nicht nach einer Domain. Die sieht aus wie acme.okta.com und steht in der Admin Console von Okta oben rechts unter Ihrem Namen.',
  'This looks like an e-mail address, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Das sieht nach einer E-Mail-Adresse aus, nicht nach einer Domain. Die sieht aus wie acme.okta.com und steht in der Admin Console von Okta oben rechts unter Ihrem Namen.',
  'This is not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Das ist keine Domain. Die sieht aus wie acme.okta.com und steht in der Admin Console von Okta oben rechts unter Ihrem Namen.',
  'A domain has no user name in it. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'In einer Domain steht kein Benutzername. Sie sieht aus wie acme.okta.com und steht in der Admin Console von Okta oben rechts unter Ihrem Namen.',
  'This is Okta’s own site, not your organization’s. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Das ist Oktas eigene Website, nicht die Ihrer Organisation. Ihre sieht aus wie acme.okta.com und steht in der Admin Console von Okta oben rechts unter Ihrem Namen.',
  'An Okta domain looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Eine Okta-Domain sieht aus wie acme.okta.com und steht in der Admin Console von Okta oben rechts unter Ihrem Namen.',
  'An Okta domain has no port: leave out the part after the colon.':
    'Eine Okta-Domain hat keinen Port: Lassen Sie weg, was nach dem Doppelpunkt steht.',
  'The domain has letters outside a–z in it. If they are meant, write it as your browser does: xn--…':
    'Die Domain enthält Buchstaben außerhalb von a–z. Wenn sie gemeint sind, schreiben Sie sie wie Ihr Browser: xn--…',
  'An issuer has no user name, no question mark and no # in it (OpenID Connect Discovery).':
    'Ein Issuer enthält keinen Benutzernamen, kein Fragezeichen und kein # (OpenID Connect Discovery).',
  'The issuer has to begin with https://': 'Der Issuer muss mit https:// beginnen.',
  'This address cannot be used: it is not on the public internet.':
    'Diese Adresse ist nicht verwendbar: Sie liegt nicht im öffentlichen Internet.',
  'Nothing answered at {address}. Check it for typing errors.':
    'Unter {address} hat nichts geantwortet. Prüfen Sie die Adresse auf Tippfehler.',
  'The provider at this address calls itself {found}, not {expected}.':
    'Der Anbieter unter dieser Adresse nennt sich {found}, nicht {expected}.',
  'There is no usable OpenID Connect configuration at this address. For a custom authorization server give its issuer.':
    'Unter dieser Adresse gibt es keine brauchbare OpenID-Connect-Konfiguration. Bei einem Custom Authorization Server geben Sie dessen Issuer an.',
  'The clock of your sign-in service is {far}. Sign-ins will be refused.':
    'Die Uhr Ihres Anmeldedienstes {far}. Anmeldungen werden abgelehnt.',
  'The clock of your sign-in service is {far}. Above a minute sign-ins are refused.':
    'Die Uhr Ihres Anmeldedienstes {far}. Ab einer Minute werden Anmeldungen abgelehnt.',
  'less than a minute apart': 'weniger als eine Minute auseinander',
  'Set the time of the server your sign-in service runs on, by NTP.':
    'Stellen Sie die Uhr des Servers, auf dem Ihr Anmeldedienst läuft, über NTP.',
  'What stands in the field for the secret looks like a Client ID: the two may be in each other’s place.':
    'Was im Feld für das Secret steht, sieht nach einer Client ID aus: Vielleicht sind die beiden vertauscht.',
  'the Client ID (0oa…) first, the Client secret second': 'zuerst die Client ID (0oa…), dann das Client Secret',
  'a Client ID in the field for the secret': 'eine Client ID im Feld für das Secret',
  'Exchange the two.': 'Tauschen Sie die beiden.',
  'an answer of your sign-in service': 'eine Antwort Ihres Anmeldedienstes',
  'none we could use': 'keine, mit der wir etwas anfangen können',
  'Login initiated by: App Only, so there is no tile': 'Login initiated by: App Only, also gibt es keine Kachel',
  'A click arrived, and it came from another Okta than the one of the first step.':
    'Ein Klick kam an, aber von einem anderen Okta als dem des ersten Schritts.',
  'the Okta of the first step': 'das Okta des ersten Schritts',
  'Click the tile in the Okta this connection is for, or go back to the first step and name this one.':
    'Klicken Sie auf die Kachel in dem Okta, für das diese Verbindung ist, oder gehen Sie zum ersten Schritt zurück und nennen Sie dieses.',
  'the Issuer URI of an authorization server': 'die Issuer URI eines Autorisierungsservers',
  'Another issuer is another place: the Client secret has to be entered again for it.':
    'Ein anderer Issuer ist ein anderer Ort: Das Client Secret muss dafür noch einmal eingegeben werden.',
  'the Client secret, entered once more': 'das Client Secret, noch einmal eingegeben',
  'a secret that was given for another issuer': 'ein Secret, das für einen anderen Issuer gegeben wurde',
  'Go back to the step of the app and enter the Client secret.':
    'Gehen Sie zum Schritt der App zurück, und geben Sie das Client Secret ein.',
  'an API token that is alive and may read people and groups':
    'ein gültiges API-Token, das Personen und Gruppen lesen darf',
  'a refusal by Okta': 'eine Ablehnung durch Okta',
  'This token may do far more than read people and groups: {power}.':
    'Dieses Token darf weit mehr, als Personen und Gruppen zu lesen: {power}.',
  'Super Administrator: everything there is': 'Super Administrator: alles, was es gibt',
  'Organization Administrator: people, apps and settings':
    'Organization Administrator: Personen, Apps und Einstellungen',
  'Application Administrator: every app': 'Application Administrator: jede App',
  'Group Administrator: people and passwords': 'Group Administrator: Personen und Passwörter',
  'a token made by an account of its own with the role Read-only Administrator':
    'ein Token eines eigenen Kontos mit der Rolle Read-only Administrator',
  'Make an account for this, give it the role Read-only Administrator, and create the token signed in as it.':
    'Legen Sie dafür ein Konto an, geben Sie ihm die Rolle Read-only Administrator, und erstellen Sie das Token mit diesem Konto.',
  'This does not look like an API token of Okta’s.': 'Das sieht nicht nach einem API-Token von Okta aus.',
  'the token as Okta showed it once, beginning with 00': 'das Token, wie Okta es einmal gezeigt hat; es beginnt mit 00',
  'something else': 'etwas anderes',
  'Create a token and copy it before its window is closed.':
    'Erstellen Sie ein Token, und kopieren Sie es, bevor sein Fenster geschlossen wird.',
  'Okta does not know this API token (any more). Make a new one under Security > API > Tokens and paste it here.':
    'Okta kennt dieses API-Token nicht (mehr). Erstellen Sie unter Security > API > Tokens ein neues, und fügen Sie es hier ein.',
  'The owner of this API token may not do this in Okta, or the token may only be used from other networks.':
    'Der Besitzer dieses API-Tokens darf das in Okta nicht, oder das Token gilt nur aus anderen Netzen.',
  'This Okta organization does not have the feature. API Access Management is bought separately.':
    'Diese Okta-Organisation hat die Funktion nicht. API Access Management wird gesondert gekauft.',
  'Okta has nothing by this name (any more).': 'Okta hat nichts unter diesem Namen (mehr).',
  'Okta receives too many requests at the moment. Please try again in a minute.':
    'Okta bekommt im Moment zu viele Anfragen. Bitte versuchen Sie es in einer Minute noch einmal.',
  'Okta refused it: {words}': 'Okta hat abgelehnt: {words}',
  'Okta’s management API did not answer. Please try again in a moment.':
    'Oktas Management-API hat nicht geantwortet. Bitte versuchen Sie es gleich noch einmal.',
  'This does not look like an Okta API token: it is one long word that begins with 00. Okta shows it once, when it is made.':
    'Das sieht nicht nach einem Okta-API-Token aus: Es ist ein langes Wort, das mit 00 beginnt. Okta zeigt es einmal, wenn es erstellt wird.',
  'What answers at this address is not an Okta organization, so the token was not sent there.':
    'Was unter dieser Adresse antwortet, ist keine Okta-Organisation, deshalb wurde das Token nicht dorthin gesendet.',
  'There is no group in Okta called “{name}”.': 'In Okta gibt es keine Gruppe namens „{name}“.',
  'There is no plan yet. Make one with the Okta domain and an API token first.':
    'Es gibt noch keinen Plan. Erstellen Sie zuerst einen mit der Okta-Domain und einem API-Token.',
  'This plan is being carried out already. Wait until it is done.':
    'Dieser Plan wird schon ausgeführt. Warten Sie, bis er fertig ist.',
  'People sign in through this set-up now. Taking it back shuts them out; say so once more if that is what you want.':
    'Über diese Einrichtung melden sich jetzt Personen an. Sie zurückzunehmen sperrt sie aus; bestätigen Sie es noch einmal, wenn Sie das wollen.',
  'The API token was deleted here meanwhile. Please give it again.':
    'Das API-Token wurde hier inzwischen gelöscht. Bitte geben Sie es noch einmal.',
  'Assignment to {name}': 'Zuweisung an {name}',
  'Groups claim in the ID token': 'Gruppen-Claim im ID-Token',
  'App integration': 'App-Integration',
  'Access policy': 'Zugriffsrichtlinie',
  'Access policy rule': 'Regel der Zugriffsrichtlinie',
  'Client secret': 'Client Secret',
  'Issuer, Client ID and client secret, given to us': 'Issuer, Client ID und Client Secret, uns gegeben',
  'Scope groups, included in public metadata': 'Scope groups, in den öffentlichen Metadaten',
  'The token’s owner may not look at groups.': 'Der Besitzer des Tokens darf Gruppen nicht ansehen.',
  'There is another claim, and Okta keeps one for each app.':
    'Es gibt einen anderen Claim, und Okta führt je App nur einen.',
  'Okta’s API does not offer this here.': 'Oktas API bietet das hier nicht an.',
  'The token’s owner may not see client secrets. Copy it by hand.':
    'Der Besitzer des Tokens darf Client Secrets nicht sehen. Kopieren Sie es von Hand.',
  'There is no authorization server with this id.': 'Es gibt keinen Autorisierungsserver mit dieser id.',
  'It is there, but not for our sign-ins.': 'Es ist da, aber nicht für unsere Anmeldungen.',
  'First comes: {what}.': 'Zuerst kommt: {what}.',
  'There are more than a hundred groups, and Okta refuses a sign-in whose token would list more than that. Choose a filter that matches only the groups that matter here.':
    'Es gibt mehr als hundert Gruppen, und Okta lehnt eine Anmeldung ab, deren Token mehr als das auflisten würde. Wählen Sie einen Filter, der nur die Gruppen trifft, auf die es hier ankommt.',
  'Somebody changed it in Okta since, so it stays as it is.':
    'Jemand hat es seither in Okta geändert, also bleibt es, wie es ist.',
  'The token belongs to {owner}, who may not change {what}.':
    'Das Token gehört {owner}; diese Person darf keine {what} ändern.',
  applications: 'Anwendungen',
  'authorization servers': 'Autorisierungsserver',
  'This is the secret that is in use already, so nothing would follow it.':
    'Das ist das Secret, das schon in Gebrauch ist; es würde also nichts darauf folgen.',
  'a second active secret': 'ein zweites aktives Secret',
  'the one in use': 'das, das in Gebrauch ist',
  'Choose Generate new secret, and copy the new one.': 'Wählen Sie Generate new secret, und kopieren Sie das neue.',
  'an API token whose owner may change applications': 'ein API-Token, dessen Besitzer Anwendungen ändern darf',
  'Enter the address of our keys in Okta by hand, as described here, and check again.':
    'Tragen Sie die Adresse unserer Schlüssel von Hand in Okta ein, wie hier beschrieben, und prüfen Sie noch einmal.',
  'This connection does not prove itself by a client secret, so there is none to follow it.':
    'Diese Verbindung weist sich nicht durch ein Client Secret aus, also kann keines folgen.',
  'This connection is still a draft. Give it oktaDomain or issuer, clientId and clientSecret first.':
    'Diese Verbindung ist noch ein Entwurf. Geben Sie ihr zuerst oktaDomain oder issuer, clientId und clientSecret.',
  'Somebody else changed this connection meanwhile. Read it again and repeat your change.':
    'Jemand anderes hat diese Verbindung inzwischen geändert. Lesen Sie sie neu, und wiederholen Sie Ihre Änderung.',
  'With a new issuer, domain or client ID the client secret has to be given again.':
    'Mit einem neuen Issuer, einer neuen Domain oder Client ID muss das Client Secret noch einmal gegeben werden.',
  'This connection has no draft. Make one first: PUT /connections/{id}/draft':
    'Diese Verbindung hat keinen Entwurf. Erstellen Sie zuerst einen: PUT /connections/{id}/draft',
  'The draft still needs {missing}.': 'Dem Entwurf fehlt noch: {missing}.',
  'This version has not passed a test sign-in with exactly the settings it has now. Test it, then it can go live.':
    'Diese Version hat noch keine Testanmeldung mit genau ihren jetzigen Einstellungen bestanden. Testen Sie sie, dann kann sie live gehen.',
  'This link does not work any more, or was cut off on its way. Whoever sent it can make a new one.':
    'Dieser Link funktioniert nicht mehr oder wurde unterwegs abgeschnitten. Wer ihn geschickt hat, kann einen neuen machen.',
  'Please open the link from your invitation again.': 'Bitte öffnen Sie den Link aus Ihrer Einladung noch einmal.',
  'Too many codes were sent for this link today. Please try again tomorrow, or ask for a new link.':
    'Für diesen Link wurden heute zu viele Codes verschickt. Bitte versuchen Sie es morgen wieder, oder bitten Sie um einen neuen Link.',
  'Many people were asked for help from here today. Please ask others tomorrow.':
    'Von hier aus wurden heute schon viele um Hilfe gebeten. Bitte fragen Sie weitere morgen.',
  'There is nothing at this address.': 'Unter dieser Adresse gibt es nichts.',
  'This request came from another site and was not carried out.':
    'Diese Anfrage kam von einer anderen Website und wurde nicht ausgeführt.',
  'The request is larger than anything this address accepts.': 'Die Anfrage ist größer, als diese Adresse annimmt.',
  'Something went wrong on our side. Please try again.':
    'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
  'Proven by DNS': 'Durch DNS nachgewiesen',
  '{domain} belongs to another organization already.': '{domain} gehört schon zu einer anderen Organisation.',
  'There are two hundred domains here already. Please remove one first.':
    'Hier sind schon zweihundert Domains. Bitte entfernen Sie zuerst eine.',
  '{domain} is a registry, not a company’s domain.':
    '{domain} ist eine Registrierungsstelle, nicht die Domain eines Unternehmens.',
  '{domain} is a public mail service: people of every company have addresses there.':
    '{domain} ist ein öffentlicher Maildienst: Dort haben Personen aller Unternehmen Adressen.',
  '{domain} must be an e-mail domain, for example acme.com.':
    '{domain} muss eine E-Mail-Domain sein, zum Beispiel acme.com.',
  'The guide has not been built on this server. `npm run console` builds it.':
    'Die Anleitung wurde auf diesem Server nicht gebaut. `npm run console` baut sie.',
  'no such app': 'keine solche App',
  'no such server': 'kein solcher Server',
  'no active policy for this client': 'keine aktive Richtlinie für diesen Client',
  'no answer': 'keine Antwort',
  hidden: 'ausgeblendet',
  '{count} active ones, the newest of {day}': '{count} aktive, das neueste vom {day}',
}

export const places: ToldPlaces = {
  'the app': 'die App',
  'the app: the status menu beside its name': 'die App: das Statusmenü neben ihrem Namen',
  'the app with Client ID {clientId}': 'die App mit der Client ID {clientId}',
  'the app with Client ID {clientId}: the status menu beside its name':
    'die App mit der Client ID {clientId}: das Statusmenü neben ihrem Namen',
  'the authorization server': 'der Autorisierungsserver',
  'the server {id}': 'der Server {id}',
  'the brand': 'die Brand',
}
