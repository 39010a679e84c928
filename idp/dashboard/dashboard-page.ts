import type { FastifyReply } from 'fastify'
import { type Html, html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { type App, tileUrl } from '../apps/okta-app.ts'
import { brand } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'

/** Where a person finds what they may use. */
export function sendDashboard(
  reply: FastifyReply,
  page: { org: Org; firstName: string; login: string; apps: readonly App[] },
): FastifyReply {
  const { org, firstName, login, apps } = page
  return sendPage(reply, {
    title: `My apps · ${org.name}`,
    accent: 'okta',
    width: 'wide',
    body: html`<main>
<header class="bar">${brand(org.name)}
<div class="who"><span>${login}</span><a class="button quiet" href="/login/signout">Sign out</a></div></header>
<h1>Hello ${firstName}</h1>
${apps.length === 0 ? nothingYet(org) : tiles(org, apps)}
</main>`,
  })
}

function tiles(org: Org, apps: readonly App[]): Html {
  return html`<h2>My apps</h2>
<ul class="tiles">
${apps.map((app) => html`<li><a class="tile" href="${tileUrl('', app)}"><span class="mark" aria-hidden="true">${initials(app.label)}</span><span>${app.label}</span></a></li>`)}
</ul>
<p class="note">Something missing? Your ${org.name} administrator decides which apps appear here.</p>`
}

function nothingYet(org: Org): Html {
  return html`<div class="empty"><p>You have no apps yet.</p><p>They appear here as soon as your ${org.name} administrator assigns one to you.</p></div>`
}

/** One or two letters to know a tile by: the first of the first two words. */
export function initials(label: string): string {
  const words = label.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? '')
  return letters.join('').toUpperCase() || '•'
}
