// A cell of the desk's table, e-mail domain × connection: one word for how it stands, since when, and one sentence why.
//
//   not_set   nothing connected          draft     made, nobody is at it          waiting   somebody is expected to act
//   tested    a test went through        live      people sign in                 degraded  live, and something is wrong
//   expiring  live, something ends soon  disabled  switched off
//
// What keeps people out counts before what does not yet.
import type { Connection } from '../connections/connection.ts'
import type { ConnectionVersion } from '../connections/connection-version.ts'
import { GRACE_MS, type OrganizationDomain } from '../organizations/organization-domain.ts'
import type { SetupLink } from '../setup-links/setup-link.ts'
import type { StepStanding } from '../setup-steps/step-store.ts'
import { STEP_TITLES } from '../setup-steps/step-titles.ts'

export const CELL_STATES = [
  'not_set',
  'draft',
  'waiting',
  'tested',
  'live',
  'degraded',
  'expiring',
  'disabled',
] as const

export type CellState = (typeof CELL_STATES)[number]

export type Standing = {
  readonly state: CellState
  /** Milliseconds; null: it was never otherwise. */
  readonly since: number | null
  readonly why: string
}

/** Something that was found of a live connection while nobody signed in. `ends`: it works until it ends. */
export type Trouble = { readonly sentence: string; readonly since: number; readonly ends: boolean }

export type Known = {
  readonly connection: Connection
  readonly draft: ConnectionVersion | undefined
  readonly live: ConnectionVersion | undefined
  /** The newest live one to the whole guide. */
  readonly link: SetupLink | undefined
  readonly steps: readonly StepStanding[]
  /** The one to be told. */
  readonly trouble: Trouble | undefined
}

/** How a connection stands, whichever domain leads to it. */
export function standingOf(known: Known): Standing {
  const { connection } = known
  switch (connection.status) {
    case 'draft':
      return notYetLive(known)
    case 'disabled':
      return { state: 'disabled', since: connection.updatedAt, why: 'Switched off: nobody comes in through it.' }
    case 'active':
      return troubled(connection, known.trouble) ?? healthy(known, connection)
  }
}

/** How it stands for one domain: a connection that is live leads nobody whose domain does not. */
export function standingFor(domain: OrganizationDomain, standing: Standing): Standing {
  if (standing.state !== 'live') return standing
  const { state, createdAt, failingSince } = domain
  if (state === 'pending')
    return {
      state: 'waiting',
      since: createdAt,
      why: 'Waits for its DNS record; an address typed here leads nowhere yet.',
    }
  if (state === 'failing')
    return {
      state: 'degraded',
      since: failingSince,
      why: `Its DNS record is gone. It leads people until ${day((failingSince ?? 0) + GRACE_MS)}.`,
    }
  if (state === 'lost')
    return {
      state: 'degraded',
      since: failingSince,
      why: 'Its DNS record is gone; an address typed here leads nowhere.',
    }
  return standing
}

export const NOT_SET: Standing = { state: 'not_set', since: null, why: 'No Okta is connected.' }

type Active = Extract<Connection, { status: 'active' | 'disabled' }>

function troubled({ attention }: Active, trouble: Trouble | undefined): Standing | undefined {
  if (attention !== null)
    return {
      state: 'degraded',
      since: attention.since,
      why: 'Its Okta refuses our client ID or secret: nobody new comes in.',
    }
  if (trouble === undefined) return undefined
  return { state: trouble.ends ? 'expiring' : 'degraded', since: trouble.since, why: trouble.sentence }
}

function healthy({ draft, live }: Known, { oktaDomain, issuer, updatedAt }: Active): Standing {
  const way = `People sign in through ${(oktaDomain ?? issuer).replace(/^https?:\/\//, '')}.`
  const next = draft === undefined ? '' : ` A new version is ${draft.state === 'tested' ? 'tested' : 'in the making'}.`
  return { state: 'live', since: live?.liveAt ?? updatedAt, why: way + next }
}

function notYetLive({ connection, draft, link, steps }: Known): Standing {
  if (draft?.state === 'tested')
    return { state: 'tested', since: draft.testedAt, why: 'A test sign-in went through; going live is one press.' }
  if (link !== undefined) return waitingFor(link, steps)
  const why =
    draft === undefined && steps.length === 0
      ? 'Nobody is invited to connect it yet.'
      : 'Begun, and nobody has a link to go on with it.'
  return { state: 'draft', since: draft?.createdAt ?? connection.createdAt, why }
}

function waitingFor(link: SetupLink, steps: readonly StepStanding[]): Standing {
  if (link.provenAt === null)
    return { state: 'waiting', since: link.createdAt, why: `${link.name} has not opened the link yet.` }
  const red = steps.find(({ state }) => state === 'red')
  const open = steps.find(({ state }) => state === 'waiting')
  const proven = steps.filter(({ state }) => state === 'proven').length
  const at = red ?? open
  const where =
    at === undefined
      ? `${link.name} is at it`
      : `${link.name} ${red === undefined ? 'waits' : 'is stuck'} at “${STEP_TITLES[at.step]}”`
  return {
    state: 'waiting',
    since: at?.at ?? link.provenAt,
    why: `${where}; ${proven} ${proven === 1 ? 'step is' : 'steps are'} proven.`,
  }
}

// Made when first wanted: it is thirteen milliseconds of every start otherwise.
let days: Intl.DateTimeFormat | undefined

function day(at: number): string {
  days ??= new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })
  return days.format(at)
}
