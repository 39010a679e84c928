import type { ToldSignatures } from './told.ts'

export const ourOwnSettings: ToldSignatures['ourOwnSettings'] = {
  organization_not_known: {
    sentence: 'Die Anwendung nannte eine Organisation, die es hier nicht gibt oder die keine Verbindung hat.',
    todo: ['Die Anwendung sendet die id, die GET /api/organizations zeigt, oder lässt organization weg.'],
  },
  domain_not_known: {
    sentence: 'Die eingegebene Adresse hat eine Domain, die hier zu keiner Organisation führt: meist ein Tippfehler.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus, und geben Sie die Adresse so ein, wie sie in einer E-Mail steht.',
      'Ist die Domain richtig, tragen Sie sie bei der Organisation ein, der sie gehört.',
    ],
    want: 'die E-Mail-Domain einer Organisation, die hier ist',
  },
  organization_not_connected: {
    sentence: 'Die Verbindung ist noch ein Entwurf: Ihr wurde noch kein Okta gegeben.',
    todo: ['Schließen Sie die Einrichtung ab: Okta-Domain, Client ID und Client Secret fehlen.'],
    want: 'eine aktive Verbindung',
    got: 'ein Entwurf',
  },
  connection_not_known: {
    sentence: 'Es gibt keine Verbindung mit der id in der Anfrage.',
    todo: ['Die Anwendung oder die bei Okta eingetragene URI hat eine id, die GET /api/connections nicht zeigt.'],
  },
  connection_switched_off: {
    sentence: 'Die Verbindung wurde auf unserer Seite abgeschaltet.',
    todo: ['Das Audit-Log sagt, von wem und wann. POST /api/connections/<id>/enable schaltet sie wieder ein.'],
    want: 'eine aktive Verbindung',
    got: 'eine abgeschaltete',
  },
  connection_changed: {
    sentence: 'Die Verbindung bekam einen anderen Anbieter, während sich die Person beim vorigen anmeldete.',
    todo: ['Beginnen Sie noch einmal von der Anwendung aus.', 'Das Audit-Log sagt, wer es wann geändert hat.'],
  },
  test_link_used_up: {
    sentence: 'Der Link zu einer Testanmeldung gilt einmal, und zehn Minuten lang.',
    todo: ['Starten Sie den Test dort noch einmal, wo er gestartet wurde.'],
    want: 'ein Link, höchstens zehn Minuten alt, einmal geöffnet',
  },
  test_of_older_settings: {
    sentence:
      'Die Einstellungen wurden nach dem Start der Testanmeldung geändert; sie beweist nichts über die jetzigen.',
    todo: ['Starten Sie den Test noch einmal: Er probiert, was jetzt eingestellt ist.'],
  },
  request_too_long: {
    sentence: 'Die Anfrage der Anwendung ist zu lang, um in einem Cookie zu Okta und zurück zu reisen.',
    todo: [
      'Kürzen Sie state: Es sollte ein Schlüssel zu dem sein, was die Anwendung sich merkt, nicht die Sache selbst.',
    ],
    want: 'eine Anfrage von höchstens 2 000 Zeichen',
    got: 'versiegelt {chars} Zeichen',
  },
  account_deactivated: {
    sentence: 'Das Konto der Person hier wurde deaktiviert.',
    todo: ['Das Audit-Log sagt, von wem und wann. Das Konto kann wieder aktiviert werden.'],
    want: 'ein aktives Konto',
    got: 'ein deaktiviertes',
  },
}
