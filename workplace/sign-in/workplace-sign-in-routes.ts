// Signing in and out, as an application does it with Gatepass:
//
//   POST /sign-in      with an address or without   → Gatepass
//   GET  /callback     Gatepass is done             → signed in, or /switch
//   GET  /initiate     a tile was clicked in Okta   → Gatepass, who knows already which company it was
//   POST /sign-out     → Gatepass → /signed-out
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { parameters } from '../../kit/server.ts'
import { landingUrl } from '../pages/landing.ts'
import { signedOutPage, switchPage } from '../pages/notice-pages.ts'
import { welcomePage } from '../pages/welcome-page.ts'
import type { WorkplaceDeps } from '../workplace-deps.ts'
import { backFromGatepass } from './back-from-gatepass.ts'
import { goToGatepass } from './go-to-gatepass.ts'
import { leaveRonspot } from './leave-ronspot.ts'
import { AttemptGone, IssuerUnknown } from './workplace-sign-in-errors.ts'

const workEmail = z.email().max(254)

// Third-party initiated login (OIDC Core 1.0 §4): these five and nothing else are read.
const hint = z.string().max(254).optional().catch(undefined)
const id = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .optional()
  .catch(undefined)
const initiation = z.object({
  iss: z.string().optional(),
  login_hint: hint,
  target_link_uri: z.string().optional(),
  connection: id,
  organization: id,
})

export function mountWorkplaceSignIn(app: FastifyInstance, deps: WorkplaceDeps): void {
  const { publicUrl, sessions } = deps

  app.post('/sign-in', async (request, reply) => {
    const form = parameters(request.body)
    const email = form.get('email')?.trim()
    const landing = landingUrl(publicUrl, form.get('return_to'))
    if (email !== undefined && !workEmail.safeParse(email).success)
      return deps.show(reply, {
        title: 'Sign in to Ronspot',
        status: 400,
        wide: true,
        body: welcomePage({
          returnTo: landing,
          email,
          problem: 'Please type your whole work e-mail, as in ada@company.com.',
        }),
      })
    return send(reply, await goToGatepass(deps, request, { hints: { login_hint: email }, landing }))
  })

  app.get('/callback', async (request, reply) =>
    send(reply, await backFromGatepass(deps, request, String(request.query ?? ''))),
  )

  app.route({
    method: ['GET', 'POST'],
    url: '/initiate',
    handler: async (request, reply) => {
      const given = initiation.parse(
        Object.fromEntries(parameters(request.method === 'GET' ? request.query : request.body)),
      )
      if (given.iss !== deps.issuer) throw new IssuerUnknown('initiated by another issuer')
      const { iss: _, target_link_uri, ...hints } = given
      const landing = landingUrl(publicUrl, target_link_uri)
      return send(reply, await goToGatepass(deps, request, { hints, landing }))
    },
  })

  app.get('/switch', async (request, reply) => {
    const waiting = await sessions.pending(request)
    const here = await sessions.current(request)
    if (waiting === undefined) return reply.redirect(`${publicUrl}/`, 303)
    const people = { here: here?.person.name ?? 'somebody else', arriving: waiting.person.name }
    return deps.show(reply, { title: 'Switch person? · Ronspot', body: switchPage(people) })
  })

  app.post('/switch', async (request, reply) => {
    if (parameters(request.body).get('answer') !== 'switch')
      return send(reply, { ...(await sessions.dismiss(request)), url: `${publicUrl}/` })
    const confirmed = await sessions.confirm(request)
    if (confirmed === undefined) throw new AttemptGone('nobody waits to be switched to')
    return send(reply, { cookies: confirmed.cookies, url: confirmed.returnTo })
  })

  app.post('/sign-out', async (request, reply) => send(reply, await leaveRonspot(deps, request)))

  app.get('/signed-out', async (_request, reply) =>
    deps.show(reply, { title: 'Signed out · Ronspot', body: signedOutPage }),
  )
}

function send(reply: FastifyReply, to: { url: string; cookies: string[] }): FastifyReply {
  return reply.header('set-cookie', to.cookies).header('cache-control', 'no-store').redirect(to.url, 303)
}
