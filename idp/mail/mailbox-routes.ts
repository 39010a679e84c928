// Where a developer reads the letters nobody sent, newest first. There is no such page where letters are sent, nor in
// production.
import type { FastifyInstance } from 'fastify'
import { NotFound } from '../../kit/errors.ts'
import { html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { brand } from '../okta-page.ts'
import { orgOfRequest } from '../orgs/org-of-request.ts'
import { isUrl } from './letter-text.ts'
import type { PostOffice } from './post-office.ts'

const MOST_SHOWN = 50

export function mountMailbox(app: FastifyInstance, deps: IdpDeps, post: PostOffice): void {
  if (!post.keepsLetters) return
  const orgOf = orgOfRequest(deps)

  app.get('/mailbox', async (request, reply) => {
    const org = await orgOf(request)
    if (org === undefined) throw new NotFound('no org at this host')
    const letters = await post.list(org.id, MOST_SHOWN)
    return sendPage(reply, {
      title: `Mailbox · ${org.name}`,
      accent: 'okta',
      width: 'wide',
      body: html`<main>
<header class="bar">${brand(org.name)}</header>
<h1>Mailbox</h1>
<p class="lead">No mail server is set, so letters stay here instead of going out. Set IDP_SMTP_URL to send them.</p>
${
  letters.length === 0
    ? html`<div class="empty"><p>No letters yet.</p><p>They appear here when somebody is activated or forgets a password.</p></div>`
    : letters.map(
        (letter) => html`<article class="letter">
<h2>${letter.subject}</h2>
<p class="hint">To ${letter.to} · <time datetime="${new Date(letter.createdAt).toISOString()}">${new Date(letter.createdAt).toUTCString()}</time></p>
${letter.paragraphs.map((text) => (isUrl(text) ? html`<p><a href="${text}">${text}</a></p>` : html`<p>${text}</p>`))}
</article>`,
      )
}
</main>`,
    })
  })
}
