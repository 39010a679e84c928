import { z } from 'zod'
import { NotFound } from '../../kit/errors.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { SETUP_STEPS } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { setupReport } from '../setup-report/setup-report.ts'
import { setupReportPage } from '../setup-report/setup-report-page.ts'
import { guideOf } from './guide.ts'
import type { SetupDeps } from './setup-deps.ts'
import type { SetupDoor } from './setup-door.ts'
import { helpLetter } from './setup-letters.ts'

const help = z.strictObject({
  step: z.enum(SETUP_STEPS),
  email: z.email().max(320),
  name: z.string().trim().min(1).max(200),
})

/** The guide as a whole, and asking somebody else for help with a step. */
export function mountGuide(door: SetupDoor, deps: SetupDeps): void {
  door.serve({ method: 'GET', path: '/guide' }, ({ link }) => guideOf(deps, link))

  // For the ticket of the change. Somebody who was asked for one step has no business with the rest.
  door.serve({ method: 'GET', path: '/report' }, async ({ link, reply }) => {
    if (link.step !== null) throw new NotFound('report for a helper', { link: link.id })
    const report = await setupReport(deps, link.connectionId, link.id)
    if (report === undefined) return undefined
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', 'attachment; filename="sign-in-report.html"')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .send(setupReportPage(report))
  })

  // "Ask whoever runs our DNS": a link for one step, by mail to one person.
  door.serve({ method: 'POST', path: '/help', body: help }, async ({ link, body, words }) => {
    if (link.step !== null) throw new NotFound('help for a helper', { link: link.id })
    const organization = await organizationStore(deps).find(link.organizationId)
    const { connectionId, organizationId } = link
    const asked = await setupLinkStore(deps).create({ ...body, connectionId, organizationId }, link.id)
    const about = { from: link.name, organization: organization?.name ?? '', url: asked.url }
    const letter = helpLetter(words.setup, body, about)
    await deps.db.transaction((trx) => deps.post.put(trx, organizationId, letter))
    return { id: asked.link.id, step: body.step, email: body.email }
  })
}
