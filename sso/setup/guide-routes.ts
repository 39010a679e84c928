import { z } from 'zod'
import { NotFound } from '../../kit/errors.ts'
import { applicationStore } from '../applications/application-store.ts'
import { addressesOf } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { SETUP_STEPS } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import type { SetupDeps } from './setup-deps.ts'
import type { SetupDoor } from './setup-door.ts'
import { helpLetter } from './setup-letters.ts'

const help = z.strictObject({
  step: z.enum(SETUP_STEPS),
  email: z.email().max(320),
  name: z.string().trim().min(1).max(200),
})

/** What the guide opens with: whose it is, and the two addresses Okta asks for. */
export function mountGuide(door: SetupDoor, deps: SetupDeps): void {
  door.serve({ method: 'GET', path: '/guide' }, async ({ link }) => {
    const connection = await connectionStore(deps).find(link.connectionId)
    const organization = await organizationStore(deps).find(link.organizationId)
    if (connection === undefined || organization === undefined) return undefined
    const applications = applicationStore(deps)
    const application = await (connection.applicationId === null
      ? applications.onlyOne()
      : applications.byId(connection.applicationId))
    return {
      organization: { name: organization.name },
      application: { name: application?.name ?? 'the application' },
      invited: { name: link.name, email: link.email },
      onlyStep: link.step,
      until: link.expiresAt,
      status: connection.status,
      ...addressesOf(deps.publicUrl, connection.id),
    }
  })

  // "Ask whoever runs our DNS": a link for one step, by mail to one person.
  door.serve({ method: 'POST', path: '/help', body: help }, async ({ link, body }) => {
    if (link.step !== null) throw new NotFound('help for a helper', { link: link.id })
    const organization = await organizationStore(deps).find(link.organizationId)
    const { connectionId, organizationId } = link
    const asked = await setupLinkStore(deps).create({ ...body, connectionId, organizationId }, link.id)
    const letter = helpLetter(body, { from: link.name, organization: organization?.name ?? '', url: asked.url })
    await deps.db.transaction((trx) => deps.post.put(trx, organizationId, letter))
    return { id: asked.link.id, step: body.step, email: body.email }
  })
}
