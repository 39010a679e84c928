// Somebody whose password was right and who is not signed in yet: a random token, and a row that knows its SHA-256.
//
//   FACTOR    a code of their second factor is wanted
//   PASSWORD  a new password is wanted
//   ENROLL    a second factor is wanted and they have none
//
// It is no session and becomes none by itself: whoever holds the token may take the one step its stage names, once, and
// what comes next is decided anew (next-step.ts). Ten minutes, and gone with a new password or a change of status.
import type { Kysely, Selectable } from 'kysely'
import { randomToken, sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { IdpSchema, SignInStateRow } from '../schema/idp-schema.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import type { Shown } from './next-step.ts'

export const HALF_SIGNED_IN_MS = 10 * 60_000

export type Stage = 'FACTOR' | 'PASSWORD' | 'ENROLL'

export type HalfSignedIn = {
  readonly tokenHash: string
  readonly user: User
  readonly stage: Stage
  readonly shown: Shown
  readonly fromUri: string
  readonly expiresAt: number
}

/** A browser's belongs to a browser, a program's to a program: neither is taken where the other is. */
export type Channel = SignInStateRow['channel']

export function halfSignedIn(deps: Pick<IdpDeps, 'db' | 'clock'>) {
  return {
    /** @returns the token, which is nowhere else */
    async begin(user: User, half: { channel: Channel; stage: Stage; shown: Shown; fromUri: string }): Promise<string> {
      const token = randomToken()
      const now = deps.clock.now()
      await deps.db.kysely
        .insertInto('sign_in_states')
        .values({
          token_hash: sha256(token),
          org_id: user.orgId,
          user_id: user.id,
          channel: half.channel,
          stage: half.stage,
          amr_json: JSON.stringify(half.shown.amr),
          factor_at: half.shown.factorAt,
          from_uri: half.fromUri,
          created_at: half.shown.authTime,
          expires_at: now + HALF_SIGNED_IN_MS,
        })
        .execute()
      return token
    },

    async find(orgId: string, token: string, channel: Channel): Promise<HalfSignedIn | undefined> {
      const row = await deps.db.kysely
        .selectFrom('sign_in_states')
        .selectAll()
        .where('token_hash', '=', sha256(token))
        .where('org_id', '=', orgId)
        .where('channel', '=', channel)
        .where('expires_at', '>', deps.clock.now())
        .executeTakeFirst()
      if (row === undefined) return undefined
      const user = await userStore(deps.db.kysely).byId(orgId, row.user_id)
      // Suspended meanwhile: nobody any more.
      if (user === undefined || !MAY_GO_ON.includes(user.status)) return undefined
      return asHalf(row, user)
    },

    /** @param db  the database, or the transaction to be part of @returns false when somebody else took the step */
    async take(db: Kysely<IdpSchema>, half: HalfSignedIn): Promise<boolean> {
      const taken = await db
        .deleteFrom('sign_in_states')
        .where('token_hash', '=', half.tokenHash)
        .where('org_id', '=', half.user.orgId)
        .where('stage', '=', half.stage)
        .returning('token_hash')
        .executeTakeFirst()
      return taken !== undefined
    },
  }
}

export type HalfSignedInStore = ReturnType<typeof halfSignedIn>

/** Whoever is in one of these may be on the way in. */
const MAY_GO_ON: readonly User['status'][] = ['ACTIVE', 'PASSWORD_EXPIRED']

function asHalf(row: Selectable<SignInStateRow>, user: User): HalfSignedIn {
  return {
    tokenHash: row.token_hash,
    user,
    stage: row.stage,
    shown: { amr: JSON.parse(row.amr_json), authTime: row.created_at, factorAt: row.factor_at },
    fromUri: row.from_uri,
    expiresAt: row.expires_at,
  }
}
