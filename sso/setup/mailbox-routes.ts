// Where a developer reads the letters nobody sent. There is no such page where letters are sent, nor in production.
import type { FastifyInstance } from 'fastify'
import { html } from '../../kit/html.ts'
import { lettersBody } from '../../kit/letter.ts'
import { sendPage } from '../../kit/page.ts'
import { brand } from '../page-parts.ts'
import type { SetupDeps } from './setup-deps.ts'

const MOST_SHOWN = 50

export function mountMailbox(app: FastifyInstance, { post }: SetupDeps): void {
  if (!post.keepsLetters) return
  app.get('/mailbox', async (_request, reply) =>
    sendPage(reply, {
      title: 'Mailbox',
      width: 'wide',
      body: html`<main>
<header class="bar">${brand}</header>
<h1>Mailbox</h1>
<p class="lead">No mail server is set, so letters stay here instead of going out. Set SSO_SMTP_URL to send them.</p>
${lettersBody(await post.list(undefined, MOST_SHOWN), 'They appear here when somebody opens a setup link.')}
</main>`,
    }),
  )
}
