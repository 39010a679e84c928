// The part of Okta's expression language that claims are made of in practice: an attribute of the person, the name they
// go by in the app, the app's client id, a text in quotes. Anything else is refused and never guessed at.
import { claimFailed } from './matching-groups.ts'

export type ExpressionWorld = {
  readonly profile: Readonly<Record<string, unknown>>
  readonly userName: string
  readonly clientId: string
}

const LITERAL = /^(?:"([^"\\]*)"|'([^'\\]*)')$/
const ATTRIBUTE = /^(user|appuser|app)\.([A-Za-z][A-Za-z0-9_]*)$/

/** What Okta puts into the `sub` of an access token unless told otherwise. */
const USUAL_SUBJECT = '(appuser != null) ? appuser.userName : app.clientId'

/**
 * @returns undefined when the attribute is not set: the claim is left out
 * @throws ProtocolError  server_error, user_claim_evaluation_failure
 */
export function evaluateExpression(claim: string, expression: string, world: ExpressionWorld): string | undefined {
  const text = expression.trim()
  if (text === USUAL_SUBJECT) return world.userName
  const literal = LITERAL.exec(text)
  if (literal !== null) return literal[1] ?? literal[2] ?? ''
  const [, owner, name] = ATTRIBUTE.exec(text) ?? []
  if (owner === 'user' && name !== undefined) return attribute(world.profile, name)
  if (owner === 'appuser' && name === 'userName') return world.userName
  if (owner === 'appuser' && name === 'email') return attribute(world.profile, 'email')
  if (owner === 'app' && name === 'clientId') return world.clientId
  throw claimFailed(claim)
}

function attribute(profile: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(profile, name) ? profile[name] : undefined
  return typeof value === 'string' ? value : undefined
}
