import type { FindingWords } from '../../ui/finding-card.tsx'

/** How the desk says whose side must act on what is amiss. */
export const FINDING_WORDS: FindingWords = {
  wanted: 'Wanted',
  found: 'Found',
  who: 'Who acts',
  where: 'Where',
  newWindow: '(opens in a new window)',
  sides: {
    customer: 'The customer’s Okta administrator',
    provider: 'Whoever runs the customer’s identity provider',
    again: 'Nobody: the person tries again',
    us: 'Whoever runs Gatepass',
    application: 'Whoever runs the application',
  },
}
