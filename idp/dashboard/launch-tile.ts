import type { FastifyReply, FastifyRequest } from 'fastify'
import { html } from '../../kit/html.ts'
import { appStore } from '../apps/app-store.ts'
import { assignmentStore } from '../apps/assignment-store.ts'
import type { App } from '../apps/okta-app.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { sendMessage } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import type { BrowserSession } from '../sessions/org-session.ts'
import { HOME_PATH } from '../sign-in/login-routes.ts'
import { clientOf, personParty } from '../sign-in/sign-in-events.ts'
import type { LogParty, NewLogEvent } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'

/**
 * Somebody clicked a tile: the browser goes to the app's initiate login URI with `iss` and nothing else, and the app
 * starts its own sign-in from there (OIDC Core §4). `iss` is the org, also when the app signs in through a custom
 * authorization server: that is what Okta sends.
 *
 * An app that does not exist, is switched off or is not this person's all get the same page.
 */
export async function launchTile(
  deps: IdpDeps,
  org: Org,
  session: BrowserSession,
  appId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const app = await appStore(deps.db.kysely).byId(org.id, appId)
  const note = (event: Pick<NewLogEvent, 'eventType' | 'outcome'>) =>
    systemLogStore(deps.db.kysely).write(
      org.id,
      [{ ...event, ...circumstances(session, request, app) }],
      deps.clock.now(),
    )

  if (app?.status !== 'ACTIVE' || !(await assignmentStore(deps.db.kysely).isAssigned(app, session.userId))) {
    await note({ eventType: 'app.generic.unauth_app_access_attempt', outcome: { result: 'FAILURE' } })
    return sendNotAssigned(reply, org)
  }
  const uri = initiateLoginUri(app)
  if (uri === undefined) return sendNoLaunch(reply, org, app)
  await note({ eventType: 'user.authentication.sso' })
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(withIssuer(uri, org.url), 302)
}

/** Added to what the administrator typed, without touching a character of it. */
export function withIssuer(uri: string, issuer: string): string {
  return `${uri}${uri.includes('?') ? '&' : '?'}iss=${encodeURIComponent(issuer)}`
}

function initiateLoginUri(app: App): string | undefined {
  const { idp_initiated_login: launch, initiate_login_uri: uri } = app.document.settings.oauthClient
  return launch.mode === 'SPEC' && uri !== undefined && /^https?:\/\//.test(uri) ? uri : undefined
}

function circumstances(session: BrowserSession, request: FastifyRequest, app: App | undefined) {
  const target: LogParty[] =
    app === undefined
      ? []
      : [{ id: app.id, type: 'AppInstance', alternateId: app.label, displayName: 'OpenID Connect Client' }]
  return {
    actor: personParty({ id: session.userId, login: session.login, profile: session.profile }),
    client: clientOf(request),
    target,
  }
}

const back = html`<p><a class="button" href="${HOME_PATH}">Back to my apps</a></p>`

function sendNotAssigned(reply: FastifyReply, org: Org): FastifyReply {
  return sendMessage(reply, {
    org: org.name,
    status: 403,
    title: 'App Not Assigned',
    text: `This app is not assigned to you. Your ${org.name} administrator can assign it.`,
    next: back,
  })
}

function sendNoLaunch(reply: FastifyReply, org: Org, app: App): FastifyReply {
  return sendMessage(reply, {
    org: org.name,
    status: 403,
    title: 'This app cannot be opened from here',
    text: `${app.label} is set up to be signed in to from the app itself. Open it there.`,
    next: back,
  })
}
