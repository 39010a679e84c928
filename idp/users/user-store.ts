import type { Expression, Kysely, Selectable, SqlBool } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { ALREADY_EXISTS, validationFailed } from '../okta-error.ts'
import type { IdpSchema, UserRow, UserStatus } from '../schema/idp-schema.ts'
import { startsWith } from '../schema/text-match.ts'
import type { UserProfile } from './profile-schema.ts'
import { writeProfileValues } from './profile-values.ts'
import type { IdentityProvider, User } from './user.ts'

export type NewUser = {
  /** Chosen by whoever makes them; absent: a fresh one. */
  readonly id?: string
  readonly profile: UserProfile
  readonly status: UserStatus
  readonly passwordHash: string | null
  readonly recovery?: Recovery
  readonly provider?: IdentityProvider
  readonly groupIds?: readonly string[]
}

/** A question only they can answer; the answer as `hashPassword` made it. */
export type Recovery = { readonly question: string; readonly answerHash: string }

/** A page of a list in a fixed order; `after` is the place where the page before it ended. */
export type UserPage = {
  readonly where?: Expression<SqlBool>
  readonly orderBy?: UserOrder
  readonly descending?: boolean
  readonly after?: readonly [string | number, string]
  readonly limit: number
}
export type UserOrder =
  | 'created_at'
  | 'updated_at'
  | 'login_key'
  | 'email_key'
  | 'first_name_key'
  | 'last_name_key'
  | 'status'

