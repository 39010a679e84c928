import type { ApiRequest } from '../../ui/api-request.ts'
import type { Invitation } from './invite-fields.tsx'

/** @param connectionId  absent: the organization's draft, made when there is none */
export function inviteRequest(
  whose: { readonly organizationId: string; readonly connectionId?: string },
  { name, email, send }: Invitation,
): ApiRequest {
  const body = { ...whose, name: name.trim(), email: email.trim(), send }
  return { method: 'POST', path: '/api/setup-links', body }
}
