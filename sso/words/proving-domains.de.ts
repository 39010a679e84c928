import type { ToldSignatures } from './told.ts'

export const provingDomains: ToldSignatures['provingDomains'] = {
  domain_record_missing: {
    sentence: 'Unter {name} gibt es noch keinen TXT-Eintrag.',
    todo: [
      'Fügen Sie im DNS von {domain} einen TXT-Eintrag mit genau diesem Namen und Wert hinzu.',
      'Gerade erst hinzugefügt? Nameserver merken sich eine Weile, dass es keinen gab, selten länger als eine Stunde. Sonst ist nichts zu tun.',
    ],
    got: 'kein TXT-Eintrag',
  },
  domain_not_in_dns: {
    sentence: 'Die Domain {domain} gibt es im DNS gar nicht.',
    todo: ['Suchen Sie im Namen nach einem Tippfehler.', 'Eine eben erst registrierte Domain braucht einige Stunden.'],
    want: 'eine Domain mit Nameservern',
    got: 'kein solcher Name',
  },
  domain_record_other: {
    sentence: 'Unter {name} gibt es einen TXT-Eintrag, und er sagt etwas anderes.',
    todo: [
      'Fügen Sie im DNS von {domain} einen TXT-Eintrag mit genau diesem Namen und Wert hinzu.',
      'Andere Einträge unter demselben Namen dürfen bleiben.',
    ],
  },
  domain_record_old: {
    sentence: 'Der TXT-Eintrag unter {name} hat den Wert einer anderen Anfrage.',
    todo: [
      'Tragen Sie den Wert ein, der jetzt gezeigt wird. Der andere darf daneben bleiben, wenn eine andere Einrichtung ihn braucht.',
    ],
  },
  domain_record_almost: {
    sentence: 'Der TXT-Eintrag unter {name} hat den Wert mit etwas darum herum oder nicht ganz.',
    todo: ['Lassen Sie weg, was nicht zum Wert gehört: Anführungszeichen, Leerzeichen, das Wort TXT.'],
  },
  domain_record_appended: {
    sentence: 'Der Eintrag steht unter {name}.{domain}: Die DNS-Seite hat die Domain von selbst angehängt.',
    todo: ['Nennen Sie den Eintrag nur _gatepass, ohne die Domain.'],
  },
  domain_record_at_apex: {
    sentence: 'Der Eintrag steht bei {domain} selbst, nicht unter {name}.',
    todo: [
      'Nennen Sie den Eintrag _gatepass. Die meisten DNS-Seiten wollen genau das und hängen die Domain selbst an.',
    ],
  },
  domain_servers_broken: {
    sentence:
      'Die Nameserver von {domain} antworten mit einem Fehler (SERVFAIL oder Ähnliches), also kann niemand den Eintrag lesen.',
    todo: [
      'Wer das DNS von {domain} betreibt, sieht den Grund: oft abgelaufene DNSSEC-Signaturen oder ein Nameserver, der die Domain nicht kennt.',
    ],
    want: 'eine Antwort für {name}',
    got: 'ein Fehler',
  },
  domain_servers_silent: {
    sentence: 'Kein Nameserver hat für {name} rechtzeitig geantwortet.',
    todo: [
      'Warten Sie eine Minute: Es wird noch einmal gefragt.',
      'Wenn es so bleibt, sind die Nameserver von {domain} nicht erreichbar.',
    ],
    want: 'eine Antwort binnen fünf Sekunden',
    got: 'keine',
  },
  domain_failing: {
    sentence:
      'Der TXT-Eintrag von {domain} fehlt seit {since}. Sieben Tage danach führen Adressen von dort niemanden mehr hierher.',
    todo: ['Setzen Sie den Eintrag wieder ein, mit genau diesem Namen und Wert.'],
  },
  domain_lost: {
    sentence: 'Der TXT-Eintrag von {domain} fehlt seit {since}; Adressen von dort führen niemanden mehr hierher.',
    todo: [
      'Setzen Sie den Eintrag wieder ein, und prüfen Sie noch einmal.',
      'Gehört {domain} Ihnen nicht mehr, entfernen Sie sie hier.',
    ],
  },
}
