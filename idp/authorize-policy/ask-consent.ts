// Does the person agree that the app gets this? Asked for scopes that want it, of apps that want it, once for each; with
// prompt=consent again. What was agreed to is kept, and can be taken back by an administrator.
//
//   authorize ── something is missing ──▶ the page ──(POST /signin/consent)──▶ the same request again
//
//   scope       app TRUSTED            app REQUIRED
//   IMPLICIT    never                  never
//   FLEXIBLE    never                  asked
//   REQUIRED    with prompt=consent    asked
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { ANSWERED, type AuthorizeContext } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { readParameters } from '../../openid/protocol-parameters.ts'
import { type ConsentPlace, consentStore } from '../grants/consents.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { brand, sendMessage } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import type { BrowserSession, BrowserSessions } from '../sessions/org-session.ts'
import { clientOf, personParty } from '../sign-in/sign-in-events.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { oktaSite } from './okta-site.ts'
import { type OktaClient, oktaClient } from './org-client.ts'
import { boundTo, requestAgain } from './request-again.ts'

const PATH = '/signin/consent'
const TICKET_MS = 60 * 60_000

export type AskConsent = {
  /** The scopes the person has still to agree to. @throws ProtocolError  access_denied: they did not, a moment ago */
  missing(context: AuthorizeContext, session: BrowserSession, askedAt: number | undefined): Promise<string[]>
  /** @param key  the request's `okta_key` @throws ProtocolError  consent_required: the request forbids asking */
  ask(
    context: AuthorizeContext,
    session: BrowserSession,
    scopes: readonly string[],
    key: string,
  ): Promise<typeof ANSWERED>
}

/** What the page carries through the person's answer, sealed. */
const ticket = z.object({
  at: z.number(),
  sessionId: z.string(),
  place: z.object({ orgId: z.string(), userId: z.string(), siteKey: z.string(), clientId: z.string() }),
  scopes: z.array(z.string()),
  again: z.string(),
  denied: z.string(),
})

export function askConsent(deps: IdpDeps): AskConsent {
  const store = consentStore(deps.db.kysely)
  const denials = deps.box('consent-denied')
  const tickets = deps.box('consent-ticket')

  return {
    async missing(context, session, askedAt) {
      const asks = scopesToAsk(context)
      if (asks.length === 0) return []
      const denied = context.request.extra.okta_denied
      if (denied !== undefined && denials.open(denied, boundTo(context)) === session.id)
        throw new ProtocolError('access_denied', 'access_denied', 'The person did not agree.', { status: 403 })
      const afresh = context.request.prompts.includes('consent')
      if (afresh && askedAt === undefined) return asks
      const given = await store.scopes(placeOf(context, session), afresh ? askedAt : 0)
      return asks.filter((scope) => !given.includes(scope))
    },

    async ask(context, session, scopes, key) {
      const { request, http, reply } = context
      if (request.prompts.includes('none'))
        throw new ProtocolError('consent_required', 'consent_required', 'A scope needs consent.', { facts: { scopes } })
      const { org } = oktaSite(context.site)
      const carried: z.infer<typeof ticket> = {
        at: deps.clock.now(),
        sessionId: session.id,
        place: placeOf(context, session),
        scopes: [...scopes],
        again: requestAgain(http, key),
        denied: denials.seal(session.id, boundTo(context)),
      }
      const described = await describeScopes(deps, org.id, oktaSite(context.site).server?.id ?? '', scopes)
      const sealed = tickets.seal(JSON.stringify(carried), org.id)
      sendConsentPage(reply, { org, client: oktaClient(context.client), session, described, sealed })
      return ANSWERED
    },
  }
}

function placeOf({ site, client }: AuthorizeContext, session: BrowserSession): ConsentPlace {
  const { org, siteKey } = oktaSite(site)
  return { orgId: org.id, userId: session.userId, siteKey, clientId: client.clientId }
}

