// The brand on pages: its mark on top, its colour in a stylesheet of its own, both at addresses that change with their
// content. Served to everybody: they are on pages before anybody signs in.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { NotFound } from '../../kit/errors.ts'
import { type Html, html, raw } from '../../kit/html.ts'
import { sha256 } from '../../kit/ids.ts'
import { dressPages, type PageDress } from '../../kit/page.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Brand, HOUSE_NAME } from './brand.ts'
import { accentStyle } from './brand-colour.ts'
import { brandStore } from './brand-store.ts'

const ARCH = raw(
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M4 21V9a8 8 0 0 1 16 0v12M9 21v-9a3 3 0 0 1 6 0v9"/></svg>',
)

/** What is there is worn from the first page on. */
export async function mountBrandFiles(app: FastifyInstance, deps: SsoDeps): Promise<void> {
  const brands = brandStore(deps)
  await brands.load()
  dressPages(app, () => dressOf(brands.now()))

  app.get<{ Params: { file: string } }>('/brand/:file', async (http, reply) => {
    const asked = `/brand/${http.params.file}`
    const brand = await brands.load()
    if (asked === brand.logo?.path) return forEver(reply, brand.logo.type).send(brand.logo.bytes)
    const style = styleOf(brand)
    if (asked === style?.path) return forEver(reply, 'text/css; charset=utf-8').send(style.text)
    throw new NotFound('no such file of the brand', { asked })
  })
}

function dressOf(brand: Brand): PageDress {
  const style = styleOf(brand)
  return { mark: markOf(brand), stylesheets: style === undefined ? [] : [style.path] }
}

function markOf({ name, logo }: Brand): Html {
  if (logo === null) return html`<p class="brand">${ARCH}${name ?? HOUSE_NAME}</p>`
  return html`<p class="brand"><img src="${logo.path}" alt="">${name ?? HOUSE_NAME}</p>`
}

function styleOf({ accent }: Brand): { path: string; text: string } | undefined {
  if (accent === null) return undefined
  const text = accentStyle(accent)
  return { path: `/brand/colour-${sha256(text).slice(0, 16)}.css`, text }
}

/** Its own type and no other, and nothing in it that runs, whatever a browser makes of it. */
function forEver(reply: FastifyReply, type: string): FastifyReply {
  return reply
    .header('content-type', type)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'public, max-age=31536000, immutable')
}
