// Everything about getting in at an org, and out again. Read go-on.ts for the way as a whole.
import type { FastifyInstance } from 'fastify'
import type { ForgottenPasswords } from './forgotten-passwords.ts'
import type { SignInTools } from './go-on.ts'
import { mountLogin } from './login-routes.ts'
import { mountPasswordLinks } from './password-link-routes.ts'
import type { PasswordLinkStore } from './password-links.ts'
import { type MayRedirect, mountSessionCookieRedirect } from './session-cookie-redirect.ts'
import { mountStages } from './stage-routes.ts'

export function mountSignIn(
  app: FastifyInstance,
  tools: SignInTools,
  more: { links: PasswordLinkStore; forgotten: ForgottenPasswords; mayRedirect: MayRedirect },
): void {
  mountLogin(app, tools)
  mountStages(app, tools)
  mountPasswordLinks(app, tools, more)
  mountSessionCookieRedirect(app, tools, more.mayRedirect)
}
