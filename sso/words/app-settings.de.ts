import type { ToldSignatures } from './told.ts'

export const appSettings: ToldSignatures['appSettings'] = {
  redirect_uri_not_registered: {
    sentence:
      'Unsere Redirect-URI steht nicht unter denen der App in Okta; Okta hat deshalb eine Fehlerseite gezeigt und niemanden zurückgeschickt.',
    todo: [
      'Edit, und bei Sign-in redirect URIs genau dies hinzufügen: {redirectUri}',
      'Vergleichen Sie Buchstabe für Buchstabe: http und https, ein Schrägstrich am Ende, Großbuchstaben, Port, www, und dass sie nicht in der Liste zum Abmelden steht.',
    ],
    want: '{redirectUri} unter den Sign-in redirect URIs',
    got: 'eine Anfrage mit {sentRedirectUri}, die dort nicht steht',
  },
  redirect_uri_not_sent: {
    sentence: 'Die Anfrage kam ohne unsere Redirect-URI bei Okta an.',
    todo: [
      'Ein Proxy vor Ihrem Okta lässt Parameter fallen, oder jemand hat eine halbe Adresse geöffnet: Beginnen Sie noch einmal.',
    ],
  },
  client_id_unknown_or_app_inactive: {
    sentence:
      'Okta kennt keine aktive App mit unserer Client ID: Die App wurde deaktiviert oder gelöscht, oder die ID gehört zu einer anderen.',
    todo: [
      'Sehen Sie auf den Status neben dem Namen der App, und wählen Sie Activate, wenn sie Inactive ist.',
      'Gibt es die App nicht, kopieren Sie die Client ID noch einmal aus der richtigen und tragen Sie sie hier im Schritt der App ein: Wir haben {clientId}.',
    ],
    want: 'eine aktive App mit der Client ID {clientId}',
  },
  client_secret_wrong: {
    sentence:
      'Das hier eingetragene Client Secret ist kein aktives der App: vertippt, ersetzt, deaktiviert oder gelöscht.',
    todo: [
      'Sehen Sie unter CLIENT SECRETS nach, welche Active sind, und kopieren Sie eines davon, oder wählen Sie Generate new secret.',
      'Tragen Sie es hier im Schritt der App ein. Zwei Secrets dürfen zugleich aktiv sein, es eilt also nicht.',
    ],
    want: 'ein aktives Client Secret',
  },
  client_auth_method_differs: {
    sentence: 'Die App in Okta verlangt einen anderen Nachweis, wer wir sind, als den, den wir geben sollen.',
    todo: [
      'Sehen Sie auf Client authentication: Bei „Client secret“ nutzen wir client_secret_basic oder client_secret_post, bei „Public key / Private key“ private_key_jwt.',
      'Ändern Sie eines von beiden, sodass sie übereinstimmen. Tun sie es schon, gehört das Secret vielleicht zu einer anderen App: Kopieren Sie es noch einmal.',
    ],
    want: 'Client authentication mit {authMethod}',
  },
  client_credentials_not_seen: {
    sentence: 'Unser Nachweis, wer wir sind, kam bei Okta nicht an.',
    todo: [
      'Stellen Sie die Methode der Verbindung auf die andere von client_secret_basic und client_secret_post.',
      'Steht ein Proxy vor Ihrem Okta, muss er den Header Authorization durchlassen.',
    ],
    want: 'Client authentication mit {authMethod}',
  },
  client_credentials_twice: {
    sentence: 'Okta sah unseren Nachweis an zwei Stellen zugleich.',
    todo: ['Etwas auf dem Weg fügt eigene Zugangsdaten hinzu, höchstwahrscheinlich ein Proxy vor Ihrem Okta.'],
    want: 'Client authentication nur mit {authMethod}',
  },
  client_key_unknown: {
    sentence: 'Die App in Okta hat unseren öffentlichen Schlüssel nicht und kann unsere Signatur nicht prüfen.',
    todo: [
      'Wählen Sie bei „Public key / Private key“ „Use a URL to fetch keys dynamically“, und geben Sie ein: {keysUri}',
      'Von Hand kopierte Schlüssel sind veraltet, sobald unsere wechseln.',
    ],
    want: 'unsere Schlüssel, von {keysUri}',
  },
  client_proof_time: {
    sentence: 'Die Uhr dieses Dienstes und die von Okta weichen um mehr als eine Minute ab.',
    todo: ['Stellen Sie die Uhr der Maschine, auf der Gatepass läuft (NTP), und versuchen Sie es noch einmal.'],
    want: 'eine Uhr wie die von Okta',
  },
  client_proof_refused: {
    sentence: 'Okta hat nicht angenommen, was wir zum Nachweis signiert haben.',
    todo: [
      'Prüfen Sie, ob Issuer und Client ID der Verbindung zusammengehören: {issuer}, {clientId}.',
      'Tun sie es, liegt es an uns: Melden Sie die Trace-Nummer.',
    ],
  },
  client_credentials_refused: {
    sentence: 'Der Identitätsanbieter nimmt unsere Zugangsdaten nicht an und sagt nicht, welchen Teil davon.',
    todo: [
      'Vergleichen Sie die Client ID: Wir haben {clientId}.',
      'Kopieren Sie ein aktives Secret, und tragen Sie es hier im Schritt der App ein.',
      'Vergleichen Sie die Methode der Client authentication: Wir nutzen {authMethod}.',
    ],
  },
  client_secret_unreadable: {
    sentence:
      'Das Client Secret der Verbindung lässt sich nicht öffnen: Es wurde mit einem Hauptschlüssel versiegelt, den dieser Dienst nicht hat.',
    todo: [
      'Geben Sie dem Dienst den Hauptschlüssel, mit dem es versiegelt wurde (GATEPASS_MASTER_KEYS oder master.keys).',
      'Ist der verloren, geben Sie das Client Secret bei der Verbindung noch einmal ein.',
    ],
    want: 'ein Secret, das wir öffnen können',
  },
  grant_type_off: {
    sentence: 'Die App in Okta erlaubt den Authorization Code Grant nicht.',
    todo: [
      'Edit, und unter Grant type Authorization Code anhaken.',
      'Eine App, die keine Web Application ist, kann ihn nicht haben: Dann braucht es eine neue App.',
    ],
    want: 'der Grant type authorization_code',
  },
  response_type_off: {
    sentence: 'Die App in Okta erlaubt die Antwort nicht, um die wir bitten: einen Code.',
    todo: [
      'Edit, und unter Grant type Authorization Code anhaken.',
      'Per API angelegt: response_types muss code enthalten.',
    ],
    want: 'der Response type code',
  },
  response_mode_refused: {
    sentence: 'Der Identitätsanbieter sendet seine Antwort nicht in der Adresse, worum wir ihn bitten.',
    todo: ['Wer den Identitätsanbieter betreibt, erlaubt response_mode=query.'],
    want: 'der Response mode query',
  },
  client_only_for_org_server: {
    sentence:
      'Diese App darf nur den Autorisierungsserver der Org nutzen, und die Verbindung hat einen Custom Authorization Server.',
    todo: ['Geben Sie der Verbindung nur die Okta-Domain als Issuer.'],
    got: 'der Issuer {issuer}',
  },
  client_is_a_service: {
    sentence: 'Die Client ID gehört zu einer App vom Typ API Services, bei der sich niemand anmelden kann.',
    todo: ['Create App Integration > OIDC - OpenID Connect > Web Application, und tragen Sie deren Werte hier ein.'],
    want: 'eine Web Application',
  },
  proof_of_possession_required: {
    sentence: 'Die App in Okta verlangt einen Besitznachweis (DPoP), den die Anmeldung im Web nicht nutzt.',
    todo: [
      'Edit, und das Häkchen bei Proof of possession entfernen: Require Demonstrating Proof of Possession (DPoP) header.',
    ],
    want: 'eine Token-Anfrage ohne DPoP',
  },
  pkce_not_seen: {
    sentence: 'Der Nachweisschlüssel (PKCE), den wir mit jeder Anfrage senden, kam bei Okta nicht an.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus: Eine gekürzte oder von Hand kopierte Adresse verliert ihn.',
      'Wenn es wieder vorkommt, lässt etwas zwischen Browser und Okta Parameter fallen: Melden Sie die Trace-Nummer.',
    ],
    want: 'code_challenge mit der Methode S256',
  },
  pkce_does_not_fit: {
    sentence: 'Der Code gehört zu einer anderen Anmeldung als der, mit der er zurückkam.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus, in einem einzigen Tab.',
      'Wenn es wieder vorkommt, melden Sie die Trace-Nummer: Vielleicht probiert jemand Codes durch.',
    ],
  },
  state_refused_by_okta: {
    sentence: 'Okta hat den state, den wir sandten, nicht angenommen.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus.',
      'Wenn es wieder vorkommt, liegt es an uns: Melden Sie die Trace-Nummer.',
    ],
  },
  request_sent_twice_over: {
    sentence: 'Unsere Anfrage kam mit einem doppelten Parameter bei Okta an.',
    todo: [
      'Etwas auf dem Weg fügt Parameter hinzu: ein selbst gebauter Link oder ein Proxy. Beginnen Sie von der Anwendung selbst aus.',
    ],
  },
  prompt_refused: {
    sentence: 'Okta versteht nicht, wie die Anwendung die Person fragen lassen will (prompt, max_age).',
    todo: ['Die Anwendung sendet prompt=login, prompt=none oder gar kein prompt.'],
  },
  external_provider_unknown: {
    sentence: 'Die Anfrage nennt einen externen Identitätsanbieter, den es in diesem Okta nicht gibt.',
    todo: ['Lassen Sie den Parameter idp weg, oder nennen Sie einen, der in diesem Okta aktiv ist.'],
  },
  provider_refused_request: {
    sentence:
      'Der Anbieter hat unsere Anfrage nicht angenommen: Etwas darin ist nicht so, wie es dort registriert ist.',
    todo: [
      'Vergleichen Sie die Redirect URI des Clients Buchstabe für Buchstabe: {redirectUri}',
      'Vergleichen Sie die Client ID: Wir haben {clientId}.',
      'Sehen Sie nach, ob der Client den Ablauf authorization code und diese Scopes verwenden darf: {scopes}',
    ],
    want: 'ein Client {clientId} mit der Redirect URI {redirectUri}',
  },
  request_refused: {
    sentence: 'Okta hat unsere Anfrage nicht angenommen, aus einem Grund, der nicht in unserem Katalog steht.',
    todo: [
      'Lesen Sie unten, was Okta sagt, und vergleichen Sie den Reiter General der App mit dem, was hier eingetragen ist.',
    ],
  },
  code_used_or_expired: {
    sentence: 'Der Code war schon verwendet worden oder älter, als Okta erlaubt, als er zurückkam.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus.',
      'Wenn es wieder vorkommt: Ein Virenscanner oder Proxy öffnet Links vor der Person, oder „Zurück“ wurde gedrückt.',
    ],
    want: 'ein Code, einmal verwendet, binnen Minuten',
  },
  code_of_another_app: {
    sentence: 'Der Code wurde einer anderen App gegeben als der dieser Verbindung.',
    todo: ['Die Client ID der Verbindung wurde geändert, während sich jemand anmeldete: Beginnen Sie noch einmal.'],
    want: 'ein Code für die Client ID {clientId}',
  },
  code_of_another_server: {
    sentence: 'Der Code kommt von einem anderen Autorisierungsserver als dem, zu dem er gebracht wurde.',
    todo: ['Der Issuer der Verbindung wurde geändert, während sich jemand anmeldete: Beginnen Sie noch einmal.'],
    want: 'ein Code von {issuer}',
  },
  redirect_uri_changed_on_the_way: {
    sentence: 'Die Redirect-URI war beim Token-Aufruf eine andere als zu Beginn.',
    todo: [
      'Die öffentliche Adresse von Gatepass (SSO_PUBLIC_URL) wurde geändert, während sich jemand anmeldete: Beginnen Sie noch einmal.',
    ],
    want: '{redirectUri}, beide Male',
  },
  code_not_accepted: {
    sentence: 'Okta gab einen Code und nahm ihn dann nicht zurück.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus.',
      'Wenn es wieder vorkommt, lesen Sie unten, was Okta sagt.',
    ],
  },
  post_logout_uri_not_registered: {
    sentence: 'Die Adresse für nach dem Abmelden steht nicht unter denen der App in Okta.',
    todo: ['Edit, und sie bei Sign-out redirect URIs hinzufügen. Das Anmelden ist davon nicht betroffen.'],
  },
}