function scopesToAsk({ site, client, request }: AuthorizeContext): string[] {
  const { consentScopes } = oktaSite(site)
  if (consentScopes.size === 0) return []
  const careful = oktaClient(client).document.settings.oauthClient.consent_method === 'REQUIRED'
  const prompted = request.prompts.includes('consent')
  return request.scopes.filter((scope) => {
    const consent = consentScopes.get(scope)
    return consent !== undefined && (careful || (prompted && consent === 'REQUIRED'))
  })
}

type Described = { readonly title: string; readonly description: string | null }

async function describeScopes(deps: IdpDeps, orgId: string, serverId: string, names: readonly string[]) {
  const rows = await deps.db.kysely
    .selectFrom('scopes')
    .select(['name', 'display_name', 'description'])
    .where('org_id', '=', orgId)
    .where('server_id', '=', serverId)
    .where('name', 'in', [...names])
    .orderBy('name')
    .execute()
  return rows.map((row): Described => ({ title: row.display_name ?? row.name, description: row.description }))
}

function sendConsentPage(
  reply: FastifyReply,
  page: { org: Org; client: OktaClient; session: BrowserSession; described: Described[]; sealed: string },
): void {
  const { org, client, session, described, sealed } = page
  sendPage(reply, {
    title: `${client.label} · ${org.name}`,
    accent: 'okta',
    // The answer leads through the authorization endpoint to the application's own address.
    formTargets: 'any',
    body: html`<main class="card">
${brand(org.name)}
<h1>${client.label} would like to:</h1>
<ul>${described.map(
      ({ title, description }) =>
        html`<li><strong>${title}</strong>${description !== null && html`<br><span class="hint">${description}</span>`}</li>`,
    )}</ul>
<p class="hint">You are signed in as ${session.login}. You can ask your administrator to take this back.</p>
<form class="stack" method="post" action="${PATH}">
<input type="hidden" name="ticket" value="${sealed}">
<button type="submit" name="answer" value="allow">Allow Access</button>
<button type="submit" name="answer" value="deny" class="quiet">Don’t Allow</button>
</form>
</main>`,
  })
}

/** Where the page's answer goes. */
export function mountConsent(
  app: FastifyInstance,
  deps: IdpDeps,
  sessions: BrowserSessions,
  orgOf: (request: FastifyRequest) => Promise<Org | undefined>,
): void {
  const tickets = deps.box('consent-ticket')

  app.post(PATH, async (request, reply) => {
    requireSameOrigin(request)
    const org = await orgOf(request)
    if (org === undefined) return reply.callNotFound()
    const form = readParameters(String(request.body ?? ''))
    const text = tickets.open(form.get('ticket') ?? '', org.id)
    const asked = text === undefined ? undefined : ticket.parse(JSON.parse(text))
    const session = await sessions.sessionOf(org.id, request)
    if (asked === undefined || session?.id !== asked.sessionId || asked.at < deps.clock.now() - TICKET_MS)
      return sendMessage(reply, {
        org: org.name,
        status: 400,
        title: 'This page is no longer valid',
        text: 'Go back to the application and sign in again.',
      })
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    if (form.get('answer') !== 'allow')
      return reply.redirect(`${asked.again}&okta_denied=${encodeURIComponent(asked.denied)}`, 303)
    await noteConsent(deps, request, session, asked.place, asked.scopes)
    return reply.redirect(asked.again, 303)
  })
}

async function noteConsent(
  deps: IdpDeps,
  request: FastifyRequest,
  session: BrowserSession,
  place: ConsentPlace,
  scopes: readonly string[],
): Promise<void> {
  const now = deps.clock.now()
  const person = personParty({ id: session.userId, login: session.login, profile: session.profile })
  const app = { id: place.clientId, type: 'AppInstance', alternateId: place.clientId, displayName: place.clientId }
  const event = {
    eventType: 'app.oauth2.as.consent.grant',
    displayMessage: 'User granted consent to app',
    actor: person,
    outcome: { result: 'SUCCESS' },
    client: clientOf(request),
    target: [app, person],
    debugData: { scopes: scopes.join(', ') },
  } as const
  await deps.db.transaction(async (trx) => {
    await consentStore(trx).give(place, scopes, now)
    await systemLogStore(trx).write(place.orgId, [event], now)
  })
}
