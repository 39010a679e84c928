import type { Clock } from '../../kit/clock.ts'
import { NotFound } from '../../kit/errors.ts'
import { AlreadyHasOne, PriorityOnly, SpaceTaken } from '../bookings/booking-errors.ts'
import type { BookingStore, SpaceThatDay } from '../bookings/booking-store.ts'
import type { Day } from '../bookings/day.ts'
import { mayTake, PRIORITY_GROUP, spaceName } from '../floor/space.ts'
import type { Person } from '../people/person.ts'

/**
 * Takes a space for a day, or moves the person's booking there from the space they have in the same zone.
 *
 * No look before the leap: the write itself decides between two people, and only a refused write is looked into.
 * Pressing twice is the same as pressing once.
 *
 * @param wanted.from  the space the person had when they pressed; absent: they had none
 * @throws NotFound       no such space on this organization's floor
 * @throws PriorityOnly   a priority bay and the person is not in the group
 * @throws SpaceTaken     somebody else has it
 * @throws AlreadyHasOne  the person took another one meanwhile, in another tab
 */
export async function takeSpace(
  deps: { bookings: BookingStore; clock: Clock },
  person: Person,
  wanted: { day: Day; spaceId: string; from?: string | undefined },
): Promise<void> {
  const space = await deps.bookings.space(person.organization, wanted.spaceId)
  if (space === undefined) throw new NotFound('no such space')
  if (!mayTake(space, person.groups)) throw new PriorityOnly(spaceName(space), PRIORITY_GROUP)

  const booking = {
    day: wanted.day,
    zone: space.zone,
    space_id: space.id,
    person_id: person.id,
    created_at: deps.clock.now(),
  }
  if (wanted.from !== undefined && (await deps.bookings.move(booking, wanted.from))) return
  if (await deps.bookings.insert(booking)) return

  const floor = await deps.bookings.floor(person.organization, wanted.day)
  const now = floor.find(({ id }) => id === space.id)
  if (now?.person_id === person.id) return
  const held = floor.find((other) => other.zone === space.zone && other.person_id === person.id)
  if (now?.person_id == null && held !== undefined) throw new AlreadyHasOne(spaceName(held))
  throw new SpaceTaken(spaceName(space), nearest(floor, space, person))
}

/** Up to three free spaces the person may take, closest by number first. */
function nearest(floor: SpaceThatDay[], missed: { zone: string; code: string }, person: Person): string[] {
  const number = (code: string) => Number(code.slice(1))
  const away = (space: SpaceThatDay) => Math.abs(number(space.code) - number(missed.code))
  return floor
    .filter(
      (s) => s.zone === missed.zone && s.person_id === null && s.code !== missed.code && mayTake(s, person.groups),
    )
    .sort((a, b) => away(a) - away(b))
    .slice(0, 3)
    .map(({ code }) => code)
    .sort()
}
