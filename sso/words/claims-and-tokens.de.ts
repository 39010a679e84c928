import type { ToldSignatures } from './told.ts'

export const claimsAndTokens: ToldSignatures['claimsAndTokens'] = {
  too_many_groups: {
    sentence:
      'Die Person ist in mehr als hundert der Gruppen, die in den Gruppen-Claim gehören, und dann lehnt Okta ab.',
    todo: [
      'Engen Sie den Group claims filter ein: Starts with und der Anfang der Gruppen, die die Anwendung braucht.',
      'Bei einem Custom Authorization Server steht der Filter im Reiter Claims, im Claim „groups“.',
    ],
    want: 'höchstens 100 Gruppen',
  },
  claim_expression_fails: {
    sentence: 'Ein Ausdruck eines Claims lässt sich für diese Person nicht auswerten.',
    todo: [
      'Öffnen Sie den Claim, den Okta unten nennt, und probieren Sie seinen Value in Token Preview mit dieser Person.',
      'Meist fehlt im Profil der Person ein Attribut, das der Ausdruck voraussetzt.',
    ],
  },
  inline_hook_fails: {
    sentence: 'Ein Token Inline Hook bei Ihnen hat die Anmeldung abgelehnt oder nicht geantwortet.',
    todo: ['Workflow > Inline Hooks: Wer den Hook betreibt, sieht in dessen Log zu dieser Minute nach.'],
  },
  okta_own_problem: {
    sentence: 'Okta hatte ein eigenes Problem.',
    todo: [
      'Versuchen Sie es in einer Minute noch einmal.',
      'Wenn es so bleibt, sehen Sie auf status.okta.com nach der Zelle Ihres Okta.',
    ],
  },
  clock_of_okta_ahead: {
    sentence: 'Das ID-Token kommt aus der Zukunft: Die beiden Uhren weichen um mehr als eine Minute ab.',
    todo: [
      'Vergleichen Sie zuerst die Uhr der Maschine, auf der Gatepass läuft, mit einem Zeitserver: Die von Okta geht kaum je falsch.',
      'Geht unsere richtig, stellt der Betreiber des Identitätsanbieters seine.',
    ],
    want: 'Uhren, die höchstens 60 s auseinander sind',
    got: 'ein Token, {secondsAhead} s voraus',
  },
  clock_of_okta_behind: {
    sentence:
      'Das ID-Token war abgelaufen, als es ankam: Die Antwort blieb lange liegen, oder die beiden Uhren weichen ab.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus.',
      'Wenn es wieder vorkommt, vergleichen Sie die Uhr der Maschine, auf der Gatepass läuft, mit einem Zeitserver.',
    ],
    want: 'ein Token, das jetzt gültig ist',
    got: 'ein Token, das vor {secondsAgo} s endete',
  },
  token_for_another_app: {
    sentence: 'Das ID-Token ist für eine andere App ausgestellt.',
    todo: [
      'Vergleichen Sie Audience mit der hier eingetragenen Client ID; unterscheiden sie sich, kopieren Sie die Client ID noch einmal.',
    ],
    want: 'die Audience {clientId}',
  },
  token_issued_to_another_app: {
    sentence: 'Das ID-Token wurde an eine andere App als unsere ausgestellt.',
    todo: ['Die hier eingetragene Client ID und die App, über die sich Personen anmelden, müssen dieselbe sein.'],
  },
  token_without_audience: {
    sentence: 'Das ID-Token sagt nicht, für welche App es ist.',
    todo: ['Wer den Identitätsanbieter betreibt, setzt die Client ID in aud (OpenID Connect Core §2).'],
    want: 'die Audience {clientId}',
    got: 'keine',
  },
  no_id_token: {
    sentence: 'Die Antwort hat kein ID-Token: openid wurde nicht gewährt, oder der Anbieter spricht nur OAuth.',
    todo: [
      'Die Regel der Access Policy muss den Scope openid erlauben.',
      'Bei einem Anbieter anderer Art: Er muss OpenID Connect sprechen.',
    ],
    want: 'ein ID-Token',
    got: 'nur ein Access Token',
  },
  token_unreadable: {
    sentence: 'Das ID-Token ist keines, das sich lesen lässt.',
    todo: [
      'Verschlüsselte ID-Tokens werden nicht unterstützt: Schalten Sie die Verschlüsselung für diese App aus.',
      'Andernfalls melden Sie die Trace-Nummer.',
    ],
    want: 'ein signiertes JWT',
  },
  token_of_another_kind: {
    sentence: 'Ein Token anderer Art kam anstelle eines ID-Tokens.',
    todo: ['Wer den Identitätsanbieter betreibt, sendet ein ID-Token als id_token.'],
  },
  token_algorithm_refused: {
    sentence: 'Das ID-Token ist auf eine Weise signiert, die wir nicht annehmen, oder gar nicht.',
    todo: ['Signieren Sie mit RS256 wie Okta; PS256 und ES256 gehen auch.'],
    want: 'RS256, PS256 oder ES256',
  },
  token_without_subject: {
    sentence: 'Das ID-Token sagt nicht, wer sich angemeldet hat.',
    todo: ['Der Claim sub darf nicht entfernt oder leer sein.'],
    want: 'ein Subject',
    got: 'keines',
  },
  token_subject_not_allowed: {
    sentence: 'Das ID-Token nennt die Person in einer Form, die OpenID Connect nicht erlaubt.',
    todo: ['sub muss aus 1 bis 255 ASCII-Zeichen bestehen (OpenID Connect Core §2).'],
    want: 'bis zu 255 ASCII-Zeichen',
    got: '{type}, {chars} Zeichen',
  },
  token_without_times: {
    sentence: 'Das ID-Token sagt nicht, von wann bis wann es gültig ist.',
    todo: ['Wer den Identitätsanbieter betreibt, setzt iat und exp hinein, als Zahlen.'],
    want: 'iat und exp',
  },
  token_of_another_sign_in: {
    sentence: 'Das ID-Token gehört zu einer anderen Anmeldung als der, mit der es zurückkam.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus.',
      'Wenn es wieder vorkommt, melden Sie die Trace-Nummer: Vielleicht schiebt jemand Codes unter.',
    ],
  },
  tokens_do_not_belong_together: {
    sentence: 'ID-Token und Access Token einer Antwort gehören nicht zusammen.',
    todo: ['Beginnen Sie einmal noch. Wenn es wieder vorkommt, melden Sie die Trace-Nummer.'],
  },
  token_response_unusable: {
    sentence: 'Was anstelle von Tokens kam, ist keine Token-Antwort.',
    todo: [
      'Vielleicht hat ein Proxy oder eine Anmeldeseite vor dem Identitätsanbieter an dessen Stelle geantwortet.',
      'Lesen Sie unten, was kam.',
    ],
    want: 'eine Token-Antwort (RFC 6749 §5.1)',
  },
  answer_too_large: {
    sentence: 'Die Antwort ist größer, als eine Anmeldung braucht, meist wegen der Gruppen.',
    todo: ['Engen Sie den Group claims filter auf die Gruppen ein, die die Anwendung braucht.'],
  },
  userinfo_refused: {
    sentence: 'Okta gab ein Token und sagte damit dann nicht, wer die Person ist.',
    todo: [
      'Beginnen Sie einmal noch.',
      'Wenn es so bleibt, vergleichen Sie den Issuer der Verbindung mit dem Server der App: {issuer}.',
    ],
    want: 'Status 200 und JSON',
    got: 'Status {status}',
  },
  userinfo_signed: {
    sentence: 'Der Anbieter antwortet über Personen in signierter oder anderer Form, die wir nicht lesen.',
    todo: ['Schalten Sie signierte Userinfo für diese App aus: Gebraucht wird application/json.'],
  },
  userinfo_of_somebody_else: {
    sentence: 'Der Anbieter sprach in einer Anmeldung von zwei verschiedenen Personen.',
    todo: ['Niemand wurde eingelassen, und niemand sollte es, bis der Grund bekannt ist: Melden Sie die Trace-Nummer.'],
  },
  email_not_told: {
    sentence: 'Die Person kam hinein, aber Okta nannte keine E-Mail-Adresse.',
    todo: [
      'Sehen Sie nach, ob das Profil der Person eine primäre E-Mail-Adresse hat.',
      'Bei einem Custom Authorization Server muss dessen Regel den Scope email erlauben.',
    ],
    want: 'der Claim email',
    got: 'keiner in ID-Token oder Userinfo',
  },
  groups_not_told: {
    sentence:
      'Die Person kam hinein, aber Okta nannte keine Gruppen; die Anwendung zeigt ihr vielleicht weniger, als sie sehen sollte.',
    todo: [
      'Edit, Group claims filter: Name groups, Matches regex, .* (oder enger).',
      'Bei einem Custom Authorization Server: ein Scope groups und darin ein Claim groups (Claims > Add Claim, Value type Groups).',
    ],
    want: 'der Claim groups',
    got: 'keiner in ID-Token oder Userinfo',
  },
}
