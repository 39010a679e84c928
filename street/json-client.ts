// The little HTTP the street needs to set its houses up from the outside, as anybody would.
import { AppError } from '../kit/errors.ts'
import type { GuardedHttp } from '../kit/guarded-http.ts'

/** A house refused a call while the street was being set up. */
class SetupCallRefused extends AppError {
  readonly code = 'street.setup_call_refused'
  readonly status = 500
  readonly publicMessage = 'The street could not be set up.'
}

export type JsonClient = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  // biome-ignore lint/suspicious/noExplicitAny: the houses' own schemas describe these answers
) => Promise<any>

/** @param authorization  `SSWS …` for Okta's management API, `Bearer gp_…` for Gatepass's */
export function jsonClient(http: GuardedHttp, baseUrl: string, authorization: string): JsonClient {
  return async (method, path, body) => {
    const answer = await http.request(baseUrl + path, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (answer.status >= 300)
      throw new SetupCallRefused(`${method} ${path} was answered ${answer.status}`, {
        answer: answer.body.slice(0, 500),
      })
    return answer.body === '' ? undefined : JSON.parse(answer.body)
  }
}
