// What the protocol did, in the system log. Written after the answer and many at a time: a sign-in does not wait for its
// own record, and nothing an administrator decides depends on these few milliseconds.
import type { ProtocolNote } from '../../openid/house.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { clientOf } from '../sign-in/sign-in-events.ts'
import type { LogParty, NewLogEvent } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { oktaSite } from './okta-site.ts'

const GATHER_MS = 20
const MOST_WAITING = 1_000

export type ProtocolEvents = {
  note(event: ProtocolNote): void
  /** Writes what is waiting. */
  flush(): Promise<void>
}

export function protocolEvents(deps: IdpDeps): ProtocolEvents {
  let waiting: { orgId: string; event: NewLogEvent }[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = []
    writing = writing.then(() => write(deps, batch)).catch((error) => deps.log.error('system_log.not_written', error))
    return writing
  }

  return {
    note(note) {
      const event = eventOf(note)
      if (event === undefined) return
      waiting.push({ orgId: oktaSite(note.site).org.id, event })
      if (waiting.length >= MOST_WAITING) void flush()
      else timer ??= setTimeout(flush, GATHER_MS)
    },
    flush,
  }
}

async function write(deps: IdpDeps, batch: { orgId: string; event: NewLogEvent }[]): Promise<void> {
  const store = systemLogStore(deps.db.kysely)
  for (const [orgId, entries] of Map.groupBy(batch, ({ orgId }) => orgId)) {
    for (let from = 0; from < entries.length; from += 200) {
      const part = entries.slice(from, from + 200).map(({ event }) => event)
      await store.write(orgId, part, deps.clock.now())
    }
  }
}

const SENTENCES = {
  authorize: 'OIDC authorization code request',
  token: 'OAuth2 token request',
  revoke: 'OAuth2 token revocation request',
  invalidClient: 'OAuth2 client authentication failed',
  reuse: 'OAuth2 refresh token reuse detected',
} as const

function eventOf(note: ProtocolNote): NewLogEvent | undefined {
  const { server } = oktaSite(note.site)
  const prefix = server === undefined ? 'app.oauth2' : 'app.oauth2.as'
  const named = nameOf(note, prefix)
  if (named === undefined) return undefined
  const [eventType, displayMessage] = named
  return {
    eventType,
    displayMessage,
    actor: actorOf(note),
    outcome: {
      result: note.outcome === 'granted' ? 'SUCCESS' : 'FAILURE',
      ...(note.reason ? { reason: note.reason } : {}),
    },
    client: clientOf(note.http),
    target: note.clientId === undefined ? [] : [appParty(note.clientId)],
    debugData: debugOf(note),
  }
}

function nameOf({ endpoint, outcome, reason, error }: ProtocolNote, prefix: string): [string, string] | undefined {
  if (error?.error === 'invalid_client' && endpoint !== 'authorize')
    return ['app.oauth2.invalid_client_credentials', SENTENCES.invalidClient]
  if (reason === 'invalid_refresh_token' && error?.facts.misuse !== undefined)
    return [`${prefix}.token.detect_reuse`, SENTENCES.reuse]
  switch (endpoint) {
    case 'authorize':
      return [outcome === 'granted' ? `${prefix}.authorize.code` : `${prefix}.authorize`, SENTENCES.authorize]
    case 'token':
      return [`${prefix}.token.grant`, SENTENCES.token]
    case 'revoke':
      return [`${prefix}.token.revoke`, SENTENCES.revoke]
    default:
      return undefined
  }
}

function actorOf({ subject, clientId }: ProtocolNote): LogParty {
  if (subject !== undefined) return { id: subject, type: 'User', alternateId: 'unknown', displayName: 'unknown' }
  if (clientId !== undefined) return { ...appParty(clientId), type: 'PublicClientApp' }
  return { id: 'unknown', type: 'PublicClientApp', alternateId: 'unknown', displayName: 'unknown' }
}

function appParty(clientId: string): LogParty {
  return { id: clientId, type: 'AppInstance', alternateId: clientId, displayName: 'OpenID Connect Client' }
}

// What an administrator needs to see to put it right: the address that was asked for, the scopes that were refused.
function debugOf({ http, error }: ProtocolNote): Record<string, string> {
  const [requestUri = ''] = http.url.split('?')
  const debug: Record<string, string> = { requestUri }
  for (const [name, value] of Object.entries(error?.facts ?? {})) {
    if (typeof value === 'string') debug[name] = value.slice(0, 2000)
    else if (Array.isArray(value)) debug[name] = value.join(', ').slice(0, 2000)
  }
  return debug
}
