// A question to Okta's management API, and the ways it can say nothing: what is not an answer is told, not thrown.
import { AppError } from '../../kit/errors.ts'
import {
  ApiTokenNotAllowed,
  ApiTokenRefused,
  OktaApiUnreachable,
  OktaBusy,
  OktaFeatureMissing,
  OktaObjectMissing,
} from '../okta/management-problems.ts'

export type Asked<T> =
  | { readonly got: T }
  | { readonly no: 'missing' | 'not allowed' | 'no feature' | 'dead token' | 'no answer'; readonly why: string }

export async function asked<T>(question: Promise<T>): Promise<Asked<T>> {
  try {
    return { got: await question }
  } catch (error) {
    if (error instanceof OktaObjectMissing) return { no: 'missing', why: 'Okta has nothing by this name.' }
    if (error instanceof ApiTokenNotAllowed) return { no: 'not allowed', why: 'The API token may not look at it.' }
    if (error instanceof OktaFeatureMissing) return { no: 'no feature', why: error.publicMessage }
    if (error instanceof ApiTokenRefused) return { no: 'dead token', why: 'The API token is dead.' }
    if (error instanceof OktaBusy || error instanceof OktaApiUnreachable)
      return { no: 'no answer', why: 'Okta’s management API did not answer.' }
    if (error instanceof AppError) return { no: 'no answer', why: error.publicMessage }
    throw error
  }
}
