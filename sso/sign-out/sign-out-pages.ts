import type { FastifyReply } from 'fastify'
import { html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { brand, hidden } from '../page-parts.ts'

/** A link alone must not sign anybody out (OIDC RP-Initiated Logout 1.0 §2). */
export function confirmLogoutPage(reply: FastifyReply, fields: Record<string, string>): FastifyReply {
  return sendPage(reply, {
    title: 'Sign out?',
    formTargets: 'any',
    body: html`<main class="card">${brand}
<h1>Sign out?</h1>
<p class="lead">You are about to sign out of the applications you opened from this browser.</p>
<form class="stack" method="post" action="/logout">${hidden(Object.entries(fields))}
<button name="confirm" value="yes">Sign out</button>
</form>
</main>`,
  })
}

export function loggedOutPage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    title: 'Signed out',
    body: html`<main class="card">${brand}
<h1>You are signed out</h1>
<p class="lead">Your company’s Okta may still know you in this browser; sign out there as well on a shared computer.</p>
</main>`,
  })
}
