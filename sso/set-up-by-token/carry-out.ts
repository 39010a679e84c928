// Applying and undoing, piece by piece. What was reached is kept before and after each call to Okta that changes
// something; whoever carries on after a crash looks at the piece first, so nothing is done twice.
//
//   lease ─ next piece ─ look ─ there already ────────────────────────────▶ nothing to undo
//             ▲          └──── keep what we are about to do ─ make ─ keep how to undo it, with the audit entry ─┐
//             └─────────────────────────────────────────────────────────────────────────────────────────────────┘
//   at the end every piece is looked at once more
import { asAppError } from '../../kit/errors.ts'
import { type ManagementApi, managementApi, readApiToken } from '../okta/management-api.ts'
import { ApiTokenNotAllowed, OktaFeatureMissing } from '../okta/management-problems.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { ApiTokenNeeded, ApiTokenUnreadable, PlanRunning } from './by-token-errors.ts'
import { type OktaAsIs, oktaAsIs } from './okta-as-is.ts'
import type { Look, Piece } from './piece.ts'
import { piecesOf } from './pieces.ts'
import { type Doing, itemOf, type MadeEntry, type Plan, type PlanItem, withItem } from './plan.ts'
import { lookAt, lookAtAll } from './plan-set-up.ts'
import { type AuditedChange, planStore } from './plan-store.ts'
import { readTokenOwner, whyNot } from './token-owner.ts'

/** Waiting for Okta's minute to be over twice is worth it: nobody sits there holding a request open. */
const PATIENCE_MS = 130_000
const HEARTBEAT_MS = 30_000

export type Order = {
  readonly state: 'applying' | 'undoing'
  /** A setup link's id. */
  readonly actor: string
  /** Where the one that was kept is gone. */
  readonly apiToken?: string | undefined
  /** Once it is done, before anybody is told. */
  readonly whenDone?: (plan: Plan) => Promise<void>
}

/**
 * Carries a plan out, or takes back what was made. It goes on after this call has answered; the plan says how far it is.
 *
 * @returns the plan, and when it is over
 * @throws ApiTokenNeeded, ApiTokenUnreadable, PlanRunning
 */
export async function startCarryingOut(
  deps: SsoDeps,
  plan: Plan,
  order: Order,
): Promise<{ plan: Plan; over: Promise<Plan | undefined> }> {
  const apiToken = order.apiToken === undefined ? undefined : readApiToken(order.apiToken)
  if (order.apiToken !== undefined && apiToken === undefined) throw new ApiTokenUnreadable('api token')
  if (apiToken === undefined && !plan.hasToken) throw new ApiTokenNeeded('no token kept', { plan: plan.id })
  const leased = await planStore(deps).lease(plan, order.state, apiToken)
  const over = carryOut(deps, leased, order).catch((error: unknown) => {
    // Another node is at it, or our database is not there; the lease runs out and whoever looks then goes on.
    deps.log.error('setup.by_token_left', error, { plan: plan.id })
    return undefined
  })
  return { plan: leased, over }
}

/** What a piece of work has at hand; `keep` writes down what was reached, with its audit entry. */
type Ground = {
  readonly deps: SsoDeps
  readonly api: ManagementApi
  readonly okta: OktaAsIs
  readonly pieces: readonly Piece[]
  readonly actor: string
  readonly plan: Plan
  keep(plan: Plan, change?: AuditedChange): Promise<void>
}

async function carryOut(deps: SsoDeps, leased: Plan, { state, actor, whenDone }: Order): Promise<Plan> {
  const store = planStore(deps)
  let plan = leased
  const keep: Ground['keep'] = async (next, change) => {
    plan = await store.save(next, actor, change)
  }
  const beat = setInterval(
    () => store.renew(plan).catch((error) => deps.log.error('setup.by_token_lease', error)),
    HEARTBEAT_MS,
  )
  beat.unref()
  try {
    const token = await store.tokenOf(plan)
    if (token === undefined) throw new ApiTokenNeeded('token gone', { plan: plan.id })
    const { oktaDomain, connectionId, wish, known } = plan
    const api = managementApi(deps, { origin: oktaDomain, token, patienceMs: PATIENCE_MS })
    plan = { ...plan, owner: await readTokenOwner(api) }
    const okta = oktaAsIs(api, wish, known)
    const pieces = piecesOf(deps, wish, { connectionId, oktaDomain, actor })
    const ground: Ground = {
      deps,
      api,
      okta,
      pieces,
      actor,
      keep,
      get plan() {
        return plan
      },
    }
    await (state === 'applying' ? applyAll(ground) : undoAll(ground))
    if (state === 'applying') await whenDone?.(plan)
    return await store.end({ ...plan, problem: null }, state === 'applying' ? 'done' : 'undone')
  } catch (thrown) {
    if (thrown instanceof PlanRunning) throw thrown
    const error = asAppError(thrown)
    deps.log.warn('setup.by_token_stopped', { plan: plan.id, reason: error.code, facts: error.facts })
    const problem = { code: error.code, message: error.publicMessage }
    // `doing` stays: what went wrong may have been done all the same.
    const failed = plan.doing === null ? plan : withItem(plan, plan.doing.item, { progress: 'failed', problem })
    return await store.end({ ...failed, problem }, 'stopped')
  } finally {
    clearInterval(beat)
  }
}

// — applying —

async function applyAll(ground: Ground): Promise<void> {
  for (const piece of ground.pieces) await applyPiece(ground, piece)
  ground.okta.changed()
  const seen = await lookAtAll(ground.okta, ground.pieces, ground.plan.owner)
  await ground.keep({ ...ground.plan, items: ground.plan.items.map((item) => verified(item, seen)) })
}

