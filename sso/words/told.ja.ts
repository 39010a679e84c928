import { apiTokens } from './api-tokens.ja.ts'
import { appSettings } from './app-settings.ja.ts'
import { claimsAndTokens } from './claims-and-tokens.ja.ts'
import { drifting } from './drifting.ja.ts'
import { ourOwnSettings } from './our-own-settings.ja.ts'
import { peopleAndPolicies } from './people-and-policies.ja.ts'
import { phrases, places } from './phrases.ja.ts'
import { provingDomains } from './proving-domains.ja.ts'
import { reachingOkta } from './reaching-okta.ja.ts'
import { reportWords as report } from './report-words.ja.ts'
import { setupWords as setup } from './setup-words.ja.ts'
import { tileLaunches } from './tile-launches.ja.ts'
import type { Told } from './told.ts'
import { waysBack } from './ways-back.ja.ts'

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
