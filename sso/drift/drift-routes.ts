import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { isActive } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { findingShape } from '../setup-steps/finding-shape.ts'
import { CHECKS, type CheckName, type Looked } from './drift-check.ts'
import type { DriftDeps } from './drift-deps.ts'
import { NothingLive } from './drift-errors.ts'
import { driftStore } from './drift-store.ts'
import { runCheck } from './run-check.ts'

const checkName = z.enum(Object.keys(CHECKS) as [CheckName, ...CheckName[]])

const finding = findingShape
  .extend({
    key: z.string().describe('Its name within the connection.'),
    check: checkName,
    firstSeenAt: z.int(),
    lastSeenAt: z.int(),
    toldAt: z.int().nullable(),
    toldTo: z.string().nullable().describe('Who was told, once.'),
    goneAt: z.int().nullable().describe('When it was no longer so; null: it still is.'),
  })
  .meta({ id: 'DriftFinding' })

const drift = z
  .object({
    state: z
      .enum(['not_live', 'never_checked', 'clear', 'worth_knowing', 'drifted'])
      .describe('`drifted`: something people need to sign in is not as it was.'),
    checkedAt: z.int().nullable(),
    nextAt: z.int().nullable().describe('Each night.'),
    checking: z.boolean(),
    checks: z.array(
      z.object({
        check: checkName,
        name: z.string(),
        state: z.enum(['holds', 'differs', 'unknown']),
        why: z.string().optional().describe('Why nothing is known of it.'),
        evidence: z.array(z.object({ name: z.string(), value: z.string() })),
      }),
    ),
    findings: z.array(finding).describe('What differs, and what did in the last thirty days.'),
  })
  .meta({ id: 'Drift' })

const params = z.object({ id: z.string().max(64) })

export function mountDrift(door: AdminDoor, deps: DriftDeps): void {
  const tag = 'Connections'
  door.serve(
    {
      method: 'GET',
      path: '/connections/{id}/drift',
      id: 'getDrift',
      summary: 'What has changed at the customer’s Okta since the connection went live',
      tag,
      params,
      status: 200,
      answer: drift,
    },
    ({ params: { id } }) => show(deps, id),
  )
  door.serve(
    {
      method: 'POST',
      path: '/connections/{id}/drift-check',
      id: 'checkDrift',
      summary: 'Compare a connection with its Okta now, in place of the coming night',
      tag,
      params,
      status: 200,
      answer: drift,
      refusals: ['drift.check_running', 'drift.nothing_live'],
    },
    async ({ params: { id } }) => {
      const connection = await connectionStore(deps).find(id)
      if (connection === undefined) return undefined
      if (!isActive(connection)) throw new NothingLive('drift check', { id, status: connection.status })
      await runCheck(deps, id, false)
      return show(deps, id)
    },
  )
}

async function show(deps: DriftDeps, connectionId: string): Promise<z.infer<typeof drift> | undefined> {
  const connection = await connectionStore(deps).find(connectionId)
  if (connection === undefined) return undefined
  const { looked, findings, ...times } = await driftStore(deps).of(connectionId)
  const open = findings.filter(({ goneAt }) => goneAt === null)
  return {
    state: stateOf(isActive(connection), times.checkedAt, open),
    ...times,
    checks: inOrder(looked).map(({ check, state, why, evidence }) => ({
      check,
      name: CHECKS[check],
      state,
      ...(why === undefined ? {} : { why }),
      evidence: [...evidence],
    })),
    findings: findings.map((each) => ({ ...each, todo: [...each.todo] })),
  }
}

const ORDER = Object.keys(CHECKS)

function inOrder(looked: readonly Looked[]): Looked[] {
  return looked.toSorted((a, b) => ORDER.indexOf(a.check) - ORDER.indexOf(b.check))
}

function stateOf(isLive: boolean, checkedAt: number | null, open: readonly { readonly mild?: boolean | undefined }[]) {
  if (!isLive) return 'not_live'
  if (checkedAt === null) return 'never_checked'
  if (open.some(({ mild }) => mild !== true)) return 'drifted'
  return open.length > 0 ? 'worth_knowing' : 'clear'
}
