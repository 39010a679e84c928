// What the type-ahead of "The following clients" asks. A client is an app that speaks OpenID Connect.
import type { Choice } from '../../ui/search-picker.tsx'
import { callOkta } from '../okta-api.ts'
import type { OktaApp } from '../okta-types.ts'

export async function findClients(text: string, signal: AbortSignal): Promise<Choice[]> {
  const query = new URLSearchParams({ limit: '20', ...(text === '' ? {} : { q: text }) })
  const apps = await callOkta<OktaApp[]>({ method: 'GET', path: `/api/v1/apps?${query}` }, signal)
  return apps
    .filter(({ signOnMode }) => signOnMode === 'OPENID_CONNECT')
    .slice(0, 8)
    .map((app) => ({
      id: app.credentials.oauthClient.client_id,
      title: app.label,
      detail: app.credentials.oauthClient.client_id,
    }))
}
