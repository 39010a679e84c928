// Okta's side, in the order a request meets it:
//
//   livez, stylesheet                    for anybody, at any host
//   pages of other origins               cross-origin/      those an administrator trusts may read our answers
//   /api/v1/…, okta-organization         admin-api/         an administrator's token
//   /oauth2/…, /.well-known/…            authorize-policy/  the provider engine of openid/, with Okta's decisions
//   /login/…, /signin/…, /welcome/…      sign-in/           a person, their password and their second factor
//   /mailbox                             mail/              letters, where no mail server is set
//   /, /app/UserHome, /home/…, /enduser  dashboard/         what they may use, and their own settings
//   /admin/…                             admin-console/     an administrator's screens
//   anything else, anything gone wrong   Okta's JSON for programs, a page for people
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Clock, systemClock } from '../kit/clock.ts'
import { type Database, openDatabase } from '../kit/database.ts'
import { asAppError, NotFound } from '../kit/errors.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { randomToken } from '../kit/ids.ts'
import { keepDoing } from '../kit/keep-doing.ts'
import { silentLog } from '../kit/log.ts'
import { mountPages } from '../kit/page.ts'
import { postOffice } from '../kit/post-office.ts'
import { purposeKey, secretBoxes } from '../kit/secret-box.ts'
import { createServer, listen } from '../kit/server.ts'
import { mountAuthn } from './admin-api/authn-routes.ts'
import { mountAdminApi } from './admin-api/mount-admin-api.ts'
import { mountOwnSession } from './admin-api/sessions-routes.ts'
import { sendOktaError } from './admin-api/speak-json.ts'
import { mountAdminConsole } from './admin-console/admin-console-routes.ts'
import { createApiToken } from './api-tokens/create-api-token.ts'
import { oktaProvider } from './authorize-policy/okta-house.ts'
import { protocolEvents } from './authorize-policy/protocol-events.ts'
import type { IdpConfig } from './config.ts'
import { answerCrossOrigin } from './cross-origin/answer-cross-origin.ts'
import { mountDashboard } from './dashboard/dashboard-routes.ts'
import { mountSettings } from './dashboard/settings-routes.ts'
import { clientKeys } from './grants/client-keys.ts'
import { forgettingEnded } from './grants/forget-ended.ts'
import type { IdpDeps } from './idp-deps.ts'
import { oktaKeys } from './keys/okta-keys.ts'
import { mountMailbox } from './mail/mailbox-routes.ts'
import { resourceNotFound } from './okta-error.ts'
import { sendMessage } from './okta-page.ts'
import { isAccessPolicy } from './org-policies/is-access-policy.ts'
import { orgOfRequest } from './orgs/org-of-request.ts'
import { idpMigrations } from './schema/idp-migrations.ts'
import type { IdpSchema } from './schema/idp-schema.ts'
import type { AppliedOrg } from './seed/apply-seed.ts'
import { applySeedFile } from './seed/apply-seed-file.ts'
import type { SeedFile } from './seed/read-seed-file.ts'
import { type OrgSeed, type SeededOrg, seedOrg } from './seed/seed-org.ts'
import { browserSessions } from './sessions/org-session.ts'
import { forgetOldSignIns } from './sign-in/forget-old-sign-ins.ts'
import { forgottenPasswords } from './sign-in/forgotten-passwords.ts'
import { signInTools } from './sign-in/go-on.ts'
import { passwordLinks } from './sign-in/password-links.ts'
import { mountSignIn } from './sign-in/sign-in-routes.ts'
import { forgetOldEvents } from './system-log/forget-old-events.ts'
import { trustsOrigin } from './trusted-origins/trusts-origin.ts'
import { userStore } from './users/user-store.ts'

export type Idp = {
  readonly app: FastifyInstance
  readonly db: Database<IdpSchema>
  /** Makes an org with people to sign in as, unless its subdomain is taken. */
  seedOrg(seed: OrgSeed): Promise<SeededOrg>
  /** Makes true what a seed file says. @throws SeedUnusable  naming line and place of what cannot be */
  applySeed(file: SeedFile): Promise<AppliedOrg[]>
  /** An API token for somebody who is there already. @returns the token, which nobody can read again */
  createApiToken(orgId: string, login: string, name: string): Promise<string>
  /** @param port  0 is any free one @returns the port it became */
  listen(port: number, host?: string): Promise<number>
  /** Finishes what was begun, then closes the database. */
  close(): Promise<void>
}

const KEEP_HOUSE_EVERY_MS = 10 * 60_000

