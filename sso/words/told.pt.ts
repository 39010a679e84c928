import { apiTokens } from './api-tokens.pt.ts'
import { appSettings } from './app-settings.pt.ts'
import { claimsAndTokens } from './claims-and-tokens.pt.ts'
import { drifting } from './drifting.pt.ts'
import { ourOwnSettings } from './our-own-settings.pt.ts'
import { peopleAndPolicies } from './people-and-policies.pt.ts'
import { phrases, places } from './phrases.pt.ts'
import { provingDomains } from './proving-domains.pt.ts'
import { reachingOkta } from './reaching-okta.pt.ts'
import { reportWords as report } from './report-words.pt.ts'
import { setupWords as setup } from './setup-words.pt.ts'
import { tileLaunches } from './tile-launches.pt.ts'
import type { Told } from './told.ts'
import { waysBack } from './ways-back.pt.ts'

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
