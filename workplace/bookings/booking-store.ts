// Every statement that reads or writes bookings. Two people who press at once are told apart by the table's own keys,
// (day, space) and (day, person, zone): one insert wins, the other is refused by the database.
import { type Database, isUniqueViolation } from '../../kit/database.ts'
import type { Space, Zone } from '../floor/space.ts'
import type { WorkplaceSchema } from '../schema/workplace-schema.ts'
import type { Day } from './day.ts'

/** A space on one day, and who has it. */
export type SpaceThatDay = Space & { person_id: string | null; taker: string | null }

/** Something taken, as the week's overview counts it. */
export type Booked = Pick<Space, 'zone' | 'kind' | 'code'> & { day: Day; person_id: string }

export type BookingStore = {
  floor(organization: string, day: Day): Promise<SpaceThatDay[]>
  booked(organization: string, days: readonly Day[]): Promise<Booked[]>
  space(organization: string, id: string): Promise<Space | undefined>
  /** @returns false when the space has a taker that day, or the person has one in this zone */
  insert(booking: Taken): Promise<boolean>
  /** Moves the person's booking from one space to another in one statement. @returns false when it could not */
  move(booking: Taken, fromSpaceId: string): Promise<boolean>
  remove(day: Day, spaceId: string, personId: string): Promise<void>
}

type Taken = { day: Day; zone: Zone; space_id: string; person_id: string; created_at: number }

export function bookingStore({ kysely }: Database<WorkplaceSchema>): BookingStore {
  return {
    floor: (organization, day) =>
      kysely
        .selectFrom('spaces')
        .leftJoin('bookings', (join) => join.onRef('bookings.space_id', '=', 'spaces.id').on('bookings.day', '=', day))
        .leftJoin('people', 'people.id', 'bookings.person_id')
        .selectAll('spaces')
        .select(['bookings.person_id', 'people.name as taker'])
        .where('spaces.organization', '=', organization)
        .orderBy('spaces.code')
        .execute(),

    booked: (organization, days) =>
      kysely
        .selectFrom('bookings')
        .innerJoin('spaces', 'spaces.id', 'bookings.space_id')
        .select(['bookings.day', 'bookings.person_id', 'spaces.zone', 'spaces.kind', 'spaces.code'])
        .where('spaces.organization', '=', organization)
        .where('bookings.day', 'in', [...days])
        .execute(),

    space: (organization, id) =>
      kysely
        .selectFrom('spaces')
        .selectAll()
        .where('organization', '=', organization)
        .where('id', '=', id)
        .executeTakeFirst(),

    insert: (booking) =>
      unlessTaken(async () => {
        await kysely.insertInto('bookings').values(booking).execute()
        return true
      }),

    move: (booking, fromSpaceId) =>
      unlessTaken(async () => {
        const { numUpdatedRows } = await kysely
          .updateTable('bookings')
          .set({ space_id: booking.space_id, created_at: booking.created_at })
          .where('day', '=', booking.day)
          .where('space_id', '=', fromSpaceId)
          .where('person_id', '=', booking.person_id)
          .where('zone', '=', booking.zone)
          .executeTakeFirst()
        return numUpdatedRows === 1n
      }),

    remove: async (day, spaceId, personId) => {
      await kysely
        .deleteFrom('bookings')
        .where('day', '=', day)
        .where('space_id', '=', spaceId)
        .where('person_id', '=', personId)
        .execute()
    },
  }
}

async function unlessTaken(write: () => Promise<boolean>): Promise<boolean> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}
