// Server-rendered pages: one document, one stylesheet, no script. What a browser may do with them is said in headers.
import crypto from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Html, html, raw } from './html.ts'
import { stylesheet } from './style.css.ts'

export type Page = {
  title: string
  body: Html
  status?: number
  /** As `<html lang>` wants it; English otherwise. */
  language?: string
  /** Whose page it is, by its one colour. */
  accent?: 'gatepass' | 'okta' | 'workplace'
  width?: 'narrow' | 'wide'
  /** Further stylesheets of this house, by path. */
  stylesheets?: readonly string[]
  /**
   * `any` leaves `form-action` out of the policy: Chromium applies it to every redirect that follows a form post, and a
   * sign-in page's post leads through addresses it cannot know.
   */
  formTargets?: 'any'
}

const styleHash = crypto.createHash('sha256').update(stylesheet).digest('base64url').slice(0, 12)
const stylePath = `/style-${styleHash}.css`

/** Serves the stylesheet, for ever: its name changes with its content. */
export function mountPages(app: FastifyInstance): void {
  app.get(stylePath, (_request, reply) =>
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .send(stylesheet),
  )
}

/** What a house wears on all its pages: a mark on top, and stylesheets after the one all share. */
export type PageDress = { readonly mark: Html; readonly stylesheets: readonly string[] }

/** Stands in a page where the house's mark goes. From outside nobody can write it: it would be escaped. */
export const houseMark = raw('<!--mark-->')

const DRESS = 'pageDress'

/** @param dress  asked for every page anew */
export function dressPages(app: FastifyInstance, dress: () => PageDress): void {
  app.decorate(DRESS, dress)
}

/** Of a house that has none: nothing. */
export function dressOf(reply: FastifyReply): PageDress {
  const { [DRESS]: dress } = reply.server as { [DRESS]?: () => PageDress }
  return dress?.() ?? { mark: raw(''), stylesheets: [] }
}

export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  const dress = dressOf(reply)
  const document = html`<!doctype html>
<html lang="${page.language ?? 'en'}" data-accent="${page.accent ?? 'gatepass'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylePath}">
${[...dress.stylesheets, ...(page.stylesheets ?? [])].map((path) => html`<link rel="stylesheet" href="${path}">`)}
</head>
<body class="${page.width ?? 'narrow'}">
${page.body}
</body>
</html>
`
  const formAction = page.formTargets === 'any' ? '' : "; form-action 'self'"
  return securely(
    reply,
    `default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'${formAction}`,
  )
    .code(page.status ?? 200)
    .send(document.toString().replace(houseMark.toString(), () => dress.mark.toString()))
}

const SUBMIT = 'document.forms[0].submit()'
const submitHash = crypto.createHash('sha256').update(SUBMIT).digest('base64')

/** An authorization response in a form the browser posts by itself (OAuth 2.0 Form Post Response Mode §2). */
export function sendFormPost(reply: FastifyReply, url: string, fields: Record<string, string>): FastifyReply {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Continue</title></head>
<body><form method="post" action="${url}">${inputs}<noscript><button>Continue</button></noscript></form>
<script>${raw(SUBMIT)}</script></body></html>
`
  return securely(
    reply,
    `default-src 'none'; script-src 'sha256-${submitHash}'; base-uri 'none'; frame-ancestors 'none'`,
  )
    .code(200)
    .send(document.toString())
}

const POST_MESSAGE =
  'const { target, message } = document.body.dataset; parent.postMessage(JSON.parse(message), target)'
const postMessageHash = crypto.createHash('sha256').update(POST_MESSAGE).digest('base64')

/** An answer to the page that holds this one in a frame: to a page of `origin`, framed by one of `origin`, or to nobody. */
export function sendPostMessage(reply: FastifyReply, origin: string, message: Record<string, string>): FastifyReply {
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Continue</title></head>
<body data-target="${origin}" data-message="${JSON.stringify(message)}"><script>${raw(POST_MESSAGE)}</script></body></html>
`
  return securely(
    reply,
    `default-src 'none'; script-src 'sha256-${postMessageHash}'; base-uri 'none'; frame-ancestors ${origin}`,
  )
    .removeHeader('x-frame-options')
    .code(200)
    .send(document.toString())
}

function securely(reply: FastifyReply, policy: string): FastifyReply {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('x-frame-options', 'DENY')
    .header('cross-origin-opener-policy', 'same-origin')
}