/** @param db  the database, or the transaction to be part of */
export function userStore(db: Kysely<IdpSchema>) {
  const inOrg = (orgId: string) => db.selectFrom('users').selectAll().where('org_id', '=', orgId)

  async function byLoginRow(orgId: string, login: string): Promise<Selectable<UserRow> | undefined> {
    return inOrg(orgId).where('login_key', '=', login.toLowerCase()).executeTakeFirst()
  }

  return {
    async byId(orgId: string, userId: string): Promise<User | undefined> {
      const row = await inOrg(orgId).where('id', '=', userId).executeTakeFirst()
      return row && asUser(row)
    },

    async byLogin(orgId: string, login: string): Promise<User | undefined> {
      const row = await byLoginRow(orgId, login)
      return row && asUser(row)
    },

    /** The part before the @, when it names exactly one person. */
    async byShortLogin(orgId: string, name: string): Promise<User | undefined> {
      const rows = await inOrg(orgId)
        .where(startsWith('login_key', `${name.toLowerCase()}@`))
        .limit(2)
        .execute()
      return rows.length === 1 && rows[0] ? asUser(rows[0]) : undefined
    },

    /** For signing in and nothing else: the person with the hash to compare, and how often it failed of late. */
    async credentialsOf(
      orgId: string,
      login: string,
    ): Promise<
      { user: User; passwordHash: string | null; failedAttempts: number; failedAt: number | null } | undefined
    > {
      const row = await byLoginRow(orgId, login)
      if (row === undefined) return undefined
      return {
        user: asUser(row),
        passwordHash: row.password_hash,
        failedAttempts: row.failed_attempts,
        failedAt: row.failed_at,
      }
    },

    async list(orgId: string, page: UserPage): Promise<User[]> {
      const column = page.orderBy ?? 'created_at'
      const direction = page.descending ? 'desc' : 'asc'
      let query = inOrg(orgId).orderBy(column, direction).orderBy('id', direction).limit(page.limit)
      if (page.where !== undefined) query = query.where(page.where)
      if (page.after !== undefined) {
        const [value, id] = page.after
        const beyond = page.descending ? '<' : '>'
        query = query.where((eb) =>
          eb.or([eb(column, beyond, value as never), eb.and([eb(column, '=', value as never), eb('id', beyond, id)])]),
        )
      }
      return (await query.execute()).map(asUser)
    },

    /**
     * Makes a person and puts them into Everyone and the groups named. Call it in a transaction.
     *
     * @throws OktaError  E0000001: the login is taken
     */
    async create(orgId: string, input: NewUser, now: number): Promise<User> {
      const row: UserRow = {
        id: input.id ?? oktaId('00u'),
        org_id: orgId,
        ...profileColumns(input.profile),
        status: input.status,
        password_hash: input.passwordHash,
        failed_attempts: 0,
        failed_at: null,
        created_at: now,
        updated_at: now,
        activated_at: input.status === 'STAGED' ? null : now,
        status_changed_at: input.status === 'STAGED' ? null : now,
        last_login_at: null,
        password_changed_at: input.passwordHash === null ? null : now,
        recovery_question: input.recovery?.question ?? null,
        recovery_answer_hash: input.recovery?.answerHash ?? null,
        provider_json: input.provider === undefined ? null : JSON.stringify(input.provider),
      }
      await refusingTakenLogin(db.insertInto('users').values(row).execute())
      await writeProfileValues(db, orgId, row.id, input.profile)
      const groups = await db
        .selectFrom('groups')
        .select('id')
        .where('org_id', '=', orgId)
        .where((eb) =>
          eb.or([eb('type', '=', 'BUILT_IN'), ...(input.groupIds?.length ? [eb('id', 'in', input.groupIds)] : [])]),
        )
        .execute()
      if (groups.length > 0) {
        await db
          .insertInto('group_members')
          .values(
            groups.map((group) => ({
              org_id: orgId,
              group_id: group.id,
              user_id: row.id,
              created_at: now,
              rule_id: null,
            })),
          )
          .execute()
        await db
          .updateTable('groups')
          .set({ membership_updated_at: now })
          .where('org_id', '=', orgId)
          .where(
            'id',
            'in',
            groups.map((group) => group.id),
          )
          .execute()
      }
      return asUser(row)
    },

    /** Call it in a transaction. @throws OktaError  E0000001: the login is taken */
    async setProfile(orgId: string, userId: string, profile: UserProfile, now: number): Promise<void> {
      const change = db
        .updateTable('users')
        .set({ ...profileColumns(profile), updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', userId)
      await refusingTakenLogin(change.execute())
      await writeProfileValues(db, orgId, userId, profile)
    },

    /** Whoever came in with the password before is signed out, and has to know the new one. Call it in a transaction. */
    async setPassword(orgId: string, userId: string, passwordHash: string, now: number): Promise<void> {
      await keepOldPassword(db, orgId, userId, now)
      await db
        .updateTable('users')
        .set({ password_hash: passwordHash, password_changed_at: now, updated_at: now, failed_attempts: 0 })
        .where('org_id', '=', orgId)
        .where('id', '=', userId)
        .execute()
      await signOutEverywhere(db, orgId, userId, now)
    },

    /** A better hash of the password they have: nothing changes for them. */
    async improveHash(orgId: string, userId: string, from: string, to: string): Promise<void> {
      await db
        .updateTable('users')
        .set({ password_hash: to })
        .where('org_id', '=', orgId)
        .where('id', '=', userId)
        .where('password_hash', '=', from)
        .execute()
    },

    async setRecovery(orgId: string, userId: string, recovery: Recovery, now: number): Promise<void> {
      await db
        .updateTable('users')
        .set({ recovery_question: recovery.question, recovery_answer_hash: recovery.answerHash, updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', userId)
        .execute()
    },

    /** The hashes a person's password and answer are compared with. */
    async secretsOf(
      orgId: string,
      userId: string,
    ): Promise<{ passwordHash: string | null; recoveryAnswerHash: string | null } | undefined> {
      const row = await inOrg(orgId).where('id', '=', userId).executeTakeFirst()
      return row && { passwordHash: row.password_hash, recoveryAnswerHash: row.recovery_answer_hash }
    },

    /** Ends every browser session, and with `tokens` what apps were given too. */
    async signOut(orgId: string, userId: string, options: { tokens: boolean; now: number }): Promise<void> {
      if (options.tokens) return signOutEverywhere(db, orgId, userId, options.now)
      await endSessions(db, orgId, userId, options.now)
    },

    /**
     * Moves a person from one of the statuses `from` to `to`.
     *
     * Whoever may not sign in any more is signed out: sessions and grants end in the same transaction. A deactivated
     * person also loses their password, their assignments, their roles and the API tokens made in their name, for good.
     *
     * @returns false when the person was in none of those statuses (any more)
     */
    async changeStatus(
      orgId: string,
      userId: string,
      change: { from: readonly UserStatus[]; to: UserStatus; now: number },
    ): Promise<boolean> {
      if (change.from.length === 0) return false
      const { numUpdatedRows } = await db
        .updateTable('users')
        .set({
          status: change.to,
          status_changed_at: change.now,
          updated_at: change.now,
          ...(change.to === 'ACTIVE' || change.to === 'PROVISIONED' ? { failed_attempts: 0 } : {}),
          // Whoever comes back chooses a new one: the old one may be in anybody's hands by then.
          ...(change.to === 'DEPROVISIONED'
            ? { password_hash: null, recovery_question: null, recovery_answer_hash: null }
            : {}),
        })
        .where('org_id', '=', orgId)
        .where('id', '=', userId)
        .where('status', 'in', change.from)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      if (SIGNED_OUT.includes(change.to)) await signOutEverywhere(db, orgId, userId, change.now)
      if (change.to === 'DEPROVISIONED') {
        for (const table of ['app_users', 'api_tokens', 'role_assignments'] as const)
          await db.deleteFrom(table).where('org_id', '=', orgId).where('user_id', '=', userId).execute()
      }
      return true
    },

    async markActivated(orgId: string, userId: string, now: number): Promise<void> {
      await db
        .updateTable('users')
        .set({ activated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', userId)
        .execute()
    },

    /**
     * Gone for good, with memberships, assignments, sessions and grants; only a deactivated one. Call it in a
     * transaction.
     *
     * @returns false when they are not deactivated (any more): nothing else may be kept then either
     */
    async remove(orgId: string, userId: string, now: number): Promise<boolean> {
      await db
        .updateTable('groups')
        .set({ membership_updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', 'in', (eb) => eb.selectFrom('group_members').select('group_id').where('user_id', '=', userId))
        .execute()
      const { numDeletedRows } = await db
        .deleteFrom('users')
        .where('org_id', '=', orgId)
        .where('id', '=', userId)
        .where('status', '=', 'DEPROVISIONED')
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

const SIGNED_OUT: readonly UserStatus[] = ['SUSPENDED', 'DEPROVISIONED', 'RECOVERY']

async function endSessions(db: Kysely<IdpSchema>, orgId: string, userId: string, now: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .execute()
}

/** So that it is not chosen again too soon; no policy looks further back than this. */
async function keepOldPassword(db: Kysely<IdpSchema>, orgId: string, userId: string, now: number): Promise<void> {
  const row = await db
    .selectFrom('users')
    .select('password_hash')
    .where('org_id', '=', orgId)
    .where('id', '=', userId)
    .executeTakeFirst()
  if (row?.password_hash == null) return
  const old = { org_id: orgId, user_id: userId, password_hash: row.password_hash, created_at: now }
  await db.insertInto('password_history').values(old).execute()
  const kept = await db
    .selectFrom('password_history')
    .select('created_at')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .offset(MOST_OLD_PASSWORDS)
    .limit(1)
    .executeTakeFirst()
  if (kept === undefined) return
  await db
    .deleteFrom('password_history')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('created_at', '<=', kept.created_at)
    .execute()
}

const MOST_OLD_PASSWORDS = 30

/** Half-done sign-ins and links to choose a password end too: each was given on the strength of what just ended. */
async function signOutEverywhere(db: Kysely<IdpSchema>, orgId: string, userId: string, now: number): Promise<void> {
  await endSessions(db, orgId, userId, now)
  for (const table of ['sign_in_states', 'session_tokens', 'password_links'] as const)
    await db.deleteFrom(table).where('org_id', '=', orgId).where('user_id', '=', userId).execute()
  await db
    .updateTable('grants')
    .set({ revoked_at: now })
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()
}

async function refusingTakenLogin(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (isUniqueViolation(error)) throw validationFailed('login', [`login: ${ALREADY_EXISTS}`])
    throw error
  }
}

function profileColumns(profile: UserProfile) {
  return {
    login: profile.login,
    login_key: profile.login.toLowerCase(),
    email_key: profile.email.toLowerCase(),
    first_name_key: profile.firstName.toLowerCase(),
    last_name_key: profile.lastName.toLowerCase(),
    profile_json: JSON.stringify(profile),
  }
}

export function asUser(row: Selectable<UserRow>): User {
  return {
    id: row.id,
    orgId: row.org_id,
    status: row.status,
    profile: JSON.parse(row.profile_json),
    hasPassword: row.password_hash !== null,
    recoveryQuestion: row.recovery_question,
    provider: row.provider_json === null ? null : JSON.parse(row.provider_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    activatedAt: row.activated_at,
    statusChangedAt: row.status_changed_at,
    lastLoginAt: row.last_login_at,
    passwordChangedAt: row.password_changed_at,
  }
}
