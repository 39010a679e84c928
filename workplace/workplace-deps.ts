import type { FastifyReply } from 'fastify'
import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/database.ts'
import type { Html } from '../kit/html.ts'
import type { BookingStore } from './bookings/booking-store.ts'
import type { Sessions } from './people/browser-session.ts'
import type { PersonClaims } from './people/person.ts'
import type { WorkplaceSchema } from './schema/workplace-schema.ts'
import type { Gatepass } from './sign-in/gatepass.ts'
import type { Attempts } from './sign-in/workplace-attempt.ts'

/** What the steps work with; assembled once in `app.ts`. */
export type WorkplaceDeps = {
  readonly publicUrl: string
  /** The exact string Gatepass calls itself. */
  readonly issuer: string
  /** Where the office is: decides which day is today. */
  readonly timeZone: string
  readonly clock: Clock
  readonly db: Database<WorkplaceSchema>
  readonly bookings: BookingStore
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly gatepass: Gatepass
  readonly organizationOf: (claims: PersonClaims) => string
  readonly show: (
    reply: FastifyReply,
    page: { title: string; body: Html; status?: number; wide?: boolean },
  ) => FastifyReply
}
