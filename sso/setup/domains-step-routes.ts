// The step for e-mail domains: each is asked for, put into DNS by somebody, and watched until it is there.
//
//   POST /steps/domains          a domain: its record is made
//   POST /steps/domains/check    look into DNS for all that are not proven
//   POST /steps/domains/remove   not ours, or not any more
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { NotFound } from '../../kit/errors.ts'
import { domainStore } from '../organizations/domain-store.ts'
import type { DomainState, OrganizationDomain } from '../organizations/organization-domain.ts'
import { lookAtDomain } from '../prove-domains/look-at-domain.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import { guideOf } from './guide.ts'
import type { SetupDeps } from './setup-deps.ts'
import type { SetupDoor } from './setup-door.ts'

const one = z.strictObject({ domain: z.string().trim().min(1).max(320) })
const AT_ONCE = 10
const NOT_VOUCHED: readonly DomainState[] = ['pending', 'proven', 'failing', 'lost']

export function mountDomainsStep(door: SetupDoor, deps: SetupDeps): void {
  const domains = domainStore(deps)
  const step = 'domains'

  door.serve({ method: 'POST', path: '/steps/domains', step, body: one }, async ({ link, body }) => {
    await domains.ask(link.organizationId, body.domain, link.id)
    const nothingSeen = { settingsHash: null, evidence: [], findings: [] }
    await stepStore(deps).put(link.connectionId, { step, state: 'waiting', by: link.id, ...nothingSeen })
    return guideOf(deps, link)
  })

  const nothing = z.strictObject({})
  door.serve({ method: 'POST', path: '/steps/domains/check', step, body: nothing }, async ({ link, reply }) => {
    const known = await domains.of(link.organizationId)
    const open = known.filter(({ state, record }) => state !== 'proven' && record !== null)
    await lookAtAll(deps, open, link.id, whenLeft(reply))
    return guideOf(deps, link)
  })

  door.serve({ method: 'POST', path: '/steps/domains/remove', step, body: one }, async ({ link, body }) => {
    // What an operator said is theirs to take back; whoever only helps takes away nothing that leads people, or did.
    const states = link.step === null ? NOT_VOUCHED : (['pending'] as const)
    if (!(await domains.remove(link.organizationId, body.domain, link.id, states)))
      throw new NotFound('no domain to remove', body)
    return guideOf(deps, link)
  })
}

async function lookAtAll(deps: SetupDeps, open: OrganizationDomain[], actor: string, signal: AbortSignal) {
  for (let at = 0; at < open.length && !signal.aborted; at += AT_ONCE) {
    const looks = open.slice(at, at + AT_ONCE).map((domain) => lookAtDomain(deps, domain, actor, signal))
    for (const look of await Promise.allSettled(looks))
      if (look.status === 'rejected' && !signal.aborted) throw look.reason
  }
}

/** Aborted once the browser does not wait for the answer any more: Cancel was pressed, or the page closed. */
function whenLeft({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController()
  raw.on('close', () => {
    if (!raw.writableFinished) left.abort(new Error('nobody waits any more'))
  })
  return left.signal
}
