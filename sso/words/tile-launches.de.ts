import type { ToldSignatures } from './told.ts'

export const tileLaunches: ToldSignatures['tileLaunches'] = {
  initiate_uri_is_the_redirect_uri: {
    sentence:
      'Ein Klick auf die Kachel kam bei der Redirect-URI an: Sie wurde auch als Initiate login URI eingetragen.',
    todo: ['Edit, und die Initiate login URI so setzen: {initiateLoginUri}'],
  },
  redirect_uri_is_the_initiate_uri: {
    sentence:
      'Die Antwort auf eine Anmeldung kam bei der Adresse der Kachel an: Sie wurde als Redirect-URI eingetragen.',
    todo: ['Edit, und bei Sign-in redirect URIs nur dies stehen lassen: {redirectUri}'],
  },
  okta_simplified_launch: {
    sentence:
      'Die Kachel sendet ein ID-Token, um das niemand bat („Okta Simplified“) und das jeder einem Browser unterschieben könnte; es wird nicht angenommen.',
    todo: ['Edit, und Login flow so setzen: Redirect to app to initiate login (OIDC Compliant).'],
    want: 'ein Aufruf mit iss',
    got: 'ein ID-Token',
  },
  launch_not_understood: {
    sentence: 'Etwas anderes als ein Klick auf die Kachel kam bei deren Adresse an.',
    todo: ['Öffnen Sie die Anwendung über die Kachel oder über ihre eigene Adresse.'],
    got: 'Parameter: {sent}',
  },
  initiate_login_uri_missing: {
    sentence: 'Die App in Okta hat keine brauchbare Initiate login URI; ihre Kachel führt nirgendwohin.',
    todo: [
      'Edit, und Login initiated by auf Either Okta or App stellen.',
      'Setzen Sie die Initiate login URI so: {initiateLoginUri}',
    ],
  },
  tile_of_another_okta: {
    sentence: 'Die Kachel gehört zu einem anderen Okta als dem, das hier angebunden ist.',
    todo: [
      'Jedes Okta hat hier eine eigene Adresse: Tragen Sie die Initiate login URI ein, die diese Anleitung dafür zeigt.',
      'Hat dieses Okta seither eine eigene Domain bekommen, prüfen Sie den ersten Schritt hier noch einmal, damit seine Namen neu gelesen werden.',
    ],
  },
  tile_without_issuer: {
    sentence: 'Der Link sagt nicht, von welchem Okta er kommt: Es ist ein Lesezeichen der Adresse, nicht die Kachel.',
    todo: [
      'Öffnen Sie die Anwendung über die Kachel oder über ihre eigene Adresse.',
      'Login flow muss OIDC Compliant sein.',
    ],
    got: 'keines',
  },
  tile_leads_to_no_application: {
    sentence: 'Es ist nicht gesagt, zu welcher Anwendung die Kachel führt.',
    todo: ['Setzen Sie applicationId der Verbindung: Es gibt {applications} Anwendungen zur Auswahl.'],
    want: 'eine Anwendung',
  },
  application_without_initiate_uri: {
    sentence: 'Die Anwendung hat keine Adresse, unter der eine Kachel sie öffnen könnte.',
    todo: ['Geben Sie der Anwendung eine initiateLoginUri; bis dahin beginnt man bei der Anwendung selbst.'],
    want: 'initiateLoginUri der Anwendung',
    got: 'keine',
  },
  too_many_launches: {
    sentence:
      'Aus einem Netz wurden Kacheln mehr als sechshundertmal in einer Minute geklickt: eine Schleife oder eine Flut.',
    todo: [
      'Warten Sie eine Minute.',
      'Wenn es wieder vorkommt, suchen Sie eine Schleife: Die Anwendung schickt Personen zur Kachel zurück.',
    ],
  },
}
