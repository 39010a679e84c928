import type { FastifyRequest } from 'fastify'
import type { LogParty, NewLogEvent } from '../system-log/log-event.ts'

/** Where a request came from, for the system log. */
export function clientOf(request: FastifyRequest): NonNullable<NewLogEvent['client']> {
  const userAgent = request.headers['user-agent']
  return { ipAddress: request.ip, ...(userAgent === undefined ? {} : { userAgent: userAgent.slice(0, 500) }) }
}

/** A person as the system log names them. */
export function personParty(person: {
  readonly id: string
  readonly login: string
  readonly profile: Readonly<Record<string, unknown>>
}): LogParty {
  const { firstName, lastName } = person.profile
  return { id: person.id, type: 'User', alternateId: person.login, displayName: `${firstName} ${lastName}` }
}

/** Somebody nobody knows. What they typed is not kept: it may have been their password. */
export const UNKNOWN_PERSON: LogParty = {
  id: 'unknown',
  type: 'User',
  alternateId: 'unknown',
  displayName: 'unknown',
}
