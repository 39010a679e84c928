// A plan: everything that is to be in a customer's Okta, what is there already, and how far we are.
//
//   planned ──apply──▶ applying ──▶ done                    what may not be done by the token is left by hand
//                          │ ▲
//                          ▼ │ apply again
//                        stopped                            Okta did not answer, or refused
//   done, stopped ──undo──▶ undoing ──▶ undone
//
// `applying` and `undoing` belong to a node for as long as its lease lasts. When that runs out the node is gone, and
// whoever looks next goes on: every piece looks before it makes.
import { z } from 'zod'
import { OKTA_PLACES, type OktaPlaceName } from '../failures/okta-places.ts'
import type { SetUpPlanRow } from '../schema/sso-schema.ts'
import type { Look, Piece } from './piece.ts'

export type PlanState = SetUpPlanRow['state']

const value = z.union([z.string(), z.boolean(), z.null(), z.array(z.string()).readonly()])
const problem = z.object({ code: z.string(), message: z.string() })

const item = z.object({
  id: z.string(),
  what: z.string(),
  /** Where it is in Okta's admin console, for whoever does it by hand. */
  menu: z.string(),
  place: z.enum(Object.keys(OKTA_PLACES) as [OktaPlaceName, ...OktaPlaceName[]]),
  state: z.enum(['there', 'missing', 'different', 'not allowed']),
  before: value,
  after: value,
  /** Why not, in a sentence. */
  why: z.string().nullable(),
  progress: z.enum(['nothing to do', 'waiting', 'doing', 'done', 'failed', 'by hand', 'undone', 'left']),
  problem: problem.nullable(),
})
export type PlanItem = z.infer<typeof item>

const known = z.object({ appId: z.string(), serverId: z.string(), clientId: z.string() }).partial()

const wish = z.object({
  label: z.string(),
  redirectUri: z.string(),
  initiateLoginUri: z.string(),
  publicUrl: z.string(),
  groups: z.array(z.object({ name: z.string(), id: z.string().nullable() })).readonly(),
  server: z.union([z.null(), z.object({ id: z.string() }), z.object({ name: z.string(), audience: z.string() })]),
})

const made = z.object({
  item: z.string(),
  how: z.union([
    z.object({ kind: z.literal('created'), id: z.string(), print: z.string() }),
    z.object({ kind: z.literal('changed'), before: value, after: value }),
  ]),
  at: z.number(),
  /** What was wanted then, and what was known. */
  wish,
  known,
})
export type MadeEntry = z.infer<typeof made>

const doing = z.object({ item: z.string(), state: z.enum(['missing', 'different']), before: value, after: value })
export type Doing = z.infer<typeof doing>

const content = z.object({
  wish,
  company: z.string().nullable(),
  /** Every URL the org is known by. */
  names: z.array(z.string()).readonly(),
  owner: z.object({
    name: z.string(),
    login: z.string(),
    roles: z.array(z.string()).readonly(),
    mayNot: z.array(z.enum(['apps', 'servers'])).readonly(),
  }),
  /** Authorization servers there are, to choose from; null: none to be had. */
  servers: z.array(z.object({ id: z.string(), name: z.string(), issuer: z.string() })).nullable(),
  known,
  items: z.array(item),
  /** Written before Okta is asked: if the answer never comes, it may have been done all the same. */
  doing: doing.nullable(),
  /** All that was done in this Okta and not taken back, the oldest first. */
  made: z.array(made),
  problem: problem.nullable(),
})
type Content = z.infer<typeof content>

export type Plan = Content & {
  readonly id: string
  readonly connectionId: string
  readonly organizationId: string
  /** Scheme and host of the Okta org. */
  readonly oktaDomain: string
  readonly state: PlanState
  /** A token is at hand; otherwise it has to be given again. */
  readonly hasToken: boolean
  /** Nobody is at it, though it says so. */
  readonly isLeft: boolean
  readonly revision: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** @param now  milliseconds */
export function planOf(row: SetUpPlanRow, now: number): Plan {
  const isRunning = row.state === 'applying' || row.state === 'undoing'
  return {
    ...content.parse(JSON.parse(row.plan_json)),
    id: row.id,
    connectionId: row.connection_id,
    organizationId: row.organization_id,
    oktaDomain: row.okta_domain,
    state: row.state,
    hasToken: row.token_sealed !== null && (row.token_until ?? 0) > now,
    isLeft: isRunning && (row.leased_until ?? 0) <= now,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function contentOf(plan: Content): string {
  return JSON.stringify(content.parse(plan))
}

/** A piece as it was found. */
export function itemOf(piece: Piece, look: Look): PlanItem {
  const { state, before, after } = look
  const progress = state === 'there' ? 'nothing to do' : state === 'not allowed' ? 'by hand' : 'waiting'
  const why = look.state === 'not allowed' ? look.why : null
  const { id, what, menu, place } = piece
  return { id, what, menu, place, state, before, after, why, progress, problem: null }
}

export function withItem<P extends Content>(plan: P, id: string, change: Partial<PlanItem>): P {
  return { ...plan, items: plan.items.map((each) => (each.id === id ? { ...each, ...change } : each)) }
}
