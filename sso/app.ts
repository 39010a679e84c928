// The application's side, in the order a request meets its rooms:
//
//   browser   /authorize  ──▶ openid/ checks the application ──▶ sign-in/ sends the browser to the company's Okta
//             /callback   ──▶ sign-in/ checks the answer, admits, sends the browser back to the application
//             /initiate   ──▶ sign-in/ a click on the tile in Okta
//             /logout     ──▶ openid/ ──▶ sign-out/
//   app       /token, /userinfo, /introspect, /revoke, /keys, /.well-known/…   openid/, told by sso-house.ts
//   admin     /setup/…    ──▶ setup/ a customer's administrator connects their Okta
//   operator  /console/…  ──▶ enter-desk/ who comes in, desk/ the page of the desk, which asks /api
//             /api/…      ──▶ admin-api.ts: applications, organizations, connections, accounts, logs, API keys
//   anybody   /, /livez, /readyz
//
// main.ts runs this house alone; street/ runs it beside the others.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressLimit } from '../kit/address-limit.ts'
import { type Clock, systemClock } from '../kit/clock.ts'
import { type Database, openDatabase } from '../kit/database.ts'
import { asAppError, NotFound } from '../kit/errors.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { newId } from '../kit/ids.ts'
import { keepDoing } from '../kit/keep-doing.ts'
import { jsonLog, type Log } from '../kit/log.ts'
import { mountPages } from '../kit/page.ts'
import { postOffice } from '../kit/post-office.ts'
import { type MasterKey, purposeKey, secretBoxes } from '../kit/secret-box.ts'
import { createServer, listen } from '../kit/server.ts'
import { txtAtOwner, txtLookup } from '../kit/txt-records.ts'
import { mountProvider } from '../openid/mount-provider.ts'
import { mountAdminApi } from './admin-api.ts'
import { brandStore } from './brand/brand-store.ts'
import { mountBrandFiles } from './brand/page-dress.ts'
import { mountDesk } from './desk/desk-page.ts'
import { keepWatching } from './drift/watch-drift.ts'
import { mountEnterDesk } from './enter-desk/enter-desk-routes.ts'
import { keepForgetting } from './forget-past.ts'
import { mountFrontPage } from './front-page.ts'
import { openKeyRing } from './keys/key-ring.ts'
import { PROVIDER_PATHS, ssoSite } from './keys/sso-site.ts'
import { createApiKey } from './operators/api-key.ts'
import { openOperatorSession } from './operators/open-operator-session.ts'
import { operatorLinks } from './operators/operator-link.ts'
import { type NewOperator, operatorStore } from './operators/operator-store.ts'
import { problemPage } from './page-parts.ts'
import { keepRechecking } from './prove-domains/recheck-domains.ts'
import { ssoMigrations } from './schema/sso-migrations.ts'
import type { SsoSchema } from './schema/sso-schema.ts'
import { mountSetup } from './setup/setup-routes.ts'
import type { SignInDeps } from './sign-in/sign-in-deps.ts'
import { mountSignIn } from './sign-in/sign-in-routes.ts'
import type { SsoDeps } from './sso-deps.ts'
import { ssoHouse } from './sso-house.ts'

export type SsoConfig = {
  /** `sqlite:<path>`, `sqlite::memory:` or `postgres://…` */
  readonly databaseUrl: string
  /** Where browsers and applications reach this house; also its issuer, character for character. No slash at the end. */
  readonly publicUrl: string
  readonly masterKeys: readonly MasterKey[]
  readonly clock?: Clock
  readonly log?: Log
  /** Development only: providers on loopback and by plain http. */
  readonly allowPrivateNetworks: boolean
  /** Addresses whose `X-Forwarded-For` is believed. */
  readonly trustProxy?: readonly string[]
  /** `smtp://` or `smtps://`. None: letters stay in the mailbox here, outside production. */
  readonly smtpUrl?: string | undefined
  readonly mailFrom?: string | undefined
  /** Where operators read what is theirs to act on; the owners' own addresses when it is not set. */
  readonly alertsTo?: string | undefined
  readonly production?: boolean
  /** Name servers domains are proven by, `address` or `address:port`. None: the machine's own. */
  readonly dnsServers?: readonly string[] | undefined
}

export type Sso = {
  readonly app: FastifyInstance
  readonly db: Database<SsoSchema>
  /** An operator's key for `/api`. @returns `gp_…`, which nobody can read again */
  createApiKey(name: string): Promise<string>
  /** Where operators come in: while there is none, a link that makes the first, good once, for an hour. */
  deskUrl(): Promise<string>
  /** A session of an operator, made when there is none with this address. @returns its cookie, `name=value` */
  openOperatorSession(who: NewOperator): Promise<string>
  /** @returns the port it became */
  listen(port: number, host?: string): Promise<number>
  close(): Promise<void>
}

