import type { Side } from './failure-signature.ts'

/** Who must act, as it is said to whoever helps, and as it is said to the person the sign-in failed for. */
export const WHO_MUST_ACT: Readonly<Record<Side, { readonly name: string; readonly toPerson?: string }>> = {
  customer: {
    name: 'The customer’s Okta administrator',
    toPerson: 'your company’s Okta administrator',
  },
  provider: {
    name: 'Whoever runs the customer’s identity provider',
    toPerson: 'whoever runs your company’s sign-in service',
  },
  again: {
    name: 'Nobody: the person tries again',
  },
  us: {
    name: 'Whoever runs Gatepass',
    toPerson: 'the support of the application',
  },
  application: {
    name: 'Whoever runs the application',
    toPerson: 'the support of the application',
  },
}
