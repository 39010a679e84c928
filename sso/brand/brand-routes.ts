import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import type { SsoDeps } from '../sso-deps.ts'
import type { Brand } from './brand.ts'
import { readableAccent } from './brand-colour.ts'
import { brandStore } from './brand-store.ts'

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'Must be a colour like #0b6e4f')
/** In a mail's header and on pages: no line breaks, nothing invisible. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'Must be one line')

const shown = z
  .object({
    name: z.string().nullable().describe('What this service is called; null: Gatepass.'),
    accent: z.object({ light: z.string(), dark: z.string() }).nullable(),
    mail: z.object({ name: z.string(), address: z.string() }).nullable().describe('Who letters come from.'),
    logo: z.string().nullable().describe('Where the logo is.'),
  })
  .meta({ id: 'Brand' })

const input = z.strictObject({
  name: line(60).nullable().default(null),
  accent: z
    .strictObject({ light: colour, dark: colour.optional().describe('Not given: made of the light one.') })
    .nullable()
    .default(null),
  mail: z
    .strictObject({ name: line(60), address: z.email().max(320) })
    .nullable()
    .default(null),
})

/** A picture of 256 kB, written as text. */
const LOGO_BODY_BYTES = 400 * 1024

export function mountBrand(door: AdminDoor, deps: SsoDeps): void {
  const brands = brandStore(deps)
  door.serve(
    {
      method: 'GET',
      path: '/brand',
      id: 'getBrand',
      summary: 'What customers and their people see of this service',
      tag: 'Brand',
      status: 200,
      answer: shown,
    },
    async () => showBrand(await brands.load()),
  )
  door.serve(
    {
      method: 'PUT',
      path: '/brand',
      id: 'setBrand',
      summary: 'Set name, colour and mail sender; what is not given is Gatepass’s own',
      tag: 'Brand',
      role: 'owner',
      body: input,
      status: 200,
      answer: shown,
      refusals: ['brand.colour_unreadable'],
    },
    async ({ body: { name, accent, mail }, actor }) => {
      const readable = accent && readableAccent(accent.light, accent.dark)
      return showBrand(await brands.set({ name, accent: readable, mail }, actor))
    },
  )
  door.serve(
    {
      method: 'PUT',
      path: '/brand/logo',
      id: 'setBrandLogo',
      summary: 'Set the logo: a PNG, JPEG or WebP picture of at most 256 kB',
      tag: 'Brand',
      role: 'owner',
      bodyLimitBytes: LOGO_BODY_BYTES,
      body: z.strictObject({ picture: z.base64().describe('The file’s bytes.') }),
      status: 200,
      answer: shown,
      refusals: ['brand.not_a_picture'],
    },
    async ({ body, actor }) => showBrand(await brands.setLogo(Buffer.from(body.picture, 'base64'), actor)),
  )
  door.serve(
    {
      method: 'DELETE',
      path: '/brand/logo',
      id: 'removeBrandLogo',
      summary: 'Remove the logo',
      tag: 'Brand',
      role: 'owner',
      status: 200,
      answer: shown,
    },
    async ({ actor }) => showBrand(await brands.setLogo(null, actor)),
  )
}

function showBrand({ name, accent, mail, logo }: Brand) {
  return { name, accent, mail, logo: logo?.path ?? null }
}
