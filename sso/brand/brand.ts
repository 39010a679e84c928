// What this house wears in front of customers and their people: the SaaS's own name, logo and colour on the guide and on
// every page of a sign-in, its sender on letters. Nothing set: Gatepass's own.
//
//   brand-routes    an owner sets it              brand-colour   a colour is readable or refused
//   brand-store     kept, and at hand everywhere  page-dress     put on pages
import { sha256 } from '../../kit/ids.ts'
import type { BrandRow } from '../schema/sso-schema.ts'
import type { Accent } from './brand-colour.ts'

export type Brand = {
  readonly name: string | null
  readonly accent: Accent | null
  /** Who letters come from; null: as SSO_MAIL_FROM says. */
  readonly mail: { readonly name: string; readonly address: string } | null
  readonly logo: { readonly type: string; readonly path: string; readonly bytes: Buffer } | null
}

export const HOUSE_NAME = 'Gatepass'

export const noBrand: Brand = { name: null, accent: null, mail: null, logo: null }

export function brandOf(row: BrandRow): Brand {
  return {
    name: row.name,
    accent: row.accent_light === null ? null : { light: row.accent_light, dark: row.accent_dark ?? row.accent_light },
    mail: row.mail_address === null ? null : { name: row.mail_name ?? row.name ?? '', address: row.mail_address },
    logo: logoOf(row),
  }
}

function logoOf({ logo_type: type, logo_base64: base64 }: BrandRow): Brand['logo'] {
  if (type === null || base64 === null) return null
  // Its name changes with its content, so browsers may keep it for ever.
  return { type, path: `/brand/logo-${sha256(base64).slice(0, 16)}`, bytes: Buffer.from(base64, 'base64') }
}
