// The calls that change a server's claims.
import type { ApiRequest } from '../../ui/api-request.ts'
import { serverPath } from './server-requests.ts'
import type { GroupFilter, OktaClaim, OktaServer } from './server-types.ts'

export function claimsPath(server: OktaServer): string {
  return `${serverPath(server.id)}/claims`
}

export type ClaimDraft = {
  readonly name: string
  readonly claimType: OktaClaim['claimType']
  /** Of an ID token: also when an access token comes with it, or then from userinfo alone. */
  readonly always: boolean
  readonly valueType: 'EXPRESSION' | 'GROUPS'
  readonly value: string
  readonly filter: GroupFilter
  readonly disabled: boolean
  readonly anyScope: boolean
  readonly scopes: readonly string[]
}

export const NEW_CLAIM: ClaimDraft = {
  name: '',
  claimType: 'RESOURCE',
  always: true,
  valueType: 'EXPRESSION',
  value: '',
  filter: 'STARTS_WITH',
  disabled: false,
  anyScope: true,
  scopes: [],
}

export function claimDraft(claim: OktaClaim): ClaimDraft {
  return {
    name: claim.name,
    claimType: claim.claimType,
    always: claim.alwaysIncludeInToken,
    valueType: claim.valueType === 'GROUPS' ? 'GROUPS' : 'EXPRESSION',
    value: claim.value ?? '',
    filter: claim.group_filter_type ?? 'STARTS_WITH',
    disabled: claim.status === 'INACTIVE',
    anyScope: claim.conditions.scopes.length === 0,
    scopes: claim.conditions.scopes,
  }
}

/** @param claim  the one that is edited; absent: a new one */
export function saveClaimRequest(server: OktaServer, draft: ClaimDraft, claim?: OktaClaim): ApiRequest {
  return {
    method: claim === undefined ? 'POST' : 'PUT',
    path: claim === undefined ? claimsPath(server) : `${claimsPath(server)}/${claim.id}`,
    body: {
      name: draft.name.trim(),
      status: draft.disabled ? 'INACTIVE' : 'ACTIVE',
      claimType: draft.claimType,
      valueType: claim?.valueType === 'SYSTEM' ? 'SYSTEM' : draft.valueType,
      ...(claim?.valueType === 'SYSTEM' ? {} : { value: draft.value }),
      ...(draft.valueType === 'GROUPS' ? { group_filter_type: draft.filter } : {}),
      conditions: { scopes: draft.anyScope ? [] : draft.scopes },
      alwaysIncludeInToken: draft.claimType === 'RESOURCE' || draft.always,
    },
  }
}

export function deleteClaimRequest(server: OktaServer, claim: OktaClaim): ApiRequest {
  return { method: 'DELETE', path: `${claimsPath(server)}/${claim.id}` }
}
