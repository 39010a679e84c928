// Which entries somebody wants to see: the same words for the list and the export.
import type { SelectQueryBuilder } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import type { AuditRow, SsoSchema } from '../schema/sso-schema.ts'

const id = z.string().max(64)
const time = z.coerce.number().int().min(0)

export const auditQuestion = {
  organizationId: id.optional(),
  actor: id.optional().describe('The id of an operator, an API key or a setup link; `system`.'),
  action: z.string().max(100).optional().describe('`connection.disabled`; or what it begins with: `connection.`'),
  targetId: id.optional(),
  from: time.optional().describe('Milliseconds since the epoch.'),
  to: time.optional().describe('Milliseconds since the epoch; not included.'),
}

const question = z.object(auditQuestion)
export type AuditQuestion = z.infer<typeof question>

type Entries = SelectQueryBuilder<SsoSchema, 'audit_log', AuditRow>

export function asked(rows: Entries, { organizationId, actor, action, targetId, from, to }: AuditQuestion): Entries {
  let found = rows
  if (organizationId !== undefined) found = found.where('organization_id', '=', organizationId)
  if (actor !== undefined) found = found.where('actor', '=', actor)
  if (action?.endsWith('.')) found = found.where(sql<boolean>`substr(action, 1, ${action.length}) = ${action}`)
  else if (action !== undefined) found = found.where('action', '=', action)
  if (targetId !== undefined) found = found.where('target_id', '=', targetId)
  if (from !== undefined) found = found.where('at', '>=', from)
  if (to !== undefined) found = found.where('at', '<', to)
  return found
}
