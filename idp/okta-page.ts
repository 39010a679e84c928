// How every page of Okta's side begins, and the page that has one thing to say.
import type { FastifyReply } from 'fastify'
import { type Html, html, raw } from '../kit/html.ts'
import { sendPage } from '../kit/page.ts'

const MARK = raw(
  '<svg viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="9.5" fill="none" stroke="currentColor" stroke-width="6"/></svg>',
)

/** The mark and whose page it is. */
export function brand(name: string): Html {
  return html`<p class="brand">${MARK}<span>${name}</span></p>`
}

/** A page with a heading, a sentence, and what can be done now. */
export function sendMessage(
  reply: FastifyReply,
  page: {
    org: string
    status: number
    title: string
    text: string
    next?: Html
    facts?: Readonly<Record<string, string>>
    formTargets?: 'any'
  },
): FastifyReply {
  const facts = Object.entries(page.facts ?? {})
  return sendPage(reply, {
    title: `${page.title} · ${page.org}`,
    accent: 'okta',
    status: page.status,
    ...(page.formTargets === undefined ? {} : { formTargets: page.formTargets }),
    body: html`<main class="card">
${brand(page.org)}
<h1>${page.title}</h1>
<p class="lead">${page.text}</p>
${page.next}
${facts.length > 0 && html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`}
</main>`,
  })
}
