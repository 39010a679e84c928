// Ways to a password for somebody who has none, or forgot it: 256 random bits by mail, kept as a hash, good once.
//
//   /welcome/{token}                activation, seven days
//   /signin/reset-password/{token}  reset, one hour
import type { Kysely } from 'kysely'
import { randomToken, sha256 } from '../../kit/ids.ts'
import type { PostOffice } from '../../kit/post-office.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { activationLetter, resetLetter } from '../mail/letter.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema, PasswordLinkRow, UserStatus } from '../schema/idp-schema.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'

type Purpose = PasswordLinkRow['purpose']

const LIFETIME_MS: Readonly<Record<Purpose, number>> = { activation: 7 * 24 * 60 * 60_000, reset: 60 * 60_000 }

const PATHS: Readonly<Record<Purpose, string>> = { activation: '/welcome', reset: '/signin/reset-password' }

/** Whom a link still serves when it is followed. */
const SERVES: Readonly<Record<Purpose, readonly UserStatus[]>> = {
  activation: ['PROVISIONED'],
  reset: ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'],
}

export type FollowedLink = { readonly tokenHash: string; readonly purpose: Purpose; readonly user: User }

export type PasswordLinkStore = ReturnType<typeof passwordLinks>

export function passwordLinks(deps: Pick<IdpDeps, 'db' | 'clock'>, post: PostOffice<IdpSchema>) {
  return {
    /**
     * Makes a link, in the transaction of the change; earlier ones for the same purpose end.
     *
     * @param wanted.mail  it is sent to the person, once the transaction is through
     */
    async issue(
      trx: Kysely<IdpSchema>,
      org: Org,
      user: User,
      { purpose, mail, now }: { purpose: Purpose; mail: boolean; now: number },
    ): Promise<{ token: string; url: string }> {
      const token = randomToken()
      await trx
        .deleteFrom('password_links')
        .where('org_id', '=', org.id)
        .where('user_id', '=', user.id)
        .where('purpose', '=', purpose)
        .execute()
      await trx
        .insertInto('password_links')
        .values({
          token_hash: sha256(token),
          org_id: org.id,
          user_id: user.id,
          purpose,
          created_at: now,
          expires_at: now + LIFETIME_MS[purpose],
        })
        .execute()
      const url = `${org.url}${PATHS[purpose]}/${token}`
      const { email, firstName } = user.profile
      const write = purpose === 'activation' ? activationLetter : resetLetter
      if (mail) await post.put(trx, org.id, write(email, org.name, firstName, url))
      return { token, url }
    },

    /** Whose it is, without using it up. */
    async follow(orgId: string, token: string, purpose: Purpose): Promise<FollowedLink | undefined> {
      const row = await deps.db.kysely
        .selectFrom('password_links')
        .selectAll()
        .where('token_hash', '=', sha256(token))
        .where('org_id', '=', orgId)
        .where('purpose', '=', purpose)
        .where('expires_at', '>', deps.clock.now())
        .executeTakeFirst()
      const user = row && (await userStore(deps.db.kysely).byId(orgId, row.user_id))
      if (row === undefined || user === undefined || !SERVES[purpose].includes(user.status)) return undefined
      return { tokenHash: row.token_hash, purpose, user }
    },

    /** @param db  the transaction of the new password @returns false when it was used already */
    async take(db: Kysely<IdpSchema>, link: FollowedLink): Promise<boolean> {
      const taken = await db
        .deleteFrom('password_links')
        .where('token_hash', '=', link.tokenHash)
        .where('org_id', '=', link.user.orgId)
        .returning('token_hash')
        .executeTakeFirst()
      return taken !== undefined
    },
  }
}