/** Opens the database, brings it up to date and mounts every room. Nothing listens yet. */
export async function openIdp(config: IdpConfig): Promise<Idp> {
  const log = config.log ?? silentLog
  const db = await openDatabase<IdpSchema>({ url: config.databaseUrl, schema: 'idp', migrations: idpMigrations })
  const boxes = secretBoxes(config.masterKeys)
  const box = (purpose: string) => boxes(`idp/${purpose}`)
  const deps: IdpDeps = {
    db,
    log,
    clock: config.clock ?? systemClock,
    box,
    baseUrl: config.baseUrl,
    ...(config.resolveDns === undefined ? {} : { resolveDns: config.resolveDns }),
  }
  const keys = oktaKeys(deps)
  const sessions = browserSessions(deps)
  const post = postOffice(deps, { ...config, mailFrom: config.mailFrom ?? 'Okta <noreply@okta.invalid>' })
  const links = passwordLinks(deps, post)
  const forgotten = forgottenPasswords(deps, links)
  const signIn = signInTools(deps, sessions)
  const events = protocolEvents(deps)
  const tokenSecret = purposeKey(config.masterKeys, 'idp-tokens')
  const trusts = trustsOrigin(deps)
  // A house without TLS is one on a laptop, and so are the addresses it has to reach.
  const outbound = guardedHttp({ allowPrivate: config.baseUrl.startsWith('http:') })
  const provider = oktaProvider({
    deps,
    keys,
    sessions,
    signIn,
    events,
    trusts,
    clientKeys: clientKeys(deps, outbound),
    tokenSecret,
  })

  const app = createServer({ log, trustProxy: [...(config.trustProxy ?? [])] })
  answerFailures(app, deps)
  if (config.clock !== undefined) tellTime(app, config.clock)
  answerCrossOrigin(app, { orgOf: orgOfRequest(deps), trusts })
  mountPages(app)
  mountAdminApi(app, {
    ...deps,
    previewTokens: provider.preview,
    passwordLinks: links,
    bearerOf: provider.bearerOf,
    orgOf: orgOfRequest(deps),
    sessionOf: sessions.sessionOf,
    isAccessPolicy: (orgId, policyId) => isAccessPolicy(deps, orgId, policyId),
    signingKeys: keys,
    signingKid: async (orgId, siteKey) => (await keys.of(orgId, siteKey)).active.kid,
  })
  mountAuthn(app, { signIn, forgotten, orgOf: orgOfRequest(deps) })
  mountOwnSession(app, { signIn, orgOf: orgOfRequest(deps) })
  provider.mount(app)
  mountSignIn(app, signIn, { links, forgotten, mayRedirect: trusts })
  mountMailbox(app, deps, post)
  mountDashboard(app, deps, sessions)
  mountSettings(app, signIn)
  mountAdminConsole(app, deps, sessions)

  // Each by itself: one that fails or takes long keeps no other from its turn.
  const chores = {
    events: () => forgetOldEvents(db.kysely, deps.clock.now()),
    signIns: () => forgetOldSignIns(deps),
    grants: forgettingEnded(deps),
    letters: () => post.empty(),
    keys: () => keys.rotateDue(),
  }
  const keeping = Object.entries(chores).map(([chore, round]) =>
    keepDoing(round, {
      everyMs: KEEP_HOUSE_EVERY_MS,
      failed: (error) => log.error('idp.housekeeping_failed', error, { chore }),
    }),
  )

  return {
    app,
    db,
    seedOrg: (seed) => seedOrg(deps, seed),
    applySeed: (file) => applySeedFile(deps, file, config),
    async createApiToken(orgId, login, name) {
      const user = await userStore(db.kysely).byLogin(orgId, login)
      if (user === undefined) throw new NotFound('no such person', { orgId })
      return (await createApiToken(deps, orgId, user.id, name)).token
    },
    listen: (port, host) => listen(app, port, host),
    async close() {
      await Promise.all(keeping.map((stop) => stop()))
      await app.close()
      outbound.close()
      await forgotten.settled()
      await post.close()
      await events.flush()
      await db.close()
    },
  }
}

/** Whoever compares clocks by our answers sees the one that tokens are dated by (RFC 9110 §6.6.1). */
function tellTime(app: FastifyInstance, clock: Clock): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', new Date(clock.now()).toUTCString())
  })
}

/** Programs get Okta's JSON, people a page with a code and a trace id that leads to the log. */
function answerFailures(app: FastifyInstance, deps: IdpDeps): void {
  const orgOf = orgOfRequest(deps)

  app.setNotFoundHandler((request, reply) => {
    if (!speaksJson(request)) return sendFailurePage(request, reply, new NotFound('no such address'))
    const path = request.url.split('?')[0] ?? ''
    return sendOktaError(deps, reply, resourceNotFound(path, 'Resource'))
  })
  app.setErrorHandler((thrown, request, reply) =>
    speaksJson(request) ? sendOktaError(deps, reply, thrown) : sendFailurePage(request, reply, thrown),
  )

  async function sendFailurePage(request: FastifyRequest, reply: FastifyReply, thrown: unknown) {
    const error = asAppError(thrown)
    const trace = randomToken(9)
    if (error.status >= 500) deps.log.error('idp.request_failed', error, { trace, path: pathForLog(request) })
    // When the database is what failed, there is no asking whose page it is.
    const org = await orgOf(request).catch(() => undefined)
    return sendMessage(reply, {
      org: org?.name ?? 'Okta',
      status: error.status,
      title:
        error.status === 404 ? 'Page not found' : error.status >= 500 ? 'Something went wrong' : 'This did not work',
      text: error.publicMessage,
      facts: { Code: error.code, Trace: trace },
    })
  }
}

/** Some paths are keys: whoever has one gets in. */
function pathForLog({ url }: FastifyRequest): string {
  return (url.split('?')[0] ?? '').replace(/^(\/welcome|\/signin\/reset-password)\/.*/, '$1/…')
}

function speaksJson({ url }: FastifyRequest): boolean {
  return /^\/(?:api|oauth2|\.well-known)\//.test(url)
}
