import type { ToldSignatures } from './told.ts'

export const drifting: ToldSignatures['drifting'] = {
  okta_away: {
    sentence: 'Ihr Okta hat {failures} Prüfungen in Folge nicht beantwortet, seit {since}.',
    todo: [
      'Öffnen Sie {issuer} in einem Browser: Was ist zu sehen?',
      'Prüfen Sie, ob Ihr Okta oder seine eigene Domain abgeschaltet wurde oder umgezogen ist.',
    ],
    want: 'eine Antwort von {issuer}',
  },
  nobody_assigned: {
    sentence: 'Der App in Okta ist niemand mehr zugewiesen, also kann sich niemand anmelden.',
    todo: ['Assign > Assign to Groups, mit den Gruppen, deren Personen hinein sollen.'],
    want: 'zugewiesene Personen oder Gruppen',
    got: 'niemand',
  },
  tile_switched_off: {
    sentence: 'Die Kachel ist von den Dashboards verschwunden: Die App steht auf App Only oder ist verborgen.',
    todo: [
      'Edit, und Login initiated by auf Either Okta or App stellen.',
      'Bei Application visibility anhaken: Display application icon to users.',
    ],
    want: 'Either Okta or App, für alle sichtbar',
  },
  initiate_login_uri_changed: {
    sentence: 'Die Kachel führt woandershin: Die Initiate login URI der App wurde geändert.',
    todo: ['Edit, und die Initiate login URI so setzen: {initiateLoginUri}'],
  },
  groups_claim_gone: {
    sentence: 'Okta sagt nicht mehr, in welchen Gruppen Personen sind: Der Gruppen-Claim der App ist weg.',
    todo: ['Edit, Group claims filter: Name groups, Matches regex, .* (oder enger).'],
    want: 'der Claim groups',
  },
  groups_claim_of_server_gone: {
    sentence:
      'Okta sagt nicht mehr, in welchen Gruppen Personen sind: Der Gruppen-Claim des Servers ist weg oder inaktiv.',
    todo: ['Add Claim: Name groups, ID Token, Always, Value type Groups, Matches regex .*'],
    want: 'ein aktiver Claim groups im ID-Token',
  },
  second_secret_made: {
    sentence:
      'Die App in Okta hat ein zweites Client Secret, das wir nicht kennen: Wird das benutzte deaktiviert, enden die Anmeldungen.',
    todo: [
      'Geben Sie das neue Secret hier ein, bevor das alte in Okta deaktiviert wird: Beide dürfen sich überschneiden.',
    ],
    want: 'jedes aktive Secret auch hier eingegeben',
  },
  next_secret_refused: {
    sentence: 'Das nächste Client Secret nimmt Okta nicht an: Es wurde deaktiviert oder ist vertippt.',
    todo: ['Geben Sie das nächste Secret noch einmal ein, oder entfernen Sie es hier.'],
    want: 'ein zweites aktives Secret',
    got: 'eine Ablehnung durch Okta',
  },
  api_token_about_to_die: {
    sentence:
      'Das API-Token wurde {days} Tage lang nicht genutzt, weil keine Prüfung durchkam; nach dreißig widerruft es Okta.',
    todo: [
      'Sehen Sie nach, warum die nächtliche Prüfung dieser Verbindung keine Antwort bekommt.',
      'Ist das Token erst erloschen, braucht es ein neues.',
    ],
    want: 'eine Nutzung binnen dreißig Tagen nach der letzten',
    got: '{days} Tage ohne',
  },
  api_token_lost_rights: {
    sentence: 'Der Besitzer des API-Tokens darf in Okta weniger als zuvor.',
    todo: [
      'Geben Sie dem Besitzer des Tokens seine Rolle zurück: Read-only Administrator genügt.',
      'Oder Create token als jemand, der sie hat, und geben Sie es hier ein.',
    ],
    want: 'ein Token, das {expected} lesen darf',
    got: 'abgelehnt: {found}',
  },
}
