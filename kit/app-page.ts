// A page of our own script: what a browser may do with it is said in headers, the same for every console.
import type { FastifyReply } from 'fastify'
import { html } from './html.ts'
import { dressOf } from './page.ts'

// Script and style from our own files alone; React sets single styles through the object model, which no policy counts.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src-elem 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** @param page  the built `index.html`; it wears what the house's other pages do */
export function sendAppPage(reply: FastifyReply, page: Buffer): FastifyReply {
  const worn = html`${dressOf(reply).stylesheets.map((path) => html`<link rel="stylesheet" href="${path}">`)}</head>`
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .header('x-frame-options', 'DENY')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    .send(page.toString().replace('</head>', () => worn.toString()))
}
