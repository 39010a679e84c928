import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { SETUP_STEPS } from '../setup-links/setup-link.ts'
import { findingShape } from '../setup-steps/finding-shape.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { watchSetup } from './watch-setup.ts'

const step = z.object({
  step: z.enum(SETUP_STEPS),
  state: z.enum(['todo', 'waiting', 'proven', 'red', 'skipped']),
  evidence: z.array(z.object({ name: z.string(), value: z.string() })),
  findings: z.array(findingShape),
  at: z.int().nullable(),
  by: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
})

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  step: z.enum(SETUP_STEPS).nullable().describe('The one step it is for; null: all of them.'),
  createdAt: z.int(),
  expiresAt: z.int(),
  revokedAt: z.int().nullable(),
  provenAt: z.int().nullable(),
  lastSeenAt: z.int().nullable(),
  here: z.boolean().describe('Has the guide open now.'),
})

const shown = z
  .object({
    connectionId: z.string(),
    organization: z.object({ id: z.string(), name: z.string() }),
    application: z.object({ name: z.string() }),
    status: z.enum(['draft', 'active', 'disabled']),
    redirectUri: z.string(),
    initiateLoginUri: z.string(),
    typed: z.object({
      issuer: z.string().nullable(),
      oktaDomain: z.string().nullable(),
      clientId: z.string().nullable(),
      hasClientSecret: z.boolean(),
      authMethod: z.string(),
    }),
    steps: z.array(step),
    people: z.array(person),
  })
  .meta({ id: 'Setup' })

export function mountWatchSetup(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      method: 'GET',
      path: '/connections/{id}/setup',
      id: 'getSetup',
      summary: 'The guide of a connection: each step with what was seen, who did it, who is there now',
      tag: 'Setup links',
      params: z.object({ id: z.string().max(64) }),
      status: 200,
      answer: shown,
    },
    ({ params }) => watchSetup(deps, params.id),
  )
}
