import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type AppError, parseAtDoor } from '../../kit/errors.ts'
import { parameters } from '../../kit/server.ts'
import { AlreadyHasOne, DayNotBookable, PriorityOnly, SpaceTaken } from '../bookings/booking-errors.ts'
import { bookableDays, type Day, inWords } from '../bookings/day.ts'
import { dayPage } from '../pages/day-page.ts'
import { landingUrl } from '../pages/landing.ts'
import { welcomePage } from '../pages/welcome-page.ts'
import type { Person } from '../people/person.ts'
import { SessionEnded } from '../people/session-ended.ts'
import type { WorkplaceDeps } from '../workplace-deps.ts'
import { takeSpace } from './take-space.ts'

const spaceId = z.string().regex(/^spc_[0-9a-z]{20}$/)
const pressed = z.object({ day: z.iso.date(), space: spaceId, from: spaceId.optional() })

export function mountPlanADay(app: FastifyInstance, deps: WorkplaceDeps): void {
  const days = () => bookableDays(deps.clock.now(), deps.timeZone)

  app.get('/', async (request, reply) => {
    const wanted = parameters(request.query).get('day')
    const session = await deps.sessions.current(request)
    if (session === undefined) return welcome(reply, wanted)
    // A day that is over, in an old bookmark, is today's page.
    return showDay(reply, session.person, days().find((day) => day === wanted) ?? (days()[0] as Day))
  })

  app.post('/bookings', async (request, reply) => {
    const person = await signedIn(request)
    const { day, space, from } = fromForm(request)
    try {
      await takeSpace(deps, person, { day, spaceId: space, from })
    } catch (error) {
      if (isAboutTheFloor(error)) return showDay(reply, person, day, error)
      throw error
    }
    return backTo(reply, day)
  })

  app.post('/bookings/give-back', async (request, reply) => {
    const person = await signedIn(request)
    const { day, space } = fromForm(request)
    await deps.bookings.remove(day, space, person.id)
    return backTo(reply, day)
  })

  async function signedIn(request: FastifyRequest): Promise<Person> {
    const session = await deps.sessions.current(request)
    if (session === undefined) throw new SessionEnded('form without a session')
    return session.person
  }

  function fromForm(request: FastifyRequest) {
    const form = parseAtDoor(pressed, Object.fromEntries(parameters(request.body)), 'form')
    if (!days().includes(form.day)) throw new DayNotBookable('day out of range', { day: form.day })
    return form
  }

  function welcome(reply: FastifyReply, day: string | undefined): FastifyReply {
    const returnTo = landingUrl(deps.publicUrl, day === undefined ? undefined : `/?${new URLSearchParams({ day })}`)
    return deps.show(reply, { title: 'Sign in to Ronspot', body: welcomePage({ returnTo }), wide: true })
  }

  /** The day as it is now; after a refusal too, so that the next press is made on the true picture. */
  async function showDay(reply: FastifyReply, person: Person, day: Day, refusal?: AppError): Promise<FastifyReply> {
    const [floor, booked] = await Promise.all([
      deps.bookings.floor(person.organization, day),
      deps.bookings.booked(person.organization, days()),
    ])
    const body = dayPage({ person, day, days: days(), floor, booked, problem: refusal?.publicMessage })
    return deps.show(reply, { title: `${inWords(day)} · Ronspot`, body, status: refusal?.status ?? 200, wide: true })
  }

  function backTo(reply: FastifyReply, day: Day): FastifyReply {
    return reply.redirect(`${deps.publicUrl}/?day=${day}`, 303)
  }
}

function isAboutTheFloor(error: unknown): error is AppError {
  return error instanceof SpaceTaken || error instanceof AlreadyHasOne || error instanceof PriorityOnly
}
