import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { setupReport } from '../setup-report/setup-report.ts'
import { setupReportFile } from '../setup-report/setup-report-page.ts'
import { askHelper, wantedHelp } from './ask-a-helper.ts'
import { guideOf } from './guide.ts'
import type { SetupDeps } from './setup-deps.ts'
import type { SetupDoor } from './setup-door.ts'
import { wholeGuide } from './whole-guide.ts'

/** The guide as a whole, and asking somebody else for help with a step. */
export function mountGuide(door: SetupDoor, deps: SetupDeps): void {
  door.serve({ method: 'GET', path: '/guide' }, async ({ link, words: { language } }) => {
    // Letters to come are in the language this is read in.
    if (language !== link.language) await setupLinkStore(deps).keepLanguage(link.id, language)
    return guideOf(deps, link)
  })

  // For the ticket of the change. Somebody who was asked for one step has no business with the rest.
  door.serve({ method: 'GET', path: '/report' }, async ({ link, words }) => {
    const report = await setupReport(deps, wholeGuide(link).connectionId, link.id)
    return report && setupReportFile(report, words)
  })

  door.serve({ method: 'POST', path: '/help', body: wantedHelp }, async ({ link, body, words }) => {
    const { id, step, email } = await askHelper(deps, wholeGuide(link), body, words)
    return { id, step, email }
  })
}
