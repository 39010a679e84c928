import type { ToldSignatures } from './told.ts'

export const reachingOkta: ToldSignatures['reachingOkta'] = {
  okta_host_not_found: {
    sentence: 'Die Adresse Ihres Okta existiert nicht: Ihr Name führt nirgendwohin.',
    todo: [
      'Vergleichen Sie die Okta-Domain mit der im Menü oben rechts in der Admin Console: Wir haben {issuer}.',
      'Wurde die Org umbenannt oder gelöscht, tragen Sie hier im ersten Schritt die neue Domain ein.',
    ],
    want: 'ein Server unter {host}',
    got: 'keine Adresse zu diesem Namen ({why})',
  },
  okta_certificate_refused: {
    sentence: 'Das Zertifikat Ihrer Okta-Adresse ist nicht gültig, deshalb wurde nichts dorthin gesendet.',
    todo: [
      'Erneuern Sie das Zertifikat der eigenen Domain, oder lassen Sie Okta es verwalten.',
      'Bis dahin geht hier auch die okta.com-Adresse, wenn der Issuer der App darauf gestellt ist.',
    ],
    want: 'ein Zertifikat für {host}, das jetzt gültig ist',
  },
  okta_tls_too_old: {
    sentence: 'Unter Ihrer Okta-Adresse spricht niemand TLS 1.2 oder neuer, deshalb wurde nichts dorthin gesendet.',
    todo: [
      'Wer den Server oder Proxy an dieser Adresse betreibt, lässt TLS 1.2 und 1.3 zu.',
      'Bis dahin geht hier auch die okta.com-Adresse, wenn der Issuer der App darauf gestellt ist.',
    ],
    want: 'TLS 1.2 oder neuer bei {host}',
  },
  okta_too_slow: {
    sentence: 'Ihr Okta hat länger für die Antwort gebraucht, als jemand wartet.',
    todo: [
      'Versuchen Sie es in einer Minute noch einmal.',
      'Wenn es so bleibt, sehen Sie auf status.okta.com nach der Zelle Ihres Okta.',
    ],
    want: 'eine Antwort von {host} innerhalb von {timeoutMs} ms',
    got: 'keine in dieser Zeit',
  },
  okta_server_error: {
    sentence: 'Ihr Okta hat mit einem eigenen Fehler geantwortet.',
    todo: [
      'Versuchen Sie es in einer Minute noch einmal.',
      'Wenn es so bleibt, sehen Sie auf status.okta.com nach der Zelle Ihres Okta.',
    ],
    want: 'eine Antwort von {url}',
    got: 'Status {status}',
  },
  okta_unreachable: {
    sentence: 'Ihr Okta hat nicht geantwortet.',
    todo: [
      'Versuchen Sie es in einer Minute noch einmal.',
      'Wenn sich niemand anmelden kann, prüfen Sie die hier eingetragene Okta-Domain: {issuer}.',
    ],
    want: 'eine Antwort von {issuer}',
    got: 'keine',
  },
  okta_rate_limited: {
    sentence: 'Ihr Okta bekommt mehr Anfragen, als es zulässt, und weist einige ab.',
    todo: [
      'Versuchen Sie es in einer Minute noch einmal.',
      'Wenn es wiederkommt: In Okta sehen Sie, wer das Limit aufbraucht, und können dieser App mehr davon geben.',
    ],
    want: 'eine Antwort',
    got: 'Status 429',
  },
  okta_address_not_public: {
    sentence: 'Ihre Okta-Adresse führt in ein privates Netz, und dorthin gehen wir nicht.',
    todo: ['Tragen Sie hier eine Adresse im öffentlichen Internet ein, mit https und ohne Port.'],
    want: 'eine öffentliche https-Adresse',
  },
  issuer_is_admin_host: {
    sentence: 'Hier ist die Adresse der Admin Console eingetragen, bei der sich niemand anmeldet.',
    todo: ['Geben Sie die Okta-Domain ohne „-admin“ ein: acme.okta.com statt acme-admin.okta.com.'],
    want: 'der eigene Host der Org',
  },
  issuer_is_an_endpoint: {
    sentence: 'Hier ist die Adresse eines Endpunkts anstelle des Issuers eingetragen.',
    todo: [
      'Geben Sie nur die Okta-Domain ein (acme.okta.com) oder den Issuer genau so, wie die Spalte Issuer URI ihn zeigt.',
      'Ein Issuer endet mit der Domain oder mit /oauth2/<id>, nie mit /oauth2 oder /oauth2/v1/….',
    ],
    want: 'ein Issuer: die Domain, oder /oauth2/<id>',
  },
  api_access_management_missing: {
    sentence: 'Ihr Okta hat kein API Access Management und deshalb keine Custom Authorization Server.',
    todo: [
      'Wählen Sie hier den eigenen Autorisierungsserver der Org: Den Autorisierungsserver der Org gibt es in jedem Okta.',
      'Die Schritte zu Security > API > Authorization Servers entfallen dann.',
    ],
    want: 'Discovery unter {url}',
    got: 'Status 401, Funktion nicht freigeschaltet',
  },
  authorization_server_gone: {
    sentence: 'Den hier eingetragenen Autorisierungsserver gibt es nicht mehr, oder er wurde deaktiviert.',
    todo: [
      'Sehen Sie in der Liste nach seinem Status, und aktivieren Sie ihn, wenn er inaktiv ist.',
      'Wurde er gelöscht, tragen Sie hier einen anderen Issuer ein: die Issuer URI der Liste oder nur die Okta-Domain.',
    ],
    want: 'ein aktiver Server unter {issuer}',
    got: 'Status {status}',
  },
  discovery_not_there: {
    sentence:
      'Unter dem hier eingetragenen Issuer gibt es keine OpenID-Connect-Konfiguration: Es ist nicht Okta oder nicht diese Adresse.',
    todo: ['Vergleichen Sie den Issuer mit Ihrer Okta-Domain: Wir haben {issuer}.'],
    want: 'ein Dokument unter {url}',
    got: 'Status {status}',
  },
  discovery_not_usable: {
    sentence: 'Die OpenID-Connect-Konfiguration unter dem hier eingetragenen Issuer ist nicht brauchbar.',
    todo: [
      'Wer den Identitätsanbieter betreibt, berichtigt die unten genannten Angaben (OpenID Connect Discovery 1.0 §3).',
    ],
    want: 'Issuer, Endpunkte und jwks_uri, jeweils eine https-Adresse',
  },
  issuer_slash: {
    sentence: 'Der hier eingetragene Issuer hat am Ende einen Schrägstrich zu viel oder zu wenig.',
    todo: ['Geben Sie den Issuer genau so ein, wie er kam, Zeichen für Zeichen.'],
  },
  issuer_other_server: {
    sentence: 'Der Autorisierungsserver der Org und ein Custom Authorization Server wurden verwechselt.',
    todo: [
      'Geben Sie der Verbindung den Issuer, der kam, wenn dieser Server gemeint ist.',
      'Sonst geben Sie ihr die Issuer URI des richtigen Servers aus der Liste.',
    ],
  },
  issuer_other_host: {
    sentence:
      'Ihr Okta nennt sich mit einem anderen seiner Namen: Die eigene Domain und die okta.com-Domain wurden vermischt.',
    todo: [
      'Stellen Sie Issuer auf den Namen, der hier eingetragen ist ({issuer}); bei einem Custom Authorization Server steht er in dessen Settings.',
      'Oder tragen Sie hier im ersten Schritt den Namen ein, der kam.',
    ],
  },
  issuer_other: {
    sentence: 'Die Antwort kommt von einem anderen Issuer als dem, der hier eingetragen ist.',
    todo: [
      'Wurde der Issuer bei Ihnen geändert, tragen Sie hier im Schritt des Autorisierungsservers den ein, der kam.',
      'Hat ihn niemand geändert, behandeln Sie es als Versuch, zwei Anbieter zu vermischen.',
    ],
  },
  issuer_not_said: {
    sentence:
      'Der Identitätsanbieter verspricht zu sagen, von welchem Issuer eine Antwort kommt, und hat es nicht getan.',
    todo: [
      'Wer den Identitätsanbieter betreibt, sendet iss mit jeder Antwort (RFC 9207) oder verspricht es nicht mehr.',
    ],
    want: 'iss={issuer} in der Antwort',
    got: 'keines',
  },
  keys_unusable: {
    sentence: 'Der Identitätsanbieter veröffentlicht keine Schlüssel, mit denen wir seine Antwort prüfen könnten.',
    todo: [
      'Versuchen Sie es in einer Minute noch einmal.',
      'Wenn es so bleibt, sieht sich der Betreiber des Identitätsanbieters dessen jwks_uri an.',
    ],
    want: 'RSA- oder EC-Schlüssel für Signaturen unter {url}',
  },
  signing_key_not_published: {
    sentence:
      'Die Antwort ist mit einem Schlüssel signiert, der nicht veröffentlicht ist, auch nicht nach erneutem Abrufen.',
    todo: [
      'Versuchen Sie es in einer Minute noch einmal: Vielleicht wurden die Schlüssel gerade gewechselt.',
      'Wenn es so bleibt, drücken Sie Rotate now noch einmal.',
    ],
    want: 'ein veröffentlichter Schlüssel',
    got: 'ein Schlüssel, den niemand veröffentlicht',
  },
  signing_key_ambiguous: {
    sentence: 'Zwei veröffentlichte Schlüssel haben denselben Namen, oder die Antwort nennt ihren Schlüssel nicht.',
    todo: ['Wer den Identitätsanbieter betreibt, gibt jedem Schlüssel eine eigene kid und nennt sie im Token.'],
  },
  signature_does_not_hold: {
    sentence:
      'Die Signatur des ID-Tokens stimmt nicht: Es wurde unterwegs verändert, oder ein anderer Schlüssel hat signiert.',
    todo: [
      'Versuchen Sie es einmal noch.',
      'Wenn es wieder vorkommt, sollte sich über diese Verbindung niemand anmelden, bis der Grund bekannt ist. Ein Proxy, der Antworten umschreibt, ist einer.',
    ],
  },
}
