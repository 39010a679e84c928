import type { FastifyInstance } from 'fastify'
import type { IdpDeps } from '../idp-deps.ts'
import { orgStore } from '../orgs/org-store.ts'

const ENDING = '-admin'

/**
 * `acme-admin.<base host>` is where Okta's own administrators are used to be. Here it leads to the org's host, for pages
 * alone: a program that was given it by mistake is told that nothing is there, as it would be at Okta.
 */
export function redirectAdminHost(app: FastifyInstance, deps: IdpDeps): void {
  const base = new URL(deps.baseUrl)
  const store = orgStore(deps.db.kysely, deps.baseUrl)
  const suffix = `${ENDING}.${base.hostname}`

  app.addHook('onRequest', async (request, reply) => {
    if (!request.hostname.endsWith(suffix) || request.method !== 'GET' || isForPrograms(request.url)) return
    const label = request.hostname.slice(0, -`.${base.hostname}`.length)
    // An org that is really called so keeps its name.
    if ((await store.bySubdomain(label)) !== undefined) return
    const org = await store.bySubdomain(label.slice(0, -ENDING.length))
    if (org === undefined) return
    const port = request.port === null || request.port === undefined ? '' : `:${request.port}`
    const path = request.url === '/' ? '/admin' : request.url
    return reply
      .header('cache-control', 'no-store')
      .redirect(`${base.protocol}//${org.subdomain}.${base.hostname}${port}${path}`, 302)
  })
}

function isForPrograms(url: string): boolean {
  return /^\/(?:api|oauth2|\.well-known|livez)(?:\/|$|\?)/.test(url)
}
