import type { Kind, SpaceRow, Zone } from '../schema/workplace-schema.ts'

export type { Kind, Zone }

export type Space = SpaceRow

/** The group, as the customer's Okta names it, whose members may take the priority bays. */
export const PRIORITY_GROUP = 'Parking priority'

/** Priority bays are kept for the group; everything else is for everybody. */
export function mayTake(space: Pick<Space, 'kind'>, groups: readonly string[]): boolean {
  return space.kind !== 'priority' || groups.includes(PRIORITY_GROUP)
}

/** `bay P07`, `desk D12`. */
export function spaceName(space: Pick<Space, 'zone' | 'code'>): string {
  return `${space.zone === 'parking' ? 'bay' : 'desk'} ${space.code}`
}
