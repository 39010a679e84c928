// What is compared with a customer's Okta after go-live, and what comes of it.
//
//   holds     as we need it, with what was seen
//   differs   it changed: findings say what was wanted, what is there, whose side must act and where
//   unknown   no answer, or nobody let us look; what was found before stays as it was
import type { Evidence, Finding } from '../setup-steps/setup-step.ts'

export const CHECKS = {
  reach: 'Okta answers',
  issuer: 'Issuer and signing keys',
  credentials: 'Client ID and secret',
  'next-secret': 'The secret that follows',
  'redirect-uri': 'Sign-in redirect URI and scopes',
  domains: 'E-mail domains',
  'api-token': 'API token',
  'token-rights': 'What the API token may read',
  app: 'The app',
  secrets: 'Client secrets of the app',
  assignments: 'Assignments',
  tile: 'Tile',
  policy: 'Access policy and rule',
  'groups-claim': 'Groups claim',
} as const

export type CheckName = keyof typeof CHECKS

/** What not everybody has: its absence is drift only where it was there before. */
export const OPTIONAL: readonly CheckName[] = ['tile', 'groups-claim', 'secrets']

export type Looked = {
  readonly check: CheckName
  readonly state: 'holds' | 'differs' | 'unknown'
  readonly evidence: readonly Evidence[]
  readonly findings: readonly Finding[]
  /** Why nothing is known, in words. */
  readonly why?: string | undefined
}

/** One that was seen in an Okta, when, and who was told. */
export type DriftFinding = Finding & {
  /** Its name within the connection. */
  readonly key: string
  readonly check: CheckName
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly toldAt: number | null
  /** Who was told, in words. */
  readonly toldTo: string | null
  readonly goneAt: number | null
}

export function holds(check: CheckName, evidence: readonly Evidence[]): Looked {
  return { check, state: 'holds', evidence, findings: [] }
}

export function differs(check: CheckName, findings: readonly (Finding | undefined)[]): Looked {
  return { check, state: 'differs', evidence: [], findings: findings.filter((each) => each !== undefined) }
}

export function unknown(check: CheckName, why: string): Looked {
  return { check, state: 'unknown', evidence: [], findings: [], why }
}

/** The same for the same thing found again. Of domains there may be several. */
export function keyOf(check: CheckName, { code, want }: Finding): string {
  return check === 'domains' ? `${code} ${want}` : code
}
