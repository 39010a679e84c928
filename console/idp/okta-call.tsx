import { ApiCallPanel } from '../ui/api-call-panel.tsx'
import type { ApiRequest } from '../ui/api-request.ts'
import { OKTA_ACCESS } from './okta-api.ts'

/** The panel "The API call that would do the same", for this org. */
export function OktaCall({ requests, title }: { requests: readonly ApiRequest[]; title?: string }) {
  return <ApiCallPanel requests={requests} access={OKTA_ACCESS} {...(title === undefined ? {} : { title })} />
}
