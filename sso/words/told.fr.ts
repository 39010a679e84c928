import { apiTokens } from './api-tokens.fr.ts'
import { appSettings } from './app-settings.fr.ts'
import { claimsAndTokens } from './claims-and-tokens.fr.ts'
import { drifting } from './drifting.fr.ts'
import { ourOwnSettings } from './our-own-settings.fr.ts'
import { peopleAndPolicies } from './people-and-policies.fr.ts'
import { phrases, places } from './phrases.fr.ts'
import { provingDomains } from './proving-domains.fr.ts'
import { reachingOkta } from './reaching-okta.fr.ts'
import { reportWords as report } from './report-words.fr.ts'
import { setupWords as setup } from './setup-words.fr.ts'
import { tileLaunches } from './tile-launches.fr.ts'
import type { Told } from './told.ts'
import { waysBack } from './ways-back.fr.ts'

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
