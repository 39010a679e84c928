// What a signed-in person sees at their org.
//
//   GET /                              on to the dashboard
//   GET /app/UserHome?q=…              the dashboard: a tile per app they are assigned to
//   GET /home/oidc_client/{app}/{link} a tile was clicked → launch-tile.ts
import type { FastifyInstance } from 'fastify'
import { parameters } from '../../kit/server.ts'
import { appLogoStore } from '../apps/app-logo.ts'
import { appStore } from '../apps/app-store.ts'
import { hasTile } from '../apps/okta-app.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { rolesOf } from '../roles/role-store.ts'
import type { BrowserSessions } from '../sessions/org-session.ts'
import { HOME_PATH, requiredOrg, signInUrl } from '../sign-in/login-routes.ts'
import { sendDashboard } from './dashboard-page.ts'
import { launchTile } from './launch-tile.ts'

export function mountDashboard(app: FastifyInstance, deps: IdpDeps, sessions: BrowserSessions): void {
  const orgOf = requiredOrg(deps)

  app.get('/', async (request, reply) => {
    const org = await orgOf(request)
    const session = await sessions.sessionOf(org.id, request)
    return reply
      .header('cache-control', 'no-store')
      .redirect(session === undefined ? signInUrl(HOME_PATH) : HOME_PATH, 302)
  })

  app.get(HOME_PATH, async (request, reply) => {
    const org = await orgOf(request)
    const session = await sessions.sessionOf(org.id, request)
    if (session === undefined) return reply.redirect(signInUrl(HOME_PATH), 302)
    const db = deps.db.kysely
    const apps = (await appStore(db).assignedTo(org.id, session.userId)).filter(hasTile)
    return sendDashboard(reply, {
      org,
      firstName: String(session.profile.firstName),
      login: session.login,
      administrator: (await rolesOf(db, org.id, session.userId)).length > 0,
      apps,
      withLogo: new Set((await appLogoStore(db).typesOf(org.id, idsOf(apps))).keys()),
      q: (parameters(request.query).get('q') ?? '').trim().slice(0, 100),
    })
  })

  app.get<{ Params: { appId: string } }>('/home/oidc_client/:appId/:linkId', async (request, reply) => {
    const org = await orgOf(request)
    const session = await sessions.sessionOf(org.id, request)
    if (session === undefined) return reply.redirect(signInUrl(request.url.split('?')[0] ?? HOME_PATH), 302)
    return launchTile(deps, org, session, request.params.appId, request, reply)
  })
}

function idsOf(apps: readonly { id: string }[]): string[] {
  return apps.map(({ id }) => id)
}