/** Opens the house: database brought up to date, keys there, every room mounted; `listen` opens the door. */
export async function openSso(config: SsoConfig): Promise<Sso> {
  const { databaseUrl: url, publicUrl, allowPrivateNetworks, clock = systemClock, log = jsonLog() } = config
  const db = await openDatabase<SsoSchema>({ url, schema: 'sso', migrations: ssoMigrations })
  const http = guardedHttp({ allowPrivate: allowPrivateNetworks })
  const { dnsServers = [] } = config
  const lookUpTxt = txtLookup({ servers: dnsServers })
  // Whoever names the servers to ask wants no others asked.
  const lookUpTxtAtOwner = dnsServers.length > 0 ? undefined : txtAtOwner({ allowPrivate: allowPrivateNetworks })
  const box = secretBoxes(config.masterKeys)
  const dns = { lookUpTxt, lookUpTxtAtOwner }
  const house: SsoDeps = { db, clock, log, box, publicUrl, http, ...dns, allowPrivateNetworks }
  const close = async () => {
    http.close()
    await db.close()
  }
  try {
    const site = ssoSite(publicUrl, await openKeyRing(house), purposeKey(config.masterKeys, 'opaque-tokens'))
    const deps: SignInDeps = {
      ...house,
      site,
      launches: addressLimit(clock, 600),
      misses: addressLimit(clock, 10, 60),
      strangers: addressLimit(clock, 300),
      guesses: addressLimit(clock, 10, 60),
    }
    const post = postOffice(deps, { ...config, sender: () => brandStore(deps).now().mail })
    const app = createServer({ log, ...(config.trustProxy ? { trustProxy: [...config.trustProxy] } : {}) })

    if (publicUrl.startsWith('https:')) stayWithTls(app)
    answerErrors(app, deps)
    mountPages(app)
    await mountBrandFiles(app, deps)
    mountFrontPage(app)
    mountProvider(app, ssoHouse(deps), PROVIDER_PATHS)
    mountSignIn(app, deps)
    const watching = {
      ...deps,
      post,
      assertionKey: () => site().keys.active,
      alertsTo: config.alertsTo,
    }
    mountSetup(app, watching)
    mountDesk(app)
    mountEnterDesk(app, { ...deps, post, tries: addressLimit(clock, 60) })
    mountAdminApi(app, watching)
    mountReadiness(app, deps)
    const failed = (error: unknown) => log.error('mail.failed', error)
    const posting = keepDoing(() => post.empty(), { everyMs: 60_000, failed })
    const rounds = [keepForgetting(deps), keepRechecking(watching), keepWatching(watching), posting]

    return {
      app,
      db,
      createApiKey: async (name) => (await createApiKey(deps, name)).key,
      deskUrl: async () =>
        (await operatorStore(deps).none())
          ? (await operatorLinks(deps).firstRun('system')).url
          : `${publicUrl}/console`,
      openOperatorSession: (who) => openOperatorSession(deps, who),
      listen: (port, host) => listen(app, port, host),
      async close() {
        await Promise.all(rounds.map((stop) => stop()))
        await app.close()
        await post.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** RFC 6797: a browser that was here once asks by https alone for a year, so nobody in between is asked first. */
function stayWithTls(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    done()
  })
}

/** An address may hold a link that lets somebody in, with a slash too many behind it; the log has no use for that. */
const SECRET_PART = /[\w-]{40,}/g

/** What no room has answered for: a page with a code and a trace, and the facts in the log under the same trace. */
function answerErrors(app: FastifyInstance, { log }: SsoDeps): void {
  const answer = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const error = asAppError(thrown)
    const trace = newId('trc')
    const facts = { trace, method: request.method, path: request.url.split('?', 1)[0]?.replace(SECRET_PART, '…') }
    if (error.status >= 500) log.error('request.failed', error, facts)
    else log.info('request.refused', { ...facts, reason: error.code })
    if (error.status === 503) reply.header('retry-after', '1')
    const { status, publicMessage: sentence, code } = error
    const title = error instanceof NotFound ? { title: 'Nothing here' } : {}
    return problemPage(reply, { ...title, status, sentence, code, trace })
  }
  app.setErrorHandler(answer)
  app.setNotFoundHandler((request, reply) => answer(new NotFound('no such address'), request, reply))
}

/** Ready: the database answers. (`/livez`, in kit/server.ts, only says that the process does.) */
function mountReadiness(app: FastifyInstance, { db, log }: SsoDeps): void {
  app.get('/readyz', async (_request, reply) => {
    try {
      await db.kysely.selectFrom('signing_keys').select('kid').limit(1).execute()
      return await reply.header('cache-control', 'no-store').send({ ok: true })
    } catch (error) {
      log.error('database.not_ready', error)
      return reply.code(503).header('retry-after', '1').send({ ok: false })
    }
  })
}
