//   GET /login/sessionCookieRedirect?token=…&redirectUrl=…   a session token becomes this browser's session
import type { FastifyInstance } from 'fastify'
import { parameters } from '../../kit/server.ts'
import { sendMessage } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import { goOn, type SignInTools } from './go-on.ts'
import { HOME_PATH, requiredOrg } from './login-routes.ts'
import { redeemSessionToken } from './session-tokens.ts'

/** May a browser be sent there after it signed in? */
export type MayRedirect = (orgId: string, origin: string, use: 'REDIRECT') => Promise<boolean>

export function mountSessionCookieRedirect(app: FastifyInstance, tools: SignInTools, mayRedirect: MayRedirect): void {
  const orgOf = requiredOrg(tools.deps)

  app.get('/login/sessionCookieRedirect', async (request, reply) => {
    const org = await orgOf(request)
    const query = parameters(request.query)
    const redirectUrl = await allowedUrl(org, query.get('redirectUrl') ?? HOME_PATH)
    // Looked at first: a token is not spent on the way to somewhere it may not lead.
    if (redirectUrl === undefined)
      return sendMessage(reply, {
        org: org.name,
        status: 400,
        title: 'This address is not trusted',
        text: `${org.name} does not send a browser there. An administrator can trust its origin under Security, API, Trusted Origins.`,
      })
    const redeemed = await redeemSessionToken(tools.deps, org, query.get('token') ?? '')
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    // Okta leads on either way; whoever is not signed in is asked to where they arrive.
    if (redeemed === undefined) return reply.redirect(redirectUrl, 302)
    return goOn(tools, request, reply, { org, ...redeemed, fromUri: redirectUrl })
  })

  /** On this host, or at an origin an administrator trusts. Written anew, so that what was checked is what is followed. */
  async function allowedUrl(org: Org, text: string): Promise<string | undefined> {
    if (text.length > 8_000 || !/^[\x21-\x7e]+$/.test(text) || text.includes('\\')) return undefined
    if (!URL.canParse(text, org.url)) return undefined
    const url = new URL(text, org.url)
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined
    if (url.origin === new URL(org.url).origin) return url.href
    return (await mayRedirect(org.id, url.origin, 'REDIRECT')) ? url.href : undefined
  }
}
