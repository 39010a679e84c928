// The office as it is drawn: twenty-four bays on both sides of a lane, twenty-four desks on four islands.

import type { Database } from '../../kit/database.ts'
import { newId } from '../../kit/ids.ts'
import type { WorkplaceSchema } from '../schema/workplace-schema.ts'
import type { Kind, Space, Zone } from './space.ts'

type Area = { zone: Zone; area: string; perRow: number; firsts: readonly [north: number, south: number] }

const AREAS: readonly Area[] = [
  { zone: 'parking', area: 'west', perRow: 6, firsts: [1, 13] },
  { zone: 'parking', area: 'east', perRow: 6, firsts: [7, 19] },
  { zone: 'desks', area: 'Window', perRow: 3, firsts: [1, 4] },
  { zone: 'desks', area: 'Garden', perRow: 3, firsts: [7, 10] },
  { zone: 'desks', area: 'Library', perRow: 3, firsts: [13, 16] },
  { zone: 'desks', area: 'Kitchen', perRow: 3, firsts: [19, 22] },
]

// The door to the lift is at the north-west corner, so the bays that need it most are there. Chargers stand in the south-east.
const KINDS: Readonly<Record<string, Kind>> = {
  P01: 'accessible',
  P02: 'accessible',
  P03: 'priority',
  P04: 'priority',
  P05: 'priority',
  P06: 'priority',
  P22: 'ev',
  P23: 'ev',
  P24: 'ev',
  D01: 'accessible',
  D19: 'accessible',
}

const FLOOR_PLAN: readonly Omit<Space, 'id' | 'organization'>[] = AREAS.flatMap(spacesOf)

/** Gives an organization its floor the first time somebody of it arrives; any number of times is as good as once. */
export async function layFloor(db: Database<WorkplaceSchema>, organization: string): Promise<void> {
  const some = await db.kysely
    .selectFrom('spaces')
    .select('id')
    .where('organization', '=', organization)
    .limit(1)
    .execute()
  if (some.length > 0) return
  await db.kysely
    .insertInto('spaces')
    .values(FLOOR_PLAN.map((space) => ({ id: newId('spc'), organization, ...space })))
    .onConflict((on) => on.columns(['organization', 'code']).doNothing())
    .execute()
}

function spacesOf({ zone, area, perRow, firsts }: Area) {
  return firsts.flatMap((first, row) =>
    Array.from({ length: perRow }, (_, position) => {
      const code = `${zone === 'parking' ? 'P' : 'D'}${String(first + position).padStart(2, '0')}`
      return { zone, code, area, kind: KINDS[code] ?? 'standard', row, position }
    }),
  )
}
