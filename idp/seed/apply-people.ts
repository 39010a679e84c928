import { factorStore } from '../factors/factor-store.ts'
import { groupStore } from '../groups/group-store.ts'
import { refuseIf } from '../okta-error.ts'
import { roleStore } from '../roles/role-store.ts'
import { type ProfileSchema, readProfile, type UserProfile } from '../users/profile-schema.ts'
import { profileSchemaStore } from '../users/profile-schema-store.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import type { NewPasswords } from './hash-new-passwords.ts'
import { saysTheSame } from './says-the-same.ts'
import type { PersonToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

type Around = { groupIds: ReadonlyMap<string, string>; passwords: NewPasswords; schema: ProfileSchema }

/** @returns each person the seed names, by lower-cased login */
export async function applyPeople(
  seeding: SeedTransaction,
  wanted: readonly PersonToBe[],
  around: Omit<Around, 'schema'>,
): Promise<ReadonlyMap<string, User>> {
  const people = new Map<string, User>()
  const schema = await profileSchemaStore(seeding.trx).ofUsers(seeding.org.id)
  for (const [index, person] of wanted.entries()) {
    const user = await seeding.at(['people', index], async () => {
      const made = await applyPerson(seeding, person, { ...around, schema })
      await applyTotp(seeding, made, person)
      return made
    })
    people.set(person.login.toLowerCase(), user)
  }
  return people
}

/** Google's is the kind every authenticator app understands. */
async function applyTotp({ deps, trx, org, now }: SeedTransaction, user: User, { totpSecret }: PersonToBe) {
  if (totpSecret !== undefined) await factorStore(deps, trx).adopt(org.id, user.id, 'GOOGLE', totpSecret, now)
}

async function applyPerson(seeding: SeedTransaction, person: PersonToBe, around: Around): Promise<User> {
  const { trx, org, now } = seeding
  const users = userStore(trx)
  const known = (person.id && (await users.byId(org.id, person.id))) || (await users.byLogin(org.id, person.login))
  const profile = profileOf(person, known, around.schema)
  const passwordHash = around.passwords.hashes.get(person.login.toLowerCase())
  const groupIds = (person.groups ?? []).map((name) => around.groupIds.get(name.toLowerCase()) as string)
  if (known === undefined) {
    const { id, status = 'ACTIVE', adminRole } = person
    const user = await users.create(
      org.id,
      {
        ...(id === undefined ? {} : { id }),
        profile,
        status,
        passwordHash: passwordHash ?? null,
        groupIds,
      },
      now,
    )
    if (adminRole !== undefined) await roleStore(trx).assign(org.id, { userId: user.id }, adminRole, now)
    return user
  }
  if (person.id !== undefined && known.id !== person.id) throw new TypeError(`they are there already, as ${known.id}`)
  await bringUpToDate(seeding, known, person, profile)
  if (passwordHash !== undefined) await users.setPassword(org.id, known.id, passwordHash, now)
  for (const groupId of groupIds) await groupStore(trx).addMember(org.id, groupId, known.id, now)
  return { ...known, profile }
}

function profileOf(person: PersonToBe, known: User | undefined, schema: ProfileSchema): UserProfile {
  const { login, firstName, lastName, email } = person
  const named = { login, email: email ?? known?.profile.email ?? login, firstName, lastName }
  const read = readProfile({ ...(known?.profile ?? {}), ...(person.profile ?? {}), ...named }, schema)
  if ('profile' in read) return read.profile
  refuseIf(read.problems)
  throw new TypeError('not a profile')
}

async function bringUpToDate(
  { trx, org, now }: SeedTransaction,
  known: User,
  { status, adminRole }: PersonToBe,
  profile: UserProfile,
): Promise<void> {
  const users = userStore(trx)
  if (!saysTheSame(profile, { secondEmail: null, mobilePhone: null, ...known.profile }))
    await users.setProfile(org.id, known.id, profile, now)
  if (status !== undefined && status !== known.status)
    await users.changeStatus(org.id, known.id, { from: [known.status], to: status, now })
  if (adminRole === undefined) return
  const roles = roleStore(trx)
  const held = await roles.assignedTo(org.id, { userId: known.id })
  if (!held.some(({ type }) => type === adminRole)) await roles.assign(org.id, { userId: known.id }, adminRole, now)
}
