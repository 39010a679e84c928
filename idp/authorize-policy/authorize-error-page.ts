import type { FastifyReply } from 'fastify'
import type { ProtocolError } from '../../openid/protocol-error.ts'
import { sendMessage } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import { oktaWording } from './okta-wording.ts'

/**
 * Shown instead of a redirect when the application or its address cannot be trusted (RFC 6749 §4.1.2.1), in Okta's
 * words and with the place in the console where it is set right.
 *
 * @param appId  the app whose settings are meant, when there is one
 */
export function sendAuthorizeError(
  reply: FastifyReply,
  org: Org,
  error: ProtocolError,
  appId: string | undefined,
): FastifyReply {
  const { description, error: name = error.error } = oktaWording(error)
  const place = appId === undefined ? '' : `: ${org.url}/admin/app/oidc_client/instance/${appId}#tab-general`
  const aboutUri = error.reason.startsWith('illegal_')
  return sendMessage(reply, {
    org: org.name,
    status: 400,
    title: '400 Bad Request',
    text: 'Your request resulted in an error.',
    facts: {
      'Error Code': name,
      Description: aboutUri ? description.replace(/\.$/, place || '.') : description,
    },
  })
}
