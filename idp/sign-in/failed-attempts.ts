// Wrong passwords, counted in the database so that every node knows of them. Who is refused, and who never is:
//
//   (person, place)     10 in ten minutes   guessing one password from one place ends there and nowhere else
//   (everybody, place)  200 in ten minutes  one password for everybody in turn is guessing too
//   (person, everywhere)   20 in an hour    from places nobody signed in at before; strangers wait, known browsers do not
//   (everybody, everywhere) 1000 in ten minutes  the org is under attack: a place that failed three times waits
//
// A known browser is a place of its own (known-device.ts): none of the last three holds it up, so nobody can be kept out
// of their account by somebody else's wrong passwords.
import { type Compilable, type QueryCreator, sql } from 'kysely'
import { sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'

const MINUTE_MS = 60_000
const OF_ONE_HERE = { most: 10, windowMs: 10 * MINUTE_MS }
const OF_ALL_HERE = { most: 200, windowMs: 10 * MINUTE_MS }
const OF_ONE_ANYWHERE = { most: 20, windowMs: 60 * MINUTE_MS }
const OF_ALL_ANYWHERE = { most: 1_000, windowMs: 10 * MINUTE_MS }
/** What a place may get wrong while the org is under attack. */
const MOST_UNDER_ATTACK = 3
const ALL = '*'

/** Where an attempt comes from: a browser that person signed in with before, or an address. */
export type AttemptPlace = { readonly key: string; readonly known: boolean }

export type Attempt = {
  /** How many wrong ones there were of this person at this place, and this would be the next. */
  readonly failedHere: number
  /** This one makes it an attack, if it fails. */
  readonly startsAttack: boolean
  /** It was wrong: what is to be written. */
  failed(to: QueryCreator<IdpSchema>): Compilable[]
  /** It was right: what is to be forgotten. Nothing, for whoever made no mistake. */
  succeeded(to: QueryCreator<IdpSchema>): Compilable[]
  /** Always, at the end: until then it counts as one that may fail. */
  end(): void
}

export type FailedAttempts = {
  /** @returns seconds to wait, or the attempt that may be made */
  begin(orgId: string, login: string, place: AttemptPlace): Promise<number | Attempt>
}

type Count = { person_key: string; place_key: string; failures: number; since: number }
type Limit = { readonly most: number; readonly windowMs: number }

export function failedAttempts(deps: Pick<IdpDeps, 'db' | 'clock'>): FailedAttempts {
  // What is being checked at this moment has no row yet; without it, many at once would all be the first.
  const underway = new Map<string, number>()

  return {
    async begin(orgId, login, place) {
      const person = personKey(login)
      const here = sha256(place.key)
      const key = `${orgId}|${person}|${here}`
      const ahead = underway.get(key) ?? 0
      underway.set(key, ahead + 1)
      const end = once(() => {
        const left = (underway.get(key) ?? 1) - 1
        if (left > 0) underway.set(key, left)
        else underway.delete(key)
      })
      try {
        const now = deps.clock.now()
        const counts = countsIn(await read(deps, orgId, person, here, place.known), now)
        const wait = secondsToWait(counts, { person, here, known: place.known, ahead, now })
        if (wait > 0) {
          end()
          return wait
        }
        return attemptOf({ orgId, person, here, known: place.known, now, counts, end })
      } catch (error) {
        end()
        throw error
      }
    },
  }
}

/** Somebody may try again from everywhere: their password is new, or an administrator says so. */
export function forgettingFailures(to: QueryCreator<IdpSchema>, orgId: string, login: string): Compilable {
  return to.deleteFrom('failed_attempts').where('org_id', '=', orgId).where('person_key', '=', personKey(login))
}

// A name that nobody has is counted like any other, so that counting tells nothing. Hashed: it may have been a password.
function personKey(login: string): string {
  return sha256(login.trim().toLowerCase())
}

type Counts = { get(personKey: string, placeKey: string, limit: Limit): Count | undefined }

async function read(deps: Pick<IdpDeps, 'db'>, orgId: string, person: string, here: string, known: boolean) {
  return deps.db.kysely
    .selectFrom('failed_attempts')
    .select(['person_key', 'place_key', 'failures', 'since'])
    .where('org_id', '=', orgId)
    .where('person_key', 'in', known ? [person] : [person, ALL])
    .where('place_key', 'in', known ? [here] : [here, ALL])
    .execute()
}

/** Those whose time has passed are none. */
function countsIn(rows: readonly Count[], now: number): Counts {
  return {
    get: (personKey, placeKey, limit) =>
      rows.find(
        (row) => row.person_key === personKey && row.place_key === placeKey && row.since + limit.windowMs > now,
      ),
  }
}

type Asked = { person: string; here: string; known: boolean; ahead: number; now: number }

function secondsToWait(counts: Counts, { person, here, known, ahead, now }: Asked): number {
  const waitFor = (count: Count | undefined, limit: Limit, more = 0) =>
    count !== undefined && count.failures + more >= limit.most ? secondsLeft(count, limit, now) : 0
  // Nothing failed yet, and as many are being checked as may: the last of them waits for what becomes of the others.
  if (ahead >= OF_ONE_HERE.most) return secondsLeft({ since: now }, OF_ONE_HERE, now)
  const own = waitFor(counts.get(person, here, OF_ONE_HERE), OF_ONE_HERE, ahead)
  if (own > 0 || known) return own
  const ofAllHere = counts.get(ALL, here, OF_ALL_HERE)
  const attacked = counts.get(ALL, ALL, OF_ALL_ANYWHERE)
  const strict = attacked !== undefined && attacked.failures >= OF_ALL_ANYWHERE.most
  return Math.max(
    waitFor(ofAllHere, strict ? { ...OF_ALL_HERE, most: MOST_UNDER_ATTACK } : OF_ALL_HERE),
    waitFor(counts.get(person, ALL, OF_ONE_ANYWHERE), OF_ONE_ANYWHERE),
  )
}

function secondsLeft({ since }: { since: number }, limit: Limit, now: number): number {
  return Math.ceil((since + limit.windowMs - now) / 1000)
}

type Begun = Omit<Asked, 'ahead'> & { orgId: string; counts: Counts; end: () => void }

function attemptOf({ orgId, person, here, known, now, counts, end }: Begun): Attempt {
  const own = counts.get(person, here, OF_ONE_HERE)
  const anywhere = counts.get(person, ALL, OF_ONE_ANYWHERE)
  const all = counts.get(ALL, ALL, OF_ALL_ANYWHERE)
  const add = (to: QueryCreator<IdpSchema>, personKey: string, placeKey: string, limit: Limit) =>
    counting(to, { org_id: orgId, person_key: personKey, place_key: placeKey, failures: 1, since: now }, limit)
  return {
    failedHere: own?.failures ?? 0,
    startsAttack: !known && all?.failures === OF_ALL_ANYWHERE.most - 1,
    failed: (to) => [
      add(to, person, here, OF_ONE_HERE),
      ...(known
        ? []
        : [add(to, person, ALL, OF_ONE_ANYWHERE), add(to, ALL, here, OF_ALL_HERE), add(to, ALL, ALL, OF_ALL_ANYWHERE)]),
    ],
    succeeded: (to) => {
      if (own === undefined && anywhere === undefined) return []
      return [
        to
          .deleteFrom('failed_attempts')
          .where('org_id', '=', orgId)
          .where('person_key', '=', person)
          .where('place_key', 'in', known ? [here] : [here, ALL]),
      ]
    },
    end,
  }
}

/** One more, or the first of a new time. */
function counting(to: QueryCreator<IdpSchema>, row: Count & { org_id: string }, { windowMs }: Limit): Compilable {
  const over = row.since - windowMs
  return to
    .insertInto('failed_attempts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'person_key', 'place_key']).doUpdateSet({
        failures: sql`case when failed_attempts.since <= ${over} then 1 else failed_attempts.failures + 1 end`,
        since: sql`case when failed_attempts.since <= ${over} then excluded.since else failed_attempts.since end`,
      }),
    )
}

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}
