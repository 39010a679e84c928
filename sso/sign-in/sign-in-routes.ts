// Signing in, from the browser's side:
//
//   GET  /authorize               the engine checks the application's request, then asks us who it is
//          start-sign-in.ts         choose-connection.ts whose Okta?  → sign-in-attempt.ts remember → off to Okta
//   GET  /callback/:connection    finish-sign-in.ts
//          callback-answer.ts       what Okta says
//          sign-in-attempt.ts       this browser's attempt, its connection, who answers
//          (okta/) redeem           the code for who it is
//          admit.ts                 one transaction: log, account, session, code → back to the application
//          continue-as.ts           or first a question: somebody else is signed in here
//   POST /sign-in/continue        the answer to that question
//   GET, POST /initiate/:connection   launch-from-tile.ts: a click on the tile in Okta → the application → /authorize
//
//   GET  /sign-in/test/:token     start-test.ts: an administrator tries a draft out; the same way to Okta and back, and then
//          finish-test.ts           a page that shows what was seen: nobody is let in
//
//   whatever goes wrong           sign-in-errors.ts names it, refuse-sign-in.ts writes it down and shows the page
import type { FastifyInstance, FastifyReply } from 'fastify'
import { ANSWERED, type AuthorizeContext } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { continueAs } from './continue-as.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { launchFromTile } from './launch-from-tile.ts'
import { refuseSignIn } from './refuse-sign-in.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { recordOf } from './sign-in-record.ts'
import { startSignIn } from './start-sign-in.ts'
import { startTest } from './start-test.ts'
import type { FailedSignIn } from './write-down.ts'

/** A person in 5 000 groups has them all in the form of `continue-as.ts`. */
const CONTINUE_BYTES = 1024 * 1024

type AtConnection = { Params: { connectionId: string } }

export function mountSignIn(app: FastifyInstance, deps: SignInDeps): void {
  // A HEAD would use an attempt up like a GET and show nobody the answer.
  const browsersOnly = { exposeHeadRoute: false }

  app.get<AtConnection>('/callback/:connectionId', browsersOnly, (http, reply) => {
    const { connectionId } = http.params
    const failed = { step: 'answer', connectionId } as const
    return orRefuse(deps, { http, reply }, failed, (browser) => finishSignIn(deps, browser, connectionId))
  })

  app.post('/sign-in/continue', { bodyLimit: CONTINUE_BYTES }, (http, reply) =>
    orRefuse(deps, { http, reply }, { step: 'answer' }, (browser) => continueAs(deps, browser)),
  )

  app.get<{ Params: { token: string } }>('/sign-in/test/:token', browsersOnly, (http, reply) =>
    orRefuse(deps, { http, reply }, { step: 'authorize' }, (browser) => startTest(deps, browser, http.params.token)),
  )

  app.route<AtConnection>({
    method: ['GET', 'POST'],
    url: '/initiate/:connectionId',
    ...browsersOnly,
    handler: (http, reply) => {
      const { connectionId } = http.params
      const failed = { step: 'launch', connectionId } as const
      return orRefuse(deps, { http, reply }, failed, (browser) => launchFromTile(deps, browser, connectionId))
    },
  })
}

/** The engine's question "who is it?": the browser goes to Okta and the answer comes back another way. */
export async function identifyAtOkta(deps: SignInDeps, context: AuthorizeContext): Promise<typeof ANSWERED> {
  const { request } = context
  const failed = { step: 'authorize' as const, request, connectionId: request.extra.connection?.slice(0, 100) }
  await orRefuse(deps, context, failed, () => startSignIn(deps, context))
  return ANSWERED
}

async function orRefuse(
  deps: SignInDeps,
  browser: Browser,
  failed: FailedSignIn & { readonly step: 'authorize' | 'launch' | 'answer' },
  work: (browser: Browser) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const began = performance.now()
  try {
    return await work(browser)
  } catch (error) {
    // The engine sends these to the application.
    if (error instanceof ProtocolError) throw error
    return refuseSignIn(deps, browser, error, { ...failed, record: recordOf(failed.step, performance.now() - began) })
  }
}
