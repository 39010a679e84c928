import { apiTokens } from './api-tokens.es.ts'
import { appSettings } from './app-settings.es.ts'
import { claimsAndTokens } from './claims-and-tokens.es.ts'
import { drifting } from './drifting.es.ts'
import { ourOwnSettings } from './our-own-settings.es.ts'
import { peopleAndPolicies } from './people-and-policies.es.ts'
import { phrases, places } from './phrases.es.ts'
import { provingDomains } from './proving-domains.es.ts'
import { reachingOkta } from './reaching-okta.es.ts'
import { reportWords as report } from './report-words.es.ts'
import { setupWords as setup } from './setup-words.es.ts'
import { tileLaunches } from './tile-launches.es.ts'
import type { Told } from './told.ts'
import { waysBack } from './ways-back.es.ts'

export const told: Told = {
  signatures: {
    apiTokens,
    appSettings,
    claimsAndTokens,
    drifting,
    ourOwnSettings,
    peopleAndPolicies,
    provingDomains,
    reachingOkta,
    tileLaunches,
    waysBack,
  },
  phrases,
  places,
  setup,
  report,
}
