// The pages before the guide: server-rendered, without script, so that a link opens anywhere.
import type { FastifyReply } from 'fastify'
import { html, raw } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { brand } from '../page-parts.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { LANGUAGE_TAGS } from '../words/spoken-language.ts'

type Names = {
  readonly organization: string
  /** Undefined: it is not known which one this is for. */
  readonly application: string | undefined
  readonly name: string
  readonly mailbox: string
}

export function invitationPage(
  reply: FastifyReply,
  { language, setup: { invitation } }: Catalogue,
  page: Names & { action: string },
): FastifyReply {
  return sendPage(reply, {
    title: invitation.title,
    language: LANGUAGE_TAGS[language],
    body: html`<main class="card">${brand}
<h1>${invitation.heading(page.organization)}</h1>
<p class="lead">${invitation.lead(page.name)}</p>
${page.application !== undefined && html`<p class="lead">${invitation.after(page.organization, page.application)}</p>`}
<p>${invitation.mailbox(page.mailbox)}</p>
<form class="stack" method="post" action="${page.action}"><button>${invitation.send}</button></form>
<p class="hint">${invitation.need}</p>
</main>`,
  })
}

export function askCodePage(
  reply: FastifyReply,
  { language, setup: { code } }: Catalogue,
  page: Names & { problem?: string },
): FastifyReply {
  return sendPage(reply, {
    title: code.title,
    language: LANGUAGE_TAGS[language],
    status: page.problem === undefined ? 200 : 400,
    body: html`<main class="card">${brand}
<h1>${code.heading}</h1>
<p class="lead">${code.lead(page.mailbox)}</p>
${page.problem && html`<p class="problem" role="alert" id="problem">${page.problem}</p>`}
<form class="stack" method="post" action="/setup/code">
<label>${code.label}<input name="code" required autofocus inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,9}" maxlength="9"${page.problem && raw(' aria-describedby="problem" aria-invalid="true"')}></label>
<button>${code.go}</button>
</form>
<form method="post" action="/setup/code/again"><button class="quiet">${code.again}</button></form>
</main>`,
  })
}
