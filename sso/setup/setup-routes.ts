// A customer's administrator connects their Okta.
//
//   /setup/{token}, /setup/code     open-link.ts     the link, the mailbox proven by a code
//   /setup/guide                    guide-page.ts    the guide, in the browser
//   /setup/api/…                    setup-door.ts    what the guide asks: its own connection and nothing else
//   /mailbox                        letters that were not sent, on a laptop
import type { FastifyInstance } from 'fastify'
import { asAppError } from '../../kit/errors.ts'
import { newId } from '../../kit/ids.ts'
import { problemPage } from '../page-parts.ts'
import { LANGUAGE_TAGS } from '../words/spoken-language.ts'
import { mountByToken } from './by-token-routes.ts'
import { mountDomainsStep } from './domains-step-routes.ts'
import { mountGuidePage } from './guide-page.ts'
import { mountGuide } from './guide-routes.ts'
import { mountMailbox } from './mailbox-routes.ts'
import { mountOpenLink } from './open-link.ts'
import type { SetupDeps } from './setup-deps.ts'
import { mountSetupDoor, wordsFor } from './setup-door.ts'
import { SetupLinkGone, SetupSessionMissing } from './setup-errors.ts'
import { mountSteps } from './steps-routes.ts'
import { mountUpkeep } from './upkeep-routes.ts'

export function mountSetup(app: FastifyInstance, deps: SetupDeps): void {
  app.register(async (pages) => {
    pages.setErrorHandler(async (thrown, http, reply) => {
      const error = asAppError(thrown)
      const trace = newId('trc')
      const facts = { trace, method: http.method, status: error.status }
      if (error.status >= 500) deps.log.error('setup.failed', error, facts)
      else deps.log.info('setup.refused', { ...facts, reason: error.code, facts: error.facts })
      const closed = error instanceof SetupLinkGone || error instanceof SetupSessionMissing
      const { language, tell, setup } = await wordsFor(http)
      return problemPage(reply, {
        title: closed ? setup.problem.closed : setup.problem.other,
        language: LANGUAGE_TAGS[language],
        status: error.status,
        sentence: tell(error.publicMessage),
        code: error.code,
        trace,
      })
    })
    mountOpenLink(pages, deps)
    mountGuidePage(pages, deps)
    mountMailbox(pages, deps)
  })
  mountSetupDoor(app, deps, (door) => {
    mountGuide(door, deps)
    mountSteps(door, deps)
    mountDomainsStep(door, deps)
    mountByToken(door, deps)
    mountUpkeep(door, deps)
  })
}
