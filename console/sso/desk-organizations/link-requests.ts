import type { ApiRequest } from '../../ui/api-request.ts'
import type { Invitation } from './invite-fields.tsx'

/** @param connectionId  absent: the organization's draft, made when there is none */
export function inviteRequest(
  whose: { readonly organizationId: string; readonly connectionId?: string },
  { name, email, language, send }: Invitation,
): ApiRequest {
  // English is what is said while nothing is known of them: then the code is in what their browser prefers.
  const spoken = language === 'en' ? {} : { language }
  const body = { ...whose, name: name.trim(), email: email.trim(), ...spoken, send }
  return { method: 'POST', path: '/api/setup-links', body }
}