async function applyPiece(ground: Ground, piece: Piece): Promise<void> {
  const { okta, plan } = ground
  const look = await lookAt(okta, piece, plan.owner)
  const begun = plan.doing?.item === piece.id ? plan.doing : undefined
  // It was about to be made when we fell silent, and now it is there.
  if (look.state === 'there') return begun ? keepMade(ground, piece, begun) : keepFound(ground, piece, look)
  const stuck = plan.items.find(({ id, progress }) => piece.needs.includes(id) && progress === 'by hand')
  if (stuck !== undefined) return leaveByHand(ground, piece, look, `First comes: ${stuck.what}.`)
  if (look.state === 'not allowed') return leaveByHand(ground, piece, look, look.why)
  if (plan.owner.mayNot.includes(piece.right)) return leaveByHand(ground, piece, look, whyNot(plan.owner, piece.right))

  const { state, before, after } = look
  const doing: Doing = { item: piece.id, state, before, after }
  await ground.keep(withItem({ ...plan, doing }, piece.id, { progress: 'doing', problem: null }))
  try {
    await piece.make(okta, look)
  } catch (error) {
    const isNo = error instanceof ApiTokenNotAllowed || error instanceof OktaFeatureMissing
    if (!isNo) throw error
    const why = error instanceof ApiTokenNotAllowed ? whyNot(plan.owner, piece.right) : error.publicMessage
    return leaveByHand(ground, piece, look, why)
  }
  await keepMade(ground, piece, doing)
}

async function keepMade(ground: Ground, piece: Piece, doing: Doing): Promise<void> {
  const { okta, deps, plan } = ground
  const how = await howMade(okta, piece, doing)
  const known = { ...plan.known, ...okta.known }
  const entry = how && { item: piece.id, how, at: deps.clock.now(), wish: plan.wish, known }
  const made = entry === undefined ? plan.made : [...plan.made, entry]
  const { before, after } = doing
  await ground.keep(withItem({ ...plan, known, made, doing: null }, piece.id, { progress: 'done', problem: null }), {
    action: 'setup.okta_changed',
    detail: { what: piece.id, before, after },
  })
}

async function howMade(okta: OktaAsIs, piece: Piece, doing: Doing): Promise<MadeEntry['how'] | undefined> {
  if (piece.undo === undefined) return undefined
  const { state, before, after } = doing
  if (state === 'different' || piece.created === undefined) return { kind: 'changed', before, after }
  const created = await piece.created(okta)
  return created && { kind: 'created', ...created }
}

/** There without our doing at this moment: it was before, or came with what it belongs to. */
async function keepFound({ plan, keep }: Ground, piece: Piece, look: Look): Promise<void> {
  const item = plan.items.find(({ id }) => id === piece.id)
  if (item === undefined || item.progress === 'done' || item.progress === 'nothing to do') return
  const came = plan.items.some(({ id, progress }) => piece.needs.includes(id) && progress === 'done')
  const { before } = item
  await keep(withItem(plan, piece.id, { ...itemOf(piece, look), before, ...(came ? { progress: 'done' } : {}) }))
}

async function leaveByHand({ plan, keep }: Ground, piece: Piece, look: Look, why: string): Promise<void> {
  const { before, after } = look
  const doing = plan.doing?.item === piece.id ? null : plan.doing
  await keep(withItem({ ...plan, doing }, piece.id, itemOf(piece, { state: 'not allowed', before, after, why })))
}

/** As it is in the end; how it came to be so stays. */
function verified(item: PlanItem, seen: readonly PlanItem[]): PlanItem {
  const now = seen.find(({ id }) => id === item.id) ?? item
  if (now.state === 'there') return item.progress === 'done' ? { ...item, state: 'there', why: null } : now
  return item.progress === 'by hand' ? item : now
}

// — undoing —

const LEFT = 'Somebody changed it in Okta since, so it stays as it is.'

/** The last thing first. What somebody changed since stays. */
async function undoAll(ground: Ground): Promise<void> {
  for (let entry = ground.plan.made.at(-1); entry !== undefined; entry = ground.plan.made.at(-1))
    await undoEntry(ground, entry)
  const left = ground.plan.items.filter(({ progress }) => progress === 'left').map(({ id }) => id)
  ground.okta.changed()
  const seen = await lookAtAll(ground.okta, ground.pieces, ground.plan.owner)
  const items = seen.map((item): PlanItem => (left.includes(item.id) ? { ...item, progress: 'left', why: LEFT } : item))
  await ground.keep({ ...ground.plan, items, doing: null, known: {} })
}

/** @param entry  the newest; with what was wanted when it was made: plans after it may have wanted something else. */
async function undoEntry({ deps, api, actor, plan, keep }: Ground, entry: MadeEntry): Promise<void> {
  const { connectionId, oktaDomain } = plan
  const okta = oktaAsIs(api, entry.wish, entry.known)
  const piece = piecesOf(deps, entry.wish, { connectionId, oktaDomain, actor }).find(({ id }) => id === entry.item)
  const outcome = piece?.undo === undefined ? 'gone' : await piece.undo(okta, entry.how)
  const made = plan.made.slice(0, -1)
  await keep(withItem({ ...plan, made }, entry.item, { progress: outcome === 'left' ? 'left' : 'undone' }), {
    action: 'setup.okta_undone',
    detail: { what: entry.item, outcome },
  })
}
