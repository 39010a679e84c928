import type { ToldSignatures } from './told.ts'

export const waysBack: ToldSignatures['waysBack'] = {
  answer_without_state: {
    sentence:
      'Jemand kam ohne eine Antwort von Okta zur Redirect-URI: ein Lesezeichen oder eine abgeschnittene Adresse.',
    todo: ['Beginnen Sie bei der Anwendung oder der Kachel.', 'Steht sie in einem Lesezeichen, löschen Sie es.'],
    want: 'state und code',
    got: 'Parameter: {sent}',
  },
  state_not_ours: {
    sentence:
      'Die Antwort gehört zu keiner Anmeldung, die wir begonnen haben: Die Adresse wurde verändert, oder der Dienst bekam seither neue Schlüssel.',
    todo: ['Beginnen Sie noch einmal von der Anwendung aus.'],
  },
  state_of_another_browser: {
    sentence: 'Die Anmeldung wurde in einem anderen Browser oder Profil begonnen, oder dieser behält keine Cookies.',
    todo: [
      'Beginnen Sie noch einmal, und bleiben Sie bis zum Ende in einem Browser; ein Link in einer E-Mail öffnet oft einen anderen.',
      'Cookies dieses Dienstes müssen erlaubt sein.',
    ],
    want: 'der Browser, in dem begonnen wurde',
  },
  state_expired: {
    sentence: 'Zwischen Beginn und Antwort lagen mehr als zehn Minuten.',
    todo: ['Beginnen Sie noch einmal von der Anwendung aus.', 'Ist die Anmeldeseite ein Lesezeichen, löschen Sie es.'],
    want: 'eine Antwort binnen zehn Minuten',
  },
  state_used: {
    sentence: 'Dieselbe Antwort kam ein zweites Mal: Zurück oder Neu laden wurde gedrückt, oder zwei Tabs sandten sie.',
    todo: [
      'Beginnen Sie noch einmal von der Anwendung aus. Ging der erste Versuch gut, ist die Person schon angemeldet.',
    ],
  },
  answer_at_another_connection: {
    sentence: 'Die Antwort kam bei der Adresse einer anderen Verbindung an als der, über die die Anmeldung hinausging.',
    todo: [
      'Beginnen Sie noch einmal.',
      'Wenn es wieder vorkommt, wurden die Redirect-URIs der beiden Verbindungen in Okta vertauscht: Vergleichen Sie sie.',
    ],
  },
  answer_twice_over: {
    sentence: 'Die Antwort trägt einen Parameter doppelt; niemand kann sagen, welcher zählt.',
    todo: [
      'Beginnen Sie noch einmal.',
      'Wenn es wieder vorkommt, fügt etwas zwischen Okta und dem Browser Parameter hinzu.',
    ],
  },
  answer_too_long: {
    sentence: 'Die Antwort ist größer als jede von Okta.',
    todo: ['Beginnen Sie noch einmal.', 'Wenn es wieder vorkommt, melden Sie die Trace-Nummer.'],
  },
  answer_yes_and_no: {
    sentence: 'Die Antwort enthält zugleich einen Code und einen Fehler.',
    todo: [
      'Beginnen Sie noch einmal.',
      'Wenn es wieder vorkommt, setzt jemand Antworten zusammen: Melden Sie die Trace-Nummer.',
    ],
  },
  answer_with_tokens: {
    sentence: 'Die Antwort trägt Tokens in der Adresse, wo sie jeder lesen kann.',
    todo: [
      'Edit, und unter Grant type das Häkchen bei Implicit (hybrid) entfernen; nur Authorization Code wird gebraucht.',
    ],
    want: 'ein Code',
    got: 'Tokens',
  },
  answer_empty: {
    sentence: 'Die Antwort hat weder einen Code noch einen Fehler.',
    todo: ['Beginnen Sie noch einmal von der Anwendung aus.'],
    want: 'ein Code oder ein Fehler',
    got: 'keines von beiden',
  },
  signed_in_as_somebody_else: {
    sentence: 'In diesem Browser ist bei Okta jemand anderes angemeldet als die Person, nach der die Anwendung fragte.',
    todo: [
      'Melden Sie sich bei Okta ab, und beginnen Sie noch einmal; oder lassen Sie die Anwendung mit prompt=login fragen.',
    ],
    want: 'die Person, die die Anwendung nannte',
  },
  switch_declined: {
    sentence: 'Jemand anderes war hier angemeldet, und die Person wollte es so lassen.',
    todo: [
      'Es ist nichts falsch. Um sich als die andere Person anzumelden, beginnen Sie noch einmal und wählen Sie Weiter.',
    ],
  },
  confirmation_expired: {
    sentence: 'Die Frage, ob es als jemand anderes weitergehen soll, blieb länger als zwei Minuten offen.',
    todo: ['Beginnen Sie noch einmal von der Anwendung aus.'],
  },
  sign_in_too_old: {
    sentence: 'Die Anwendung verlangt eine frischere Anmeldung bei Okta als die der Person.',
    todo: [
      'Melden Sie sich bei Okta ab, und beginnen Sie noch einmal.',
      'Wenn es wieder vorkommt, ist max_age der Anwendung sehr kurz.',
    ],
    want: 'eine Anmeldung innerhalb der letzten {maxAge} s',
  },
}
