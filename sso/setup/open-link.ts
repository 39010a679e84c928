// From the link in the invitation to the inside of the guide. Looking at the page (a chat that makes a preview does)
// changes nothing; with the first press of a button the secret leaves the address bar.
//
//   GET  /setup/{token}        who is invited, to what; a button
//   POST /setup/{token}        a code to the mailbox; which link it was, sealed into a cookie → /setup/code
//   GET  /setup/code           asks for the code
//   POST /setup/code           right: a session → /setup/guide
//   POST /setup/code/again     another code
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { cookieJar, readCookies } from '../../kit/cookie.ts'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { parameters } from '../../kit/server.ts'
import { applicationStore } from '../applications/application-store.ts'
import { noteGuess } from '../audit-log/note-guess.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { setupCodes } from '../setup-links/setup-codes.ts'
import type { SetupLink } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { setupSessions } from '../setup-links/setup-session.ts'
import type { Catalogue } from '../words/catalogue.ts'
import type { SetupDeps } from './setup-deps.ts'
import { wordsFor } from './setup-door.ts'
import { SetupCodesUsedUp, SetupLinkGone, SetupSessionMissing } from './setup-errors.ts'
import { codeLetter } from './setup-letters.ts'
import { askCodePage, invitationPage } from './setup-pages.ts'

type AtLink = { Params: { token: string } }

const OPENED = 'gp_setup_open'
const OPENED_MS = 60 * 60_000
const GUIDE = '/setup/guide'
/** A HEAD would be answered without anybody seeing it. */
const browsersOnly = { exposeHeadRoute: false }

export function mountOpenLink(app: FastifyInstance, deps: SetupDeps): void {
  const links = setupLinkStore(deps)
  const sessions = setupSessions(deps)
  const opened = deps.box('setup-open')
  const jar = cookieJar(deps.publicUrl.startsWith('https:'))

  app.get<AtLink>('/setup/:token', browsersOnly, async (http, reply) => {
    const link = await liveLink(http)
    const words = await wordsFor(http, link.language)
    return invitationPage(reply, words, { ...(await namesOf(link, words)), action: `/setup/${http.params.token}` })
  })

  app.post<AtLink>('/setup/:token', async (http, reply) => {
    requireSameOrigin(http)
    const link = await liveLink(http)
    await sendCode(link, await wordsFor(http, link.language))
    const until = String(deps.clock.now() + OPENED_MS)
    const sealed = opened.seal(JSON.stringify({ link: link.id, until }), OPENED)
    reply.header('set-cookie', jar.set(OPENED, sealed, { maxAgeSeconds: OPENED_MS / 1000 }))
    return seeOther(reply, '/setup/code')
  })

  app.get('/setup/code', browsersOnly, async (http, reply) => {
    const link = await openedLink(http)
    const words = await wordsFor(http, link.language)
    return askCodePage(reply, words, await namesOf(link, words))
  })

  app.post('/setup/code/again', async (http, reply) => {
    requireSameOrigin(http)
    const link = await openedLink(http)
    await sendCode(link, await wordsFor(http, link.language))
    return seeOther(reply, '/setup/code')
  })

  app.post('/setup/code', async (http, reply) => {
    requireSameOrigin(http)
    const link = await openedLink(http)
    const answer = await setupCodes(deps).redeem(link.id, parameters(http.body).get('code') ?? '')
    if (answer === 'right') {
      reply.header('set-cookie', [await sessions.open(link), jar.clear(OPENED)])
      return seeOther(reply, link.step === null ? GUIDE : `${GUIDE}/${link.step}`)
    }
    deps.log.warn('setup.code_refused', { link: link.id, answer })
    const words = await wordsFor(http, link.language)
    const problem = answer === 'wrong' ? words.setup.code.wrong : words.setup.code.worn
    return askCodePage(reply, words, { ...(await namesOf(link, words)), problem })
  })

  /** @throws SetupLinkGone */
  async function liveLink(http: FastifyRequest<AtLink>): Promise<SetupLink> {
    const link = await links.byToken(http.params.token)
    if (link !== undefined) return link
    await noteGuess(deps, http.ip, { action: 'setup.link_rejected', at: 'setup_link' })
    throw new SetupLinkGone('no such live link', { ip: http.ip })
  }

  async function openedLink(http: FastifyRequest): Promise<SetupLink> {
    const sealed = readCookies(http).get(jar.name(OPENED))
    const text = sealed === undefined ? undefined : opened.open(sealed, OPENED)
    const { link: id, until } = JSON.parse(text ?? '{}') as { link?: string; until?: string }
    const link = id === undefined || Number(until) < deps.clock.now() ? undefined : await links.byId(id)
    if (link === undefined) throw new SetupSessionMissing('code page without a link')
    return link
  }

  async function sendCode(link: SetupLink, words: Catalogue): Promise<void> {
    const { organization } = await namesOf(link, words)
    await deps.db.transaction(async (trx) => {
      const code = await setupCodes(deps).make(trx, link.id)
      if (code === undefined) throw new SetupCodesUsedUp('codes of a day', { link: link.id })
      await deps.post.put(trx, link.organizationId, codeLetter(words, link.email, organization, code))
    })
  }

  async function namesOf(link: SetupLink, { setup }: Catalogue) {
    const organization = await organizationStore(deps).find(link.organizationId)
    const connection = await connectionStore(deps).find(link.connectionId)
    const application = connection && (await applicationStore(deps).behind(connection))
    return {
      organization: organization?.name ?? setup.code.company,
      application: application?.name,
      name: link.name,
      mailbox: veiled(link.email),
    }
  }
}

function seeOther(reply: FastifyReply, path: string): FastifyReply {
  return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(path, 303)
}

/** What a person recognises as theirs and nobody else learns: `k•••@globex.example`. */
function veiled(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}
