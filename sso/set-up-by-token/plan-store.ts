// Plans and the token that carries them out. A plan is changed only by whoever read it last (`revision`), so two nodes
// that are both at it find out at the first thing they write.
import type { Transaction } from 'kysely'
import { newId } from '../../kit/ids.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SetUpPlanRow, SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { PlanRunning } from './by-token-errors.ts'
import { contentOf, type Plan, type PlanState, planOf } from './plan.ts'

const DAY_MS = 24 * 60 * 60_000
const LEASE_MS = 2 * 60_000

type NewPlan = Omit<Plan, 'id' | 'state' | 'hasToken' | 'isLeft' | 'revision' | 'createdAt' | 'updatedAt'>
export type AuditedChange = { readonly action: string; readonly detail: Readonly<Record<string, unknown>> }

export type PlanStore = {
  /** The newest of a connection. */
  current(connectionId: string): Promise<Plan | undefined>
  /** The newest of a connection in this Okta. */
  currentIn(connectionId: string, oktaDomain: string): Promise<Plan | undefined>
  create(plan: NewPlan, apiToken: string, actor: string): Promise<Plan>
  /** Undefined: there is none, or not any more. */
  tokenOf(plan: Plan): Promise<string | undefined>
  /**
   * Makes it ours to carry out.
   *
   * @param apiToken  kept from now on, where one was given
   * @throws PlanRunning  somebody else is at it
   */
  lease(plan: Plan, state: 'applying' | 'undoing', apiToken?: string): Promise<Plan>
  /** Keeps what was reached, and with it the audit entry. @throws PlanRunning  another node took over */
  save(plan: Plan, actor: string, change?: AuditedChange): Promise<Plan>
  /** Says that we are still at it. */
  renew(plan: Plan): Promise<void>
  /** The lease ends; where it is done or undone the token goes. @throws PlanRunning */
  end(plan: Plan, state: PlanState): Promise<Plan>
}

export const planStore = onePerHouse((deps): PlanStore => {
  const { db, clock } = deps
  const box = deps.box('set-up-plans')
  const newest = (connectionId: string) =>
    db.kysely
      .selectFrom('set_up_plans')
      .selectAll()
      .where('connection_id', '=', connectionId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)

  async function update(
    plan: Plan,
    set: Partial<SetUpPlanRow>,
    also: (trx: Transaction<SsoSchema>, now: number) => Promise<void> = async () => {},
  ): Promise<Plan> {
    return db.transaction(async (trx) => {
      const now = clock.now()
      const row = await trx
        .updateTable('set_up_plans')
        .set({ plan_json: contentOf(plan), ...set, revision: plan.revision + 1, updated_at: now })
        .where('id', '=', plan.id)
        .where('revision', '=', plan.revision)
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) throw new PlanRunning('changed meanwhile', { plan: plan.id })
      await also(trx, now)
      return planOf(row, now)
    })
  }

  const sealed = (id: string, apiToken: string) => ({
    token_sealed: box.seal(apiToken, boundToken(id)),
    token_until: clock.now() + DAY_MS,
  })

  const store: PlanStore = {
    async current(connectionId) {
      const row = await newest(connectionId).executeTakeFirst()
      return row && planOf(row, clock.now())
    },
    async currentIn(connectionId, oktaDomain) {
      const row = await newest(connectionId).where('okta_domain', '=', oktaDomain).executeTakeFirst()
      return row && planOf(row, clock.now())
    },
    create: (plan, apiToken, actor) =>
      db.transaction(async (trx) => {
        const now = clock.now()
        const id = newId('pln')
        const row: SetUpPlanRow = {
          id,
          connection_id: plan.connectionId,
          organization_id: plan.organizationId,
          okta_domain: plan.oktaDomain,
          state: 'planned',
          plan_json: contentOf(plan),
          ...sealed(id, apiToken),
          leased_until: null,
          revision: 1,
          created_by: actor,
          created_at: now,
          updated_at: now,
        }
        // One token a connection: that of the plan people see.
        await trx
          .updateTable('set_up_plans')
          .set({ token_sealed: null, token_until: null })
          .where('connection_id', '=', plan.connectionId)
          .execute()
        await trx.insertInto('set_up_plans').values(row).execute()
        const detail = { okta: plan.oktaDomain, tokenOf: plan.owner.login }
        await audit(trx, now, { ...plan, id }, actor, { action: 'setup.okta_planned', detail })
        return planOf(row, now)
      }),
    async tokenOf({ id }) {
      const row = await db.kysely
        .selectFrom('set_up_plans')
        .select('token_sealed')
        .where('id', '=', id)
        .where('token_until', '>', clock.now())
        .executeTakeFirst()
      return row?.token_sealed ? box.open(row.token_sealed, boundToken(id)) : undefined
    },
    async lease(plan, state, apiToken) {
      if ((plan.state === 'applying' || plan.state === 'undoing') && !plan.isLeft)
        throw new PlanRunning('leased', { plan: plan.id })
      const kept = apiToken === undefined ? {} : sealed(plan.id, apiToken)
      return update(plan, { ...kept, state, leased_until: clock.now() + LEASE_MS })
    },
    save: (plan, actor, change) =>
      update(plan, { leased_until: clock.now() + LEASE_MS }, async (trx, now) => {
        if (change !== undefined) await audit(trx, now, plan, actor, change)
      }),
    async renew({ id, revision }) {
      await db.kysely
        .updateTable('set_up_plans')
        .set({ leased_until: clock.now() + LEASE_MS })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .execute()
    },
    end(plan, state) {
      const isOver = state === 'done' || state === 'undone'
      return update(plan, { state, leased_until: null, ...(isOver ? { token_sealed: null, token_until: null } : {}) })
    },
  }
  return store
})

/** Tokens that nobody came back for. */
export async function forgetTokens({ db, clock }: Pick<SsoDeps, 'db' | 'clock'>): Promise<void> {
  await db.kysely
    .updateTable('set_up_plans')
    .set({ token_sealed: null, token_until: null })
    .where('token_until', '<=', clock.now())
    .execute()
}

function boundToken(planId: string): string {
  return `set_up_plans|${planId}|api_token`
}

async function audit(
  trx: Transaction<SsoSchema>,
  now: number,
  plan: Pick<Plan, 'id' | 'connectionId' | 'organizationId'>,
  actor: string,
  { action, detail }: AuditedChange,
): Promise<void> {
  await writeAudit(trx, now, {
    actor,
    action,
    target: { type: 'connection', id: plan.connectionId },
    organizationId: plan.organizationId,
    detail: { ...detail, plan: plan.id },
  })
}
