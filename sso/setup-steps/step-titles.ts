// What each step of the guide is called where an operator reads of it.
import type { SetupStep } from '../setup-links/setup-link.ts'

/** As the guide calls them (desk/overview.test.ts holds the two equal). */
export const STEP_TITLES: Readonly<Record<SetupStep, string>> = {
  'okta-domain': 'Which Okta is it?',
  app: 'Create the app in Okta',
  'initiate-login': 'Make the tile work',
  'authorization-server': 'Authorization server',
  'api-token': 'Let us watch Okta and read its log',
  domains: 'E-mail domains',
  test: 'Try a sign-in',
  'go-live': 'Go live',
}
