import type { Factor, FactorProvider } from '../factors/factor.ts'
import { DIGITS, qrOf, STEP_SECONDS, totpUri } from '../factors/totp.ts'
import type { Org } from '../orgs/org.ts'
import type { User } from '../users/user.ts'
import { isoTime } from './api-call.ts'

export function vendorOf(provider: FactorProvider): string {
  return provider
}

/** A factor as the management API shows it; never its secret. */
export function factorView(org: Org, user: User, factor: Factor) {
  const self = `${org.url}/api/v1/users/${user.id}/factors/${factor.id}`
  const next =
    factor.status === 'ACTIVE'
      ? { verify: { href: `${self}/verify`, hints: { allow: ['POST'] } } }
      : { activate: { href: `${self}/lifecycle/activate`, hints: { allow: ['POST'] } } }
  return {
    id: factor.id,
    factorType: factor.factorType,
    provider: factor.provider,
    vendorName: vendorOf(factor.provider),
    status: factor.status,
    created: isoTime(factor.createdAt),
    lastUpdated: isoTime(factor.updatedAt),
    profile: { credentialId: user.profile.login },
    _links: {
      ...next,
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: `${org.url}/api/v1/users/${user.id}`, hints: { allow: ['GET'] } },
    },
  }
}

/** The secret, this once: as text, and as a picture that is nowhere to be fetched again. */
export function activationView(org: Org, user: User, secret: string) {
  const picture = Buffer.from(qrOf(totpUri(secret, org.name, user.profile.login))).toString('base64')
  return {
    timeStep: STEP_SECONDS,
    sharedSecret: secret,
    encoding: 'base32',
    keyLength: DIGITS,
    _links: { qrcode: { href: `data:image/svg+xml;base64,${picture}`, type: 'image/svg+xml' } },
  }
}
