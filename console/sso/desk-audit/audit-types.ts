import type { AuditRecord } from '../desk/desk-types.ts'

/** An entry whole: with its place in the chain, and whoever acted by name. */
export type AuditEntry = AuditRecord & {
  readonly organizationId: string | null
  readonly seq: number
  readonly prevHash: string
  readonly hash: string
}

export type Verification = {
  readonly intact: boolean
  readonly entries: number
  readonly head: { readonly seq: number; readonly hash: string }
  readonly broken: { readonly seq: number; readonly why: string } | null
}
