import type { FastifyReply } from 'fastify'
import { type Html, html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { logoPath } from '../apps/app-logo.ts'
import { type App, tileUrl } from '../apps/okta-app.ts'
import { brand } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import { HOME_PATH } from '../sign-in/login-routes.ts'

/** Where a person finds what they may use. */
export function sendDashboard(
  reply: FastifyReply,
  page: {
    org: Org
    firstName: string
    login: string
    /** May open the admin console. */
    administrator: boolean
    apps: readonly App[]
    /** Ids of apps somebody gave a picture. */
    withLogo: ReadonlySet<string>
    q: string
  },
): FastifyReply {
  const { org, firstName, login, administrator, withLogo, q } = page
  const all = page.apps.length
  const apps = page.apps.filter(({ label }) => label.toLowerCase().includes(q.toLowerCase()))
  return sendPage(reply, {
    title: `My apps · ${org.name}`,
    accent: 'okta',
    width: 'wide',
    body: html`<header class="bar">${brand(org.name)}
<div class="who"><span>${login}</span>${administrator && html`<a class="button" href="/admin">Admin</a>`}<a class="button quiet" href="/enduser/settings">Settings</a><a class="button quiet" href="/login/signout">Sign out</a></div></header>
<main>
<h1>Hello ${firstName}</h1>
${all === 0 ? nothingYet(org) : html`<h2>My apps</h2>${all > MANY && searchForm(q)}${apps.length === 0 ? nothingFound(q) : tiles(org, apps, withLogo)}`}
</main>`,
  })
}

function tiles(org: Org, apps: readonly App[], withLogo: ReadonlySet<string>): Html {
  return html`<ul class="tiles">
${apps.map((app) => html`<li><a class="tile" href="${tileUrl('', app)}">${markOf(app, withLogo)}<span>${app.label}</span></a></li>`)}
</ul>
<p class="note">Something missing? Your ${org.name} administrator decides which apps appear here.</p>`
}

function markOf(app: App, withLogo: ReadonlySet<string>): Html {
  return withLogo.has(app.id)
    ? html`<img class="logo" src="${logoPath(app)}" alt="">`
    : html`<span class="mark" aria-hidden="true">${initials(app.label)}</span>`
}

/** More than fit on a screen at a glance. */
const MANY = 12

function searchForm(q: string): Html {
  return html`<form class="search" method="get" action="${HOME_PATH}" role="search">
<label>Search my apps
<input name="q" type="search" value="${q}" maxlength="100"></label>
<button class="quiet" type="submit">Search</button></form>`
}

function nothingFound(q: string): Html {
  return html`<div class="empty"><p>No app of yours is called “${q}”.</p><p><a href="${HOME_PATH}">Show all my apps</a></p></div>`
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
