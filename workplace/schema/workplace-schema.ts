/** The tables as Kysely sees them. Times are milliseconds UTC, days are `2026-11-24`. */
export type WorkplaceSchema = {
  people: PersonRow
  sessions: SessionRow
  spaces: SpaceRow
  bookings: BookingRow
}

export type PersonRow = {
  id: string
  /** `sub` of the ID token: who this is, for as long as the account lives. */
  sub: string
  /** The customer this person works for. Everything on the floor belongs to one. */
  organization: string
  name: string
  email: string
  /** JSON array of group names, as of the last sign-in. */
  groups: string
  created_at: number
  signed_in_at: number
}

export type SessionRow = {
  /** SHA-256 of the cookie's value; the value itself is nowhere. */
  token_hash: string
  person_id: string
  /** Sealed: comes back out once, as `id_token_hint` at sign-out. */
  id_token: string
  /** 1: somebody else is signed in in this browser and has not said yet whether to switch. */
  pending: number
  /** Where to land once the question is answered. */
  return_to: string
  created_at: number
  expires_at: number
}

export type Zone = 'parking' | 'desks'
export type Kind = 'standard' | 'priority' | 'ev' | 'accessible'

/** A bay or a desk, and where the map draws it: in which area, which of its two rows, how far along. */
export type SpaceRow = {
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

type BookingRow = {
  day: string
  zone: Zone
  space_id: string
  person_id: string
  created_at: number
}
