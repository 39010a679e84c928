// The first operator's link, and an invited one's: each makes a passkey, once. Looking at it uses nothing up; with the
// first request of the page the secret leaves the address for a cookie.
//
//   POST /console/api/link                   which link it is, from then on in a cookie
//   GET  /console/api/link                   whom it is for
//   POST /console/api/link/passkey/options   what the browser asks the person's device for
//   POST /console/api/link/passkey           made: the operator stands, and is signed in
import type { FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { cookieJar, readCookies } from '../../kit/cookie.ts'
import { isUniqueViolation } from '../../kit/database.ts'
import { BadRequest } from '../../kit/errors.ts'
import { newId } from '../../kit/ids.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { noteGuess } from '../audit-log/note-guess.ts'
import { type OperatorLink, operatorLinks } from '../operators/operator-link.ts'
import { insertOperator } from '../operators/operator-store.ts'
import { tellOfPasskey } from '../operators/passkey-letters.ts'
import { insertPasskey } from '../operators/passkey-store.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import { type Challenge, challengeOf, makeChallenge, type Purpose, useUp } from './challenge.ts'
import { openSession } from './enter-by-passkey.ts'
import type { EnterDeps } from './enter-deps.ts'
import type { EnterDoor } from './enter-door.ts'
import { OperatorLinkGone } from './enter-errors.ts'
import { askForPasskey, newPasskeyOf, registrationAnswer } from './webauthn.ts'

const COOKIE = 'gp_desk_link'
const OPENED_MS = 60 * 60_000

const who = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  email: z.email().max(320).optional(),
})
const made = z.strictObject({ answer: registrationAnswer, name: z.string().trim().min(1).max(100) })

export function mountEnterByLink(door: EnterDoor, deps: EnterDeps): void {
  const jar = cookieJar(deps.publicUrl.startsWith('https:'))
  const opened = deps.box('operator-link')

  door.post('/link', z.strictObject({ token: z.string().max(100) }), async ({ body, http, reply }) => {
    const link = await operatorLinks(deps).byToken(body.token)
    if (link === undefined) return strange(http)
    const sealed = opened.seal(link.id, COOKIE)
    reply.header('set-cookie', jar.set(COOKIE, sealed, { maxAgeSeconds: OPENED_MS / 1000, sameSite: 'Strict' }))
    return shownLink(link)
  })

  door.get('/link', async ({ http }) => shownLink(await openedLink(http)))

  door.post('/link/passkey/options', who, async ({ body, http, reply }) => {
    const purpose = purposeOf(await openedLink(http), body)
    const { challenge, cookie } = makeChallenge(deps, purpose)
    reply.header('set-cookie', cookie)
    return askForPasskey(deps, { id: purpose.operator, email: purpose.email, name: purpose.name }, challenge, [])
  })

  door.post('/link/passkey', made, async ({ body, http, reply }) => {
    const link = await openedLink(http)
    const asked = challengeOf(deps, http, ['first-run', 'join'])
    if (asked.link !== link.id) throw new OperatorLinkGone('the passkey was asked for by another link')
    const passkey = await newPasskeyOf(deps, body.answer, asked.challenge)
    const enter = deps.db.transaction(async (trx) => {
      await useUp(trx, deps.clock.now(), asked)
      if (!(await operatorLinks(deps).use(trx, link.id))) throw new OperatorLinkGone('used meanwhile')
      const replaced = await standOperator(deps, trx, asked)
      if (replaced) await tellOfPasskey(deps, trx, asked.operator, 'replaced', body.name)
      const id = await insertPasskey(trx, deps.clock.now(), { ...passkey, operatorId: asked.operator, name: body.name })
      return openSession(deps, trx, asked.operator, { passkey: id })
    })
    const cookie = await enter.catch((error) => {
      throw isUniqueViolation(error) ? new OperatorLinkGone('somebody was faster', {}, { cause: error }) : error
    })
    reply.header('set-cookie', [cookie, jar.clear(COOKIE)])
    return { signedIn: true }
  })

  async function openedLink(http: FastifyRequest): Promise<OperatorLink> {
    const sealed = readCookies(http).get(jar.name(COOKIE))
    const id = sealed === undefined ? undefined : opened.open(sealed, COOKIE)
    const link = id === undefined ? undefined : await operatorLinks(deps).byId(id)
    if (link === undefined) throw new OperatorLinkGone('no live link in this browser')
    return link
  }

  async function strange(http: FastifyRequest): Promise<never> {
    await noteGuess(deps, http.ip, { action: 'operator.link_rejected', at: 'operator' })
    throw new OperatorLinkGone('no such live link', { ip: http.ip })
  }
}

function shownLink({ operator }: OperatorLink): object {
  if (operator === undefined) return { kind: 'first-run' }
  const { name, email, role, joinedAt } = operator
  return { kind: joinedAt === null ? 'join' : 'renew', name, email, role }
}

function purposeOf(link: OperatorLink, { name, email }: z.infer<typeof who>) {
  const { operator } = link
  if (operator !== undefined)
    return { to: 'join', link: link.id, operator: operator.id, name: operator.name, email: operator.email } as const
  if (name === undefined || email === undefined)
    throw new BadRequest('request body is not valid: name: is needed; email: is needed')
  return { to: 'first-run', link: link.id, operator: newId('opr'), name, email } as const
}

type ByLink = Challenge<Extract<Purpose, { to: 'first-run' | 'join' }>>

/**
 * The operator whose passkey it will be: made, or joined, or come back with all former passkeys gone.
 *
 * @returns whether there were some
 */
async function standOperator(deps: EnterDeps, trx: Transaction<SsoSchema>, asked: ByLink): Promise<boolean> {
  const now = deps.clock.now()
  const target = { type: 'operator', id: asked.operator }
  if (asked.to === 'first-run') {
    const { name, email } = asked
    // Unique in the table: of two who came by a first-run link at once one is refused.
    await insertOperator(
      trx,
      now,
      { name, email, role: 'owner' },
      { id: asked.operator, createdBy: asked.link, joinedAt: now, firstRun: true },
    )
    await writeAudit(trx, now, {
      actor: asked.operator,
      action: 'operator.first_run',
      target,
      detail: { email, name, role: 'owner' },
    })
    return false
  }
  const gone = await trx
    .deleteFrom('operator_passkeys')
    .where('operator_id', '=', asked.operator)
    .returning('id')
    .execute()
  await trx.deleteFrom('operator_sessions').where('operator_id', '=', asked.operator).execute()
  await trx
    .updateTable('operators')
    .set({ joined_at: now })
    .where('id', '=', asked.operator)
    .where('joined_at', 'is', null)
    .execute()
  await writeAudit(trx, now, {
    actor: asked.operator,
    action: gone.length === 0 ? 'operator.joined' : 'operator.passkeys_replaced',
    target,
    detail: { removed: gone.map(({ id }) => id) },
  })
  return gone.length > 0
}
