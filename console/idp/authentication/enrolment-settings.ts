// Which second factors people may set up themselves. Okta writes it in two ways, before and since its Identity Engine;
// it stays as it was written.
import type { Json } from './org-policy.ts'

export type Enrolling = 'NOT_ALLOWED' | 'OPTIONAL' | 'REQUIRED'
type Said = { readonly enroll?: { readonly self?: Enrolling } }
type Authenticator = Said & { readonly key: string }

export const FACTORS = [
  { factor: 'okta_otp', authenticator: 'okta_verify', label: 'Okta Verify' },
  { factor: 'google_otp', authenticator: 'google_otp', label: 'Google Authenticator' },
] as const

export type FactorName = (typeof FACTORS)[number]['factor']

export const ENROLLING: Readonly<Record<Enrolling, string>> = {
  NOT_ALLOWED: 'Disabled',
  OPTIONAL: 'Optional',
  REQUIRED: 'Required',
}

/** What a new policy starts from. */
export const USUAL_FACTORS: Json = {
  factors: Object.fromEntries(
    FACTORS.map(({ factor }) => [factor, { consent: { type: 'NONE' }, enroll: { self: 'OPTIONAL' } }]),
  ),
}

export function enrollingOf(settings: Json | undefined, name: FactorName): Enrolling {
  const { factors, authenticators } = partsOf(settings)
  const key = keyOf(name)
  const said = authenticators?.find((one) => one.key === key) ?? factors?.[name]
  return said?.enroll?.self ?? 'NOT_ALLOWED'
}

export function withEnrolling(settings: Json, name: FactorName, self: Enrolling): Json {
  const { factors, authenticators } = partsOf(settings)
  const key = keyOf(name)
  if (authenticators !== undefined) {
    const others = authenticators.filter((one) => one.key !== key)
    const known = authenticators.find((one) => one.key === key)
    return { ...settings, authenticators: [...others, { ...known, key, enroll: { self } }] }
  }
  return { ...settings, factors: { ...factors, [name]: { consent: { type: 'NONE' }, enroll: { self } } } }
}

function partsOf(settings: Json | undefined) {
  return (settings ?? {}) as {
    readonly factors?: Readonly<Record<string, Said | undefined>>
    readonly authenticators?: readonly Authenticator[]
  }
}

function keyOf(name: FactorName): string {
  return FACTORS.find(({ factor }) => factor === name)?.authenticator ?? name
}
