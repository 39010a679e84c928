// The pages before the guide: server-rendered, without script, so that a link opens anywhere.
import type { FastifyReply } from 'fastify'
import { html, raw } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { brand } from '../page-parts.ts'

type Names = { readonly organization: string; readonly name: string; readonly mailbox: string }

export function invitationPage(reply: FastifyReply, page: Names & { action: string }): FastifyReply {
  return sendPage(reply, {
    title: 'Connect your Okta',
    body: html`<main class="card">${brand}
<h1>Connect the Okta of ${page.organization}</h1>
<p class="lead">Hello ${page.name}. This takes a few minutes, and you can stop and come back at any time. Every step is checked while you take it; nobody who is signed in notices anything until you go live.</p>
<p>First we make sure it is you: a code goes to ${page.mailbox}.</p>
<form class="stack" method="post" action="${page.action}"><button>Send me the code</button></form>
<p class="hint">What you need: an account that may add applications in your company’s Okta.</p>
</main>`,
  })
}

export function askCodePage(reply: FastifyReply, page: Names & { problem?: string }): FastifyReply {
  return sendPage(reply, {
    title: 'Your code',
    status: page.problem === undefined ? 200 : 400,
    body: html`<main class="card">${brand}
<h1>Look into your mailbox</h1>
<p class="lead">A letter with a code of six digits is on its way to ${page.mailbox}.</p>
${page.problem && html`<p class="problem" role="alert" id="problem">${page.problem}</p>`}
<form class="stack" method="post" action="/setup/code">
<label>Code<input name="code" required autofocus inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,9}" maxlength="9"${page.problem && raw(' aria-describedby="problem" aria-invalid="true"')}></label>
<button>Continue</button>
</form>
<form method="post" action="/setup/code/again"><button class="quiet">Send another code</button></form>
</main>`,
  })
}
