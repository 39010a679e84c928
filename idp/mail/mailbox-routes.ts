// Where a developer reads the letters nobody sent, newest first. There is no such page where letters are sent, nor in
// production.
import type { FastifyInstance } from 'fastify'
import { NotFound } from '../../kit/errors.ts'
import { html } from '../../kit/html.ts'
import { lettersBody } from '../../kit/letter.ts'
import { sendPage } from '../../kit/page.ts'
import type { PostOffice } from '../../kit/post-office.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { brand } from '../okta-page.ts'
import { orgOfRequest } from '../orgs/org-of-request.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'

const MOST_SHOWN = 50

export function mountMailbox(app: FastifyInstance, deps: IdpDeps, post: PostOffice<IdpSchema>): void {
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
${lettersBody(letters, 'They appear here when somebody is activated or forgets a password.')}
</main>`,
    })
  })
}
