// What somebody sees who opens this house's address to find out what it is.
import type { FastifyInstance } from 'fastify'
import { html } from '../kit/html.ts'
import { sendPage } from '../kit/page.ts'
import { brand } from './page-parts.ts'

export function mountFrontPage(app: FastifyInstance): void {
  app.get('/', (_request, reply) =>
    sendPage(reply, {
      title: 'Gatepass',
      accent: 'gatepass',
      body: html`<main class="card">${brand}
<h1>Gatepass</h1>
<p class="lead">Applications send people here to sign in through their own company’s Okta.</p>
<p>For operators: <a href="/api/openapi.json">the admin API</a>. For applications: <a href="/.well-known/openid-configuration">the OpenID configuration</a>.</p>
</main>`,
    }),
  )
}
