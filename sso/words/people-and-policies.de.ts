import type { ToldSignatures } from './told.ts'

export const peopleAndPolicies: ToldSignatures['peopleAndPolicies'] = {
  user_not_assigned: {
    sentence: 'Die Person ist der App in Okta nicht zugewiesen.',
    todo: [
      'Assign > Assign to People, oder Assign to Groups mit einer Gruppe, in der die Person ist.',
      'Ist sie zugewiesen, ist in diesem Browser vielleicht jemand anderes bei Okta angemeldet. Melden Sie sich dort ab, und beginnen Sie noch einmal.',
    ],
    want: 'eine Zuweisung, der Person oder einer ihrer Gruppen',
  },
  no_access_policy: {
    sentence:
      'Keine Access Policy des Autorisierungsservers hat eine Regel, die zu dieser Anmeldung passt. Ein neuer Server hat gar keine Policy.',
    todo: [
      'Add New Access Policy, und weisen Sie sie All clients zu oder der Client ID dieser App: {clientId}',
      'Darin Add Rule: Grant type ist Authorization Code, User ist jede Person mit der App, Scopes requested ist Any scopes.',
      'Gibt es eine: Ist sie aktiv, nennt sie diesen Client, diesen Grant type und eine Gruppe, in der die Person ist?',
    ],
    want: 'eine Regel für den Client {clientId}, Grant type authorization_code, Scopes {scopes}',
  },
  scopes_all_rejected: {
    sentence: 'Eine Access Policy passt, aber ihre Regel erlaubt keinen der Scopes, um die wir bitten.',
    todo: ['Bearbeiten Sie die Regel: bei Scopes requested Any scopes, oder The following scopes mit diesen: {scopes}'],
    want: 'die Scopes {scopes}',
  },
  scope_denied_by_policy: {
    sentence: 'Eine Access Policy passt, aber ihre Regel erlaubt einen der Scopes nicht, um die wir bitten.',
    todo: [
      'Bearbeiten Sie die Regel: bei Scopes requested Any scopes, oder fügen Sie den verweigerten Scope bei The following scopes hinzu.',
    ],
    want: 'die Scopes {scopes}',
  },
  scope_not_defined: {
    sentence:
      'Der Autorisierungsserver kennt einen der Scopes nicht, um die wir bitten. Meist ist es „groups“, den ein Custom Authorization Server erst hat, wenn ihn jemand anlegt.',
    todo: [
      'Add Scope für jeden von diesen, der fehlt: {scopes}',
      'Oder nutzen Sie den Autorisierungsserver der Org, der alle hat: nur die Okta-Domain als Issuer.',
    ],
    want: 'die Scopes {scopes}',
  },
  openid_scope_missing: {
    sentence: 'Die Anfrage nach einem ID-Token kam ohne den Scope openid bei Okta an.',
    todo: ['Die Scopes der Verbindung müssen openid enthalten: Sie hat {scopes}.'],
    want: 'der Scope openid',
  },
  scope_not_allowed: {
    sentence: 'Okta erlaubt bei einer Anmeldung einen der Scopes nicht, um die die Verbindung bittet.',
    todo: ['Bitten Sie nur um openid, profile, email und groups: Die Verbindung hat {scopes}.'],
    want: 'die Scopes openid profile email groups',
  },
  consent_required: {
    sentence: 'Die Person müsste dem zustimmen, was die App bekommt, und wurde nicht gefragt.',
    todo: [
      'Entfernen Sie das Häkchen bei Require consent, oder stellen Sie User Consent des Scopes auf Implicit (Security > API > Authorization Servers > Scopes).',
      'Oder die Anwendung fragt ohne prompt=none, sodass die Person zustimmen kann.',
    ],
  },
  okta_said_no: {
    sentence:
      'Okta hat die Person nicht durchgelassen, und die Antwort sagt nicht, warum. Meist verweigert es die Anmelderichtlinie der App, oder sie wählte Cancel.',
    todo: [
      'Suchen Sie unter Reports > System Log die Person zu dieser Minute: Das Ereignis sagt, welche Policy und Regel entschied.',
      'View policy details, und sehen Sie, welche Regel auf sie passt.',
    ],
  },
  sign_on_policy_denied: {
    sentence:
      'Eine Anmelderichtlinie Ihres Okta weist diese Person ab, wegen ihres Orts oder wegen dessen, womit sie kam.',
    todo: [
      'View policy details, und sehen Sie, welche Regel auf die Person passt: Netzzone, Gerät und Gruppe entscheiden.',
      'Ändern Sie die Regel, oder sagen Sie der Person, was sie verlangt.',
    ],
    want: 'eine Regel, die die Person einlässt',
  },
  second_factor_not_possible: {
    sentence: 'Okta verlangt von der Person einen zweiten Faktor, den sie nicht hat und jetzt nicht einrichten kann.',
    todo: [
      'Lassen Sie die Person einen Faktor einrichten, oder wählen Sie eine Policy, deren Regeln sie erfüllen kann.',
    ],
    want: 'ein zweiter Faktor',
  },
  stronger_sign_in_needed: {
    sentence:
      'Die Person ist bei Okta angemeldet, aber die Richtlinie der App verlangt eine frische Anmeldung oder einen zweiten Faktor, und niemand konnte gefragt werden.',
    todo: ['Beginnen Sie noch einmal von der Anwendung aus, ohne prompt=none: Dann fragt Okta.'],
    want: 'eine Anmeldung, bei der Okta jemanden fragen darf',
  },
  nobody_signed_in_at_okta: {
    sentence: 'In diesem Browser war niemand bei Okta angemeldet, und die Anwendung hatte verboten zu fragen.',
    todo: [
      'Es ist nichts falsch: Die Anwendung fragt noch einmal ohne prompt=none.',
      'Geschieht es in einem verborgenen Frame, hält der Browser Cookies anderer Websites fern.',
    ],
    want: 'eine Sitzung bei Okta',
  },
  okta_request_expired: {
    sentence: 'Die Person brauchte auf Oktas Anmeldeseite länger, als diese offen bleibt.',
    todo: ['Beginnen Sie noch einmal von der Anwendung aus.'],
  },
  interaction_code_demanded: {
    sentence: 'Die App oder ihr Autorisierungsserver erlaubt nur eigene Anmeldeseiten (Interaction Code).',
    todo: ['Edit, und unter Grant type Authorization Code anhaken; dann zeigt Okta seine eigene Anmeldeseite.'],
    want: 'der Grant type authorization_code',
  },
  network_zone_refused: {
    sentence: 'Die App in Okta darf nur aus bestimmten Netzen genutzt werden, und diese Anfrage kam aus einem anderen.',
    todo: ['Erlauben Sie Anywhere, oder fügen Sie einer der Zonen die Adressen hinzu, von denen Gatepass aufruft.'],
    want: 'eine Anfrage aus einer erlaubten Zone',
  },
  password_expired: {
    sentence: 'Das Passwort der Person bei Okta ist abgelaufen.',
    todo: [
      'Die Person wählt auf Oktas Anmeldeseite ein neues.',
      'Wo die Richtlinie das verbietet: Reset Password auf der Seite der Person.',
    ],
  },
  password_wrong: {
    sentence: 'Die Person gab ein Passwort oder einen Benutzernamen ein, den Okta nicht kennt.',
    todo: ['Versuchen Sie es noch einmal, oder wählen Sie „Forgot password?“ auf Oktas Anmeldeseite.'],
    want: 'das Passwort der Person bei Okta',
  },
  person_locked_out: {
    sentence: 'Okta hat die Person nach zu vielen falschen Versuchen gesperrt.',
    todo: [
      'Öffnen Sie die Person, dann More Actions > Unlock; oder warten Sie so lange, wie die Passwortrichtlinie sagt.',
    ],
  },
  second_factor_failed: {
    sentence: 'Der zweite Faktor der Person wurde nicht angenommen.',
    todo: [
      'Versuchen Sie es mit einem frischen Code noch einmal; die Uhr des Telefons muss stimmen.',
      'Bei einem verlorenen Faktor: More Actions > Reset Authenticators auf der Seite der Person.',
    ],
  },
  person_not_active: {
    sentence: 'Das Konto der Person bei Okta ist nicht aktiv.',
    todo: ['Öffnen Sie die Person, und sehen Sie auf den Status: Activate, Unsuspend oder Reactivate.'],
    want: 'der Status Active',
  },
  person_not_provisioned: {
    sentence:
      'Ihr Okta schickt Personen zu einem anderen Identitätsanbieter und hat aus dessen Antwort das Konto der Person nicht gefunden oder angelegt.',
    todo: ['Security > Identity Providers: Einstellungen dieses Anbieters zu Account Link und Just-in-Time.'],
  },
  person_turned_back: {
    sentence: 'Die Person wählte bei der Anmeldung Cancel.',
    todo: ['Beginnen Sie noch einmal von der Anwendung aus.'],
  },
  came_never_back: {
    sentence: 'Die Person wurde zu Okta geschickt und kam nicht zurück, und Oktas Log sagt nichts darüber.',
    todo: [
      'Sie hat die Seite geschlossen oder länger als zehn Minuten gebraucht. Beginnen Sie noch einmal von der Anwendung aus.',
    ],
  },
}
