// The whole set-up with two values: an Okta domain and an API token. Planned, shown, applied, proven, taken back.
//
//   POST /by-token/plan       what would be done; nothing is changed
//   GET  /by-token            the plan, and how far it is
//   POST /by-token/apply      carried out; the answer does not wait for it
//   POST /by-token/undo       what was made is taken back
//   GET  /by-token/terraform  the same as text for those who keep Okta in code
import { z } from 'zod'
import { Download } from '../admin-door/download.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { placeAt } from '../failures/okta-places.ts'
import { NoPlan, SetUpInUse } from '../set-up-by-token/by-token-errors.ts'
import { type Order, startCarryingOut } from '../set-up-by-token/carry-out.ts'
import type { Plan, PlanItem } from '../set-up-by-token/plan.ts'
import { planSetUp } from '../set-up-by-token/plan-set-up.ts'
import { planStore } from '../set-up-by-token/plan-store.ts'
import { terraformOf } from '../set-up-by-token/terraform-of.ts'
import type { SetupLink } from '../setup-links/setup-link.ts'
import { proveAfterwards } from './prove-afterwards.ts'
import type { SetupDeps } from './setup-deps.ts'
import type { SetupDoor } from './setup-door.ts'
import { wholeGuide } from './whole-guide.ts'

const text = (most: number) => z.string().trim().min(1).max(most)

const twoValues = z.strictObject({
  oktaDomain: text(500),
  apiToken: text(1000),
  groups: z.array(text(255)).max(20).optional(),
  customServer: z
    .union([
      z.strictObject({ id: z.string().regex(/^(default|aus\w{17})$/, 'Must be the id of an authorization server') }),
      z.strictObject({ name: text(100), audience: text(1024) }),
    ])
    .optional(),
})
const token = z.strictObject({ apiToken: text(1000).optional() })
const undo = token.extend({ evenIfLive: z.boolean().optional() })

export function mountByToken(door: SetupDoor, deps: SetupDeps): void {
  const plans = planStore(deps)

  door.serve({ method: 'POST', path: '/by-token/plan', body: twoValues }, async ({ link, body }) => {
    const connection = await connectionStore(deps).find(wholeGuide(link).connectionId)
    return connection && shown(await planSetUp(deps, connection, body, link.id))
  })

  door.serve({ method: 'GET', path: '/by-token' }, async ({ link }) => {
    const plan = await plans.current(wholeGuide(link).connectionId)
    // Whoever carried it out is gone; it was asked for, so it goes on.
    if (plan?.isLeft && plan.hasToken) await goOn(plan, link)
    return { plan: plan === undefined ? null : shown(plan) }
  })

  door.serve({ method: 'POST', path: '/by-token/apply', body: token }, async ({ link, body }) => {
    const { plan } = await foundBy(link)
    return carryOut(plan, orderOf('applying', link, body.apiToken))
  })

  door.serve({ method: 'POST', path: '/by-token/undo', body: undo }, async ({ link, body }) => {
    const { plan, connection } = await foundBy(link)
    const isLive = connection?.status === 'active' && connection.oktaDomain === plan.oktaDomain
    if (isLive && plan.made.length > 0 && body.evenIfLive !== true)
      throw new SetUpInUse('undoing what is live', { plan: plan.id })
    return carryOut(plan, orderOf('undoing', link, body.apiToken))
  })

  door.serve({ method: 'GET', path: '/by-token/terraform' }, async ({ link }) => {
    const { plan } = await foundBy(link)
    return new Download('text/plain; charset=utf-8', 'okta.tf', [terraformOf(plan)])
  })

  /** @throws NoPlan */
  async function foundBy(link: SetupLink) {
    const { connectionId } = wholeGuide(link)
    const plan = await plans.current(connectionId)
    if (plan === undefined) throw new NoPlan('no plan', { connection: connectionId })
    return { plan, connection: await connectionStore(deps).find(connectionId) }
  }

  async function carryOut(plan: Plan, order: Order) {
    return shown((await startCarryingOut(deps, plan, order)).plan)
  }

  function orderOf(state: Order['state'], link: SetupLink, apiToken?: string): Order {
    return { state, actor: link.id, apiToken, whenDone: (plan) => proveAfterwards(deps, plan, link.id) }
  }

  async function goOn(plan: Plan, link: SetupLink): Promise<void> {
    const state = plan.state === 'undoing' ? 'undoing' : 'applying'
    await startCarryingOut(deps, plan, orderOf(state, link)).catch((error: unknown) =>
      deps.log.info('setup.by_token_taken_over', { plan: plan.id, error: String(error) }),
    )
  }
}

function shown(plan: Plan) {
  const { id, state, oktaDomain, company, owner, servers, items, made, problem, hasToken, isLeft, wish } = plan
  return {
    id,
    state,
    oktaDomain,
    company,
    tokenOwner: { name: owner.name, login: owner.login, roles: owner.roles },
    customServer: wish.server,
    groups: wish.groups.map(({ name }) => name),
    servers,
    items: items.map((item) => shownItem(plan, item)),
    canUndo: made.length > 0,
    needsToken: !hasToken,
    isLeft,
    problem,
    createdAt: plan.createdAt,
    updatedAt: plan.updatedAt,
  }
}

function shownItem({ names, known }: Plan, { place, ...item }: PlanItem) {
  const { appId = '', serverId } = known
  const issuer = serverId === undefined ? '' : `/oauth2/${serverId}`
  return { ...item, link: placeAt(place, { names, issuer, clientId: appId }).url }
}
