import { apiTokens } from './api-tokens.de.ts'
import { appSettings } from './app-settings.de.ts'
import { claimsAndTokens } from './claims-and-tokens.de.ts'
import { drifting } from './drifting.de.ts'
import { ourOwnSettings } from './our-own-settings.de.ts'
import { peopleAndPolicies } from './people-and-policies.de.ts'
import { phrases, places } from './phrases.de.ts'
import { provingDomains } from './proving-domains.de.ts'
import { reachingOkta } from './reaching-okta.de.ts'
import { reportWords as report } from './report-words.de.ts'
import { setupWords as setup } from './setup-words.de.ts'
import { tileLaunches } from './tile-launches.de.ts'
import type { Told } from './told.ts'
import { waysBack } from './ways-back.de.ts'

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
