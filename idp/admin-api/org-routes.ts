import type { FastifyInstance } from 'fastify'
import { oktaErrorBody, resourceNotFound } from '../okta-error.ts'
import { type AdminApiDeps, type ApiRoute, isoTime } from './api-call.ts'

export const orgRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/org',
    scope: 'okta.orgs.read',
    async run(_deps, { org }) {
      return {
        id: org.id,
        companyName: org.name,
        subdomain: org.subdomain,
        status: 'ACTIVE',
        website: null,
        address1: null,
        address2: null,
        city: null,
        state: null,
        country: null,
        postalCode: null,
        phoneNumber: null,
        supportPhoneNumber: null,
        endUserSupportHelpURL: null,
        created: isoTime(org.createdAt),
        lastUpdated: isoTime(org.updatedAt),
        expiresAt: null,
        _links: { preferences: { href: `${org.url}/api/v1/org/preferences` } },
      }
    },
  },
]

/** `/.well-known/okta-organization`: is this an Okta org, and which? For anybody who asks. */
export function mountOrganizationProbe(app: FastifyInstance, deps: AdminApiDeps): void {
  app.get('/.well-known/okta-organization', async (request, reply) => {
    const org = await deps.orgOf(request)
    if (org === undefined) return reply.code(404).send(oktaErrorBody(resourceNotFound(request.host, 'Org')))
    return {
      id: org.id,
      cell: 'local1',
      _links: { organization: { href: org.url } },
      pipeline: 'idx',
      settings: {
        analyticsCollectionEnabled: false,
        bugReportingEnabled: false,
        omEnabled: false,
        pssoEnabled: false,
        desktopMFAEnabled: false,
        itpEnabled: false,
      },
    }
  })
}
