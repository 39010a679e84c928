export type Zone = 'parking' | 'desks'
export type Kind = 'standard' | 'priority' | 'ev' | 'accessible'

/** A bay or a desk, and where the map draws it: in which area, which of its two rows, how far along. */
export type Space = {
  id: string
  organization: string
  zone: Zone
  /** What is painted on the ground: `P07`, `D12`. Unique within an organization. */
  code: string
  kind: Kind
  area: string
  row: number
  position: number
}

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
