// What Okta's APIs have in common: they listen to JSON, and say what is wrong in one form.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '../../kit/errors.ts'
import { OktaError, oktaErrorBody, validationFailed } from '../okta-error.ts'
import type { AdminApiDeps, ApiRoute } from './api-call.ts'

/** A picture of a megabyte, and the form around it. */
const FORM_BYTES = 1_100_000

/** JSON and nothing else; a request may say JSON and send nothing, as Okta's clients do for lifecycle operations. */
export function speakJson(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  const parse = scope.getDefaultJsonParser('error', 'error')
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
    if (text === '') return done(null, undefined)
    if (/\\u0000/i.test(text)) return done(new OktaError('E0000003'))
    return parse(request, text, done)
  })
  scope.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: FORM_BYTES },
    (request, body, done) => {
      const { accepts } = request.routeOptions.config as { accepts?: ApiRoute['accepts'] }
      return accepts === 'multipart' ? done(null, body) : done(new OktaError('E0000021'))
    },
  )
}

/** Anything that went wrong, as Okta words it. Only what nobody expected is logged. */
export function sendOktaError(deps: { log: AdminApiDeps['log'] }, reply: FastifyReply, thrown: unknown): FastifyReply {
  const error = asOktaError(thrown)
  if (error.errorCode === 'E0000009') deps.log.error('admin_api.failed', thrown)
  return reply.code(error.status).send(oktaErrorBody(error))
}

function asOktaError(thrown: unknown): OktaError {
  if (thrown instanceof OktaError) return thrown
  if (thrown instanceof AppError && thrown.status < 500) return validationFailed('request', [thrown.publicMessage])
  const { code, statusCode } = thrown as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new OktaError('E0000021')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new OktaError('E0000003')
  return new OktaError('E0000009', undefined, [], { cause: thrown })
}
