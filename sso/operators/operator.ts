// Somebody of the SaaS who works at the desk: invited by an owner (the first one comes by a one-time link), signs in with
// a passkey, may what their role may until an owner disables them.
import type { Role } from '../admin-door/role.ts'
import type { OperatorRow } from '../schema/sso-schema.ts'

export type Operator = {
  /** `opr_…`; also the handle a passkey keeps of its owner. */
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly createdBy: string
  readonly createdAt: number
  /** When the first passkey was made; null: the invitation waits. */
  readonly joinedAt: number | null
  readonly lastSignInAt: number | null
  readonly disabledAt: number | null
  /** Bound to an identity at the operators' own Okta. */
  readonly boundToOkta: boolean
}

export function operatorOf(row: OperatorRow): Operator {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    createdBy: row.created_by,
    createdAt: row.created_at,
    joinedAt: row.joined_at,
    lastSignInAt: row.last_sign_in_at,
    disabledAt: row.disabled_at,
    boundToOkta: row.okta_subject !== null,
  }
}
