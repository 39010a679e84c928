import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { catalogueOf } from '../words/catalogue.ts'
import { setupReport } from './setup-report.ts'
import { setupReportFile } from './setup-report-page.ts'

/** For operators; the customer's own is in setup/guide-routes.ts. */
export function mountSetupReport(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      method: 'GET',
      path: '/connections/{id}/report',
      id: 'getSetupReport',
      summary: 'What was proven of a connection, when and by whom: one file to keep, in English',
      tag: 'Connections',
      params: z.object({ id: z.string().max(64) }),
      status: 200,
    },
    async ({ params, actor }) => {
      const report = await setupReport(deps, params.id, actor)
      return report && setupReportFile(report, await catalogueOf('en'))
    },
  )
}
