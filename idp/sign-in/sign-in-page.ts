import type { FastifyReply } from 'fastify'
import { html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { brand } from '../okta-page.ts'

/** Served without script. Its POST leads on through the application's address, so form targets are not limited. */
export function sendSignInPage(
  reply: FastifyReply,
  page: { org: string; fromUri: string; username: string; problem?: string; status?: number },
): FastifyReply {
  const known = page.username !== ''
  return sendPage(reply, {
    title: `Sign in · ${page.org}`,
    accent: 'okta',
    status: page.status ?? 200,
    formTargets: 'any',
    body: html`<main class="card">
${brand(page.org)}
<h1>Sign in</h1>
<p class="lead">With your ${page.org} account.</p>
${page.problem && html`<p class="problem" role="alert">${page.problem}</p>`}
<form class="stack" method="post" action="/login/login.htm">
<input type="hidden" name="fromURI" value="${page.fromUri}">
<label>Username
<input name="username" type="text" value="${page.username}" autocomplete="username" autocapitalize="none" spellcheck="false" inputmode="email" maxlength="100" required${known ? '' : html` autofocus`}></label>
<label>Password
<input name="password" type="password" autocomplete="current-password" required${known && html` autofocus`}></label>
<button type="submit">Sign in</button>
</form>
<p class="note"><a href="/signin/forgot-password">Forgot password?</a></p>
</main>`,
  })
}
