// What the pages of this house share: the mark on top, and the page of everything that went wrong.
import type { FastifyReply } from 'fastify'
import { type Html, html } from '../kit/html.ts'
import { houseMark, sendPage } from '../kit/page.ts'

/** The mark on top of a card: what this house wears (brand/page-dress.ts). */
export const brand = houseMark

/** Fields that a form carries along. */
export const hidden = (fields: Iterable<readonly [string, string]>): Html[] =>
  Array.from(fields, ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)

/** What went wrong, in one sentence; the code is for programs, the trace id for support. */
export function problemPage(
  reply: FastifyReply,
  page: {
    title?: string
    /** As `<html lang>` wants it; English otherwise. */
    language?: string
    status: number
    sentence: string
    code: string
    trace?: string
    /** What came in and was refused, for whoever has to correct it. */
    sent?: string | undefined
    startAgain?: string | undefined
    /** Who can put it right, as in “show this page to …”. */
    help?: string | undefined
  },
): FastifyReply {
  const { title = 'Sign-in did not work' } = page
  return sendPage(reply, {
    title,
    ...(page.language === undefined ? {} : { language: page.language }),
    status: page.status,
    body: html`<main class="card">${brand}
<h1>${title}</h1>
<p class="lead">${page.sentence}</p>
${page.help && html`<p class="lead">For help, show this page to ${page.help}.</p>`}
${page.startAgain && html`<p><a class="button" href="${page.startAgain}" rel="noreferrer">Start again</a></p>`}
<dl class="facts"><dt>Code</dt><dd data-code="${page.code}">${page.code}</dd>${
      page.trace && html`<dt>Trace</dt><dd data-trace="${page.trace}">${page.trace}</dd>`
    }${page.sent && html`<dt>Sent</dt><dd>${page.sent}</dd>`}</dl>
</main>`,
  })
}
