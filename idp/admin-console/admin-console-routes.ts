// Okta's admin console: one page of our own script, the same for every address below /admin, and its files.
//
//   {sub}-admin host           → the org's own host, same path          → admin-host.ts
//   GET /admin/assets/{file}   what the build made, for ever
//   GET /admin, /admin/…       nobody signed in: the sign-in page and back
//                              no administrator: a page that says so
//                              else the console, and a line in the System Log
//
// The page holds nothing of anybody: what it shows it asks the management API for, with the session's cookie.
import fs from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendAppPage } from '../../kit/app-page.ts'
import { mountBuiltFiles } from '../../kit/built-files.ts'
import { html } from '../../kit/html.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { sendMessage } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import { rolesOf } from '../roles/role-store.ts'
import type { BrowserSession, BrowserSessions } from '../sessions/org-session.ts'
import { HOME_PATH, requiredOrg, signInUrl } from '../sign-in/login-routes.ts'
import { clientOf, personParty } from '../sign-in/sign-in-events.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { ConsoleNotBuilt } from './admin-console-errors.ts'
import { redirectAdminHost } from './admin-host.ts'

const BUILT = path.resolve(import.meta.dirname, '../../console/dist/idp')

export function mountAdminConsole(app: FastifyInstance, deps: IdpDeps, sessions: BrowserSessions): void {
  const orgOf = requiredOrg(deps)
  redirectAdminHost(app, deps)
  mountBuiltFiles(app, '/admin/assets/', path.join(BUILT, 'assets'))

  const openConsole = async (request: FastifyRequest, reply: FastifyReply) => {
    const org = await orgOf(request)
    const session = await sessions.sessionOf(org.id, request)
    if (session === undefined) return reply.header('cache-control', 'no-store').redirect(signInUrl(request.url), 302)
    if ((await rolesOf(deps.db.kysely, org.id, session.userId)).length === 0) return refuse(reply, org, session)
    const page = await readPage()
    await noteVisit(deps, org, session, request)
    return sendAppPage(reply, page)
  }
  app.get('/admin', openConsole)
  app.get('/admin/*', openConsole)
}

function refuse(reply: FastifyReply, org: Org, session: BrowserSession): FastifyReply {
  return sendMessage(reply, {
    org: org.name,
    status: 403,
    title: 'This is for administrators',
    text: `You are signed in as ${session.login}, who has no administrator role at ${org.name}. Another administrator can give you one.`,
    next: html`<p class="actions"><a class="button" href="${HOME_PATH}">My apps</a><a class="button quiet" href="/login/signout">Sign out</a></p>`,
  })
}

async function readPage(): Promise<Buffer> {
  try {
    return await fs.readFile(path.join(BUILT, 'index.html'))
  } catch (cause) {
    throw new ConsoleNotBuilt('no console/dist/idp/index.html', {}, { cause })
  }
}

async function noteVisit(deps: IdpDeps, org: Org, session: BrowserSession, request: FastifyRequest): Promise<void> {
  const actor = personParty({ id: session.userId, login: session.login, profile: session.profile })
  const target = [
    { id: org.id, type: 'AppInstance', alternateId: 'Okta Admin Console', displayName: 'Okta Admin Console' },
  ]
  const event = { eventType: 'user.session.access_admin_app', actor, target, client: clientOf(request) }
  await systemLogStore(deps.db.kysely).write(org.id, [event], deps.clock.now())
}
