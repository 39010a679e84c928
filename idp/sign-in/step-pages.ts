// The pages between a right password and a session. Each is one form, served without script.
import type { FastifyReply } from 'fastify'
import { type Html, html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { brand } from '../okta-page.ts'

type StepPage = {
  readonly org: string
  readonly title: string
  readonly lead: string
  readonly problem?: string | undefined
  readonly status?: number
  readonly body: Html
}

/** A card with a heading, a sentence, what went wrong and a form. Where it leads on to may be an application's. */
export function sendStep(reply: FastifyReply, page: StepPage): FastifyReply {
  return sendPage(reply, {
    title: `${page.title} · ${page.org}`,
    accent: 'okta',
    status: page.status ?? 200,
    formTargets: 'any',
    body: html`<main class="card">
${brand(page.org)}
<h1>${page.title}</h1>
<p class="lead">${page.lead}</p>
${page.problem !== undefined && html`<p class="problem" role="alert">${page.problem}</p>`}
${page.body}
</main>`,
  })
}

/** One field for a code. */
export function codeInput(): Html {
  return html`<label>Code
<input name="code" type="text" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" maxlength="7" title="Six digits" required autofocus></label>`
}

/** A new password, twice: a slip in what nobody sees would lock its owner out. */
export function newPasswordInputs(login: string, requirements: string): Html {
  return html`<input type="text" name="username" value="${login}" autocomplete="username" hidden>
<label>New password
<input name="newPassword" type="password" autocomplete="new-password" aria-describedby="requirements" required></label>
<p class="hint" id="requirements">${requirements}</p>
<label>Repeat new password
<input name="repeated" type="password" autocomplete="new-password" required></label>`
}

/** Leaves a sign-in that is half done. */
export function cancelForm(): Html {
  return html`<form class="note" method="post" action="/signin/cancel"><button class="link" type="submit">Sign in as somebody else</button></form>`
}

/** A picture to scan and the same to type, for a second factor that is being set up. */
export function enrolmentForm(page: {
  readonly action: string
  readonly factorId: string
  readonly secret: string
  readonly qrSvg: string
}): Html {
  const picture = `data:image/svg+xml;base64,${Buffer.from(page.qrSvg).toString('base64')}`
  const spaced = page.secret.replace(/(.{4})(?=.)/g, '$1 ')
  return html`<p><img class="qr" src="${picture}" width="200" height="200" alt="The secret below, as a picture to scan"></p>
<dl class="facts"><dt>Or type</dt><dd>${spaced}</dd></dl>
<form class="stack" method="post" action="${page.action}" autocomplete="off">
<input type="hidden" name="factorId" value="${page.factorId}">
${codeInput()}
<button type="submit">Verify</button>
</form>`
}
