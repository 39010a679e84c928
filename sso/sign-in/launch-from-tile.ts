import type { FastifyReply } from 'fastify'
import { withParameters } from '../../openid/authorize.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { parametersOf } from '../../openid/protocol-parameters.ts'
import type { Application } from '../applications/application.ts'
import { applicationStore } from '../applications/application-store.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { type ActiveConnection, isActive } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { versionStore } from '../connections/version-store.ts'
import { printable } from '../okta/ask-provider.ts'
import { noteLaunch } from '../setup-steps/note-launch.ts'
import { named } from './callback-answer.ts'
import { orMissedLaunch } from './or-missed-launch.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import { launchSeenPage } from './sign-in-pages.ts'

/** What a launch may say (OIDC Core 1.0 §4). Nothing else that was sent is read. */
type Launch = {
  readonly iss: string
  readonly loginHint: string | undefined
  readonly targetLinkUri: string | undefined
}

/**
 * Somebody clicked the application's tile in Okta. Okta sends them here with its own name (`iss`) and usually nothing
 * else; they go on to the application, which then asks for a sign-in like any other.
 *
 * Source: OIDC Core 1.0 §4 (initiating login from a third party).
 *
 * @throws SignInRefused  too_many_launches, unexpected_launch, issuer_missing, issuer_unknown, connection_unknown,
 *   connection_disabled, application_unknown, launch_not_supported
 */
export async function launchFromTile(deps: SignInDeps, browser: Browser, connectionId: string): Promise<FastifyReply> {
  limitLaunches(deps, browser)
  const launch = await orMissedLaunch(deps, browser, connectionId, () => readLaunch(browser))
  if (await isForGuide(deps, connectionId, launch.iss)) return launchSeenPage(browser.reply)
  const connection = await connectionNamed(deps, connectionId, launch.iss)
  const application = await applicationBehind(deps, connection)
  const asked = { wanted: launch.targetLinkUri, ip: browser.http.ip }
  const target = await allowedTarget(deps, connection, application, asked)
  return browser.reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-frame-options', 'DENY')
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .redirect(
      withParameters(application.initiateLoginUri, {
        iss: deps.publicUrl,
        organization: connection.organizationId,
        connection: connection.id,
        ...(launch.loginHint === undefined ? {} : { login_hint: launch.loginHint }),
        ...(target === undefined ? {} : { target_link_uri: target }),
      }),
      browser.http.method === 'POST' ? 303 : 302,
    )
}

function limitLaunches(deps: SignInDeps, { http, reply }: Browser): void {
  const wait = deps.launches.take(http.ip)
  if (wait === undefined) return
  reply.header('retry-after', String(wait))
  throw new SignInRefused('too_many_launches')
}

// An answer to a sign-in that ends up here must not start another one: that is how loops are made. Okta's "simplified"
// launch posts an ID token nobody asked for, which would be a login CSRF to accept.
const ANSWERS = ['code', 'state', 'error', 'id_token', 'access_token']

function readLaunch({ http }: Browser): Launch {
  const sent = launchParameters(http)
  if (sent.repeated.size > 0) throw new SignInRefused('duplicate_parameter')
  if (ANSWERS.some((name) => sent.get(name) !== undefined)) throw new SignInRefused('unexpected_launch', named(sent))
  const iss = sent.get('iss')
  if (iss === undefined) throw new SignInRefused('issuer_missing')
  const loginHint = sent.get('login_hint')
  return {
    iss,
    loginHint: loginHint !== undefined && loginHint.length <= 320 ? loginHint : undefined,
    targetLinkUri: sent.get('target_link_uri'),
  }
}

function launchParameters(http: Browser['http']) {
  try {
    return parametersOf(http)
  } catch (error) {
    if (error instanceof ProtocolError) throw new SignInRefused('unexpected_launch', {}, { cause: error })
    throw error
  }
}

/** Somebody who is setting the connection up clicked to see whether the click arrives. */
async function isForGuide(deps: SignInDeps, connectionId: string, iss: string): Promise<boolean> {
  const draft = await versionStore(deps).draft(connectionId)
  return draft !== undefined && noteLaunch(deps, connectionId, iss, draft.settings.issuerNames)
}

/** `iss` is one of the names we know this Okta by. An unknown one is never asked about itself (B-71). */
async function connectionNamed(deps: SignInDeps, connectionId: string, iss: string): Promise<ActiveConnection> {
  const connection = await connectionStore(deps).find(connectionId)
  if (connection === undefined) throw new SignInRefused('connection_unknown')
  if (!isActive(connection))
    throw new SignInRefused(connection.status === 'draft' ? 'organization_not_connected' : 'connection_disabled')
  const names = [connection.issuer, ...connection.issuerNames].map(withoutSlash)
  if (!names.includes(withoutSlash(iss))) throw new SignInRefused('issuer_unknown', { iss: printable(iss) })
  return connection
}

const withoutSlash = (name: string) => name.replace(/\/$/, '')

async function applicationBehind(deps: SignInDeps, connection: ActiveConnection) {
  const applications = applicationStore(deps)
  const application = await applications.behind(connection)
  if (application === undefined)
    throw new SignInRefused('application_unknown', { applications: await applications.count() })
  const { initiateLoginUri } = application
  if (initiateLoginUri === null) throw new SignInRefused('launch_not_supported', { application: application.id })
  return { ...application, initiateLoginUri }
}

/** Where in the application to land, if the operator allowed it. Anything else is left out, and written down a few times. */
async function allowedTarget(
  deps: SignInDeps,
  connection: ActiveConnection,
  application: Application,
  { wanted, ip }: { readonly wanted: string | undefined; readonly ip: string },
): Promise<string | undefined> {
  if (wanted === undefined) return undefined
  const target = parseTarget(wanted)
  if (target !== undefined && application.targetLinkOrigins.includes(target.origin)) return target.href
  if (deps.guesses.take(ip) !== undefined) return undefined
  await deps.db.transaction((trx) =>
    writeAudit(trx, deps.clock.now(), {
      actor: 'browser',
      action: 'target_link.rejected',
      target: { type: 'connection', id: connection.id },
      organizationId: connection.organizationId,
      detail: { origin: target?.origin ?? null },
    }),
  )
  return undefined
}

/**
 * An absolute http(s) URL as every reader understands it. What browsers and servers read differently (backslashes, tabs,
 * user names that look like hosts) is no URL here; the caller passes on the re-serialised one, not what was sent.
 */
function parseTarget(text: string): URL | undefined {
  if (text.length > 2000 || /[\\\s\p{C}]/u.test(text)) return undefined
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.username === '' && url.password === '' ? url : undefined
}
