// What people here may prove themselves with, as Okta's Identity Engine names it. Who may or has to set up which is said
// by the policies of the type MFA_ENROLL.
import { resourceNotFound } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import { type ApiRoute, isoTime, param } from './api-call.ts'

const READ = 'okta.authenticators.read'

export const authenticatorsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/authenticators', scope: READ, run: async (_, { org }) => authenticatorsOf(org) },
  {
    method: 'GET',
    path: '/authenticators/:authenticatorId',
    scope: READ,
    run: async (_, call) => {
      const asked = param(call, 'authenticatorId')
      const found = authenticatorsOf(call.org).find(({ id }) => id === asked)
      if (found === undefined) throw resourceNotFound(asked, 'Authenticator')
      return found
    },
  },
]

function authenticatorsOf(org: Org) {
  return [
    authenticatorView(org, 'p', { type: 'password', key: 'okta_password', name: 'Password' }),
    authenticatorView(org, 'v', { type: 'app', key: 'okta_verify', name: 'Okta Verify' }),
    authenticatorView(org, 'g', { type: 'app', key: 'google_otp', name: 'Google Authenticator' }),
  ]
}

/** @param letter  makes its id of the org's, the same wherever it is asked for */
function authenticatorView(org: Org, letter: string, kind: { type: string; key: string; name: string }) {
  const id = `aut${letter}${org.id.slice(4)}`
  return {
    ...kind,
    id,
    status: 'ACTIVE',
    created: isoTime(org.createdAt),
    lastUpdated: isoTime(org.createdAt),
    _links: { self: { href: `${org.url}/api/v1/authenticators/${id}`, hints: { allow: ['GET'] } } },
  }
}
