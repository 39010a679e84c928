// Ronspot: a small, real booking app, and the shortest honest answer to "how do I use Gatepass?".
//
//   sign-in/gatepass.ts      all that is said to Gatepass: authorize, redeem, sign out
//   sign-in/                 go there, come back, be sent by a tile, leave
//   plan-a-day/              look at a day's bays and desks; take one, give it back
//   people/ floor/ bookings/ who is signed in in this browser, what there is, who has it
//   pages/                   what a person sees
import crypto from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Clock, systemClock } from '../kit/clock.ts'
import { cookieJar } from '../kit/cookie.ts'
import { openDatabase } from '../kit/database.ts'
import { asAppError, NotFound } from '../kit/errors.ts'
import { newId } from '../kit/ids.ts'
import { type Log, silentLog } from '../kit/log.ts'
import { mountPages, sendPage } from '../kit/page.ts'
import { requireSameOrigin } from '../kit/same-origin.ts'
import { type MasterKey, secretBox } from '../kit/secret-box.ts'
import { createServer, listen } from '../kit/server.ts'
import { bookingStore } from './bookings/booking-store.ts'
import { errorPage } from './pages/notice-pages.ts'
import { workplaceStylesheet } from './pages/workplace-style.css.ts'
import { browserSessions } from './people/browser-session.ts'
import type { PersonClaims } from './people/person.ts'
import { mountPlanADay } from './plan-a-day/plan-a-day-routes.ts'
import { workplaceMigrations } from './schema/workplace-migrations.ts'
import type { WorkplaceSchema } from './schema/workplace-schema.ts'
import { type GatepassConfig, gatepass } from './sign-in/gatepass.ts'
import { attemptCookies } from './sign-in/workplace-attempt.ts'
import { mountWorkplaceSignIn } from './sign-in/workplace-sign-in-routes.ts'
import type { WorkplaceDeps } from './workplace-deps.ts'

export type WorkplaceConfig = {
  databaseUrl: string
  /** As browsers see it, without a slash at the end: `http://localhost:4000`. */
  publicUrl: string
  sso: GatepassConfig & {
    /** Which customer a person belongs to; by default what the claim `organization` says. */
    organizationOf?: (claims: PersonClaims) => string
  }
  masterKeys: readonly MasterKey[]
  /** IANA name; by default the machine's. Decides which day is today. */
  timeZone?: string
  clock?: Clock
  log?: Log
}

export type Workplace = {
  app: FastifyInstance
  deps: WorkplaceDeps
  /** @returns the port it became */
  listen(port: number): Promise<number>
  close(): Promise<void>
}

/** Opens the database, brings it up to date, mounts every room. Speaks to Gatepass only when somebody signs in. */
export async function openWorkplace(config: WorkplaceConfig): Promise<Workplace> {
  const deps = await assemble(config)
  const app = createServer({ log: config.log ?? silentLog })
  mountPages(app)
  mountStylesheet(app)
  guard(app, config.log ?? silentLog, deps)
  mountWorkplaceSignIn(app, deps)
  mountPlanADay(app, deps)
  return {
    app,
    deps,
    listen: (port) => listen(app, port),
    close: async () => {
      await app.close()
      await deps.db.close()
    },
  }
}

async function assemble(config: WorkplaceConfig): Promise<WorkplaceDeps> {
  const { publicUrl, sso, masterKeys, clock = systemClock } = config
  const cookies = cookieJar(publicUrl.startsWith('https:'))
  const db = await openDatabase<WorkplaceSchema>({
    url: config.databaseUrl,
    schema: 'workplace',
    migrations: workplaceMigrations,
  })
  return {
    publicUrl,
    issuer: sso.issuer,
    timeZone: config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    clock,
    db,
    bookings: bookingStore(db),
    sessions: browserSessions({ db, cookies, box: secretBox(masterKeys, 'workplace-sessions'), clock }),
    attempts: attemptCookies({ cookies, box: secretBox(masterKeys, 'workplace-attempts'), clock }),
    gatepass: gatepass({ sso, publicUrl, clock }),
    organizationOf: sso.organizationOf ?? ((claims) => claims.organization ?? 'everybody'),
    // Every form may lead on to Gatepass and from there to any company's Okta.
    show: (reply, { wide, ...page }) =>
      sendPage(reply, {
        ...page,
        accent: 'workplace',
        width: wide ? 'wide' : 'narrow',
        formTargets: 'any',
        stylesheets: [stylePath],
      }),
  }
}

const styleHash = crypto.hash('sha256', workplaceStylesheet, 'base64url').slice(0, 12)
const stylePath = `/workplace-${styleHash}.css`

function mountStylesheet(app: FastifyInstance): void {
  app.get(stylePath, (_request, reply) =>
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .send(workplaceStylesheet),
  )
}

// Forms are taken from our own pages only. `/initiate` is the one address others are meant to post to
// (OIDC Core 1.0 §4), and all it does is begin a sign-in.
function guard(app: FastifyInstance, log: Log, deps: WorkplaceDeps): void {
  app.addHook('preHandler', async (request) => {
    if (request.method === 'POST' && request.routeOptions.url !== '/initiate') requireSameOrigin(request)
  })
  app.setErrorHandler((thrown, request, reply) => {
    const error = asAppError(thrown)
    const trace = newId('err')
    const facts = { trace, method: request.method, path: request.url.split('?', 1)[0] }
    if (error.status >= 500) log.error('workplace.failed', error, facts)
    else
      log.warn('workplace.refused', {
        ...facts,
        reason: error.code,
        facts: error.facts,
        cause: String(error.cause ?? ''),
      })
    return deps.show(reply, { title: 'Ronspot', status: error.status, body: errorPage(error, trace) })
  })
  app.setNotFoundHandler(() => {
    throw new NotFound('no such page')
  })
}
