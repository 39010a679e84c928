// What is kept of a test sign-in besides: what was said about the person, and by whom. The sign-in log gets the names of
// it, the one who asked for the test all of it.
import type { ConnectionTest } from '../connections/connection-test.ts'
import type { TestSeen } from '../connections/test-seen.ts'
import type { ClaimSource, OktaIdentity } from '../okta/redeem-code.ts'
import { emptyRecord, type SignInRecord } from './sign-in-record.ts'

export type TestRecord = SignInRecord & {
  /** The test's id. */
  readonly testId: string
  /** For the one who asked for the test. */
  seen(account?: TestAccount): TestSeen
}

export type TestAccount = { readonly id: string; readonly isNew: boolean; readonly identity: OktaIdentity }

export function testRecord({ id, versionId }: Pick<ConnectionTest, 'id' | 'versionId'>): TestRecord {
  const record = emptyRecord(versionId)
  const claims: TestSeen['claims'] = []
  const saw = (source: ClaimSource, said: Readonly<Record<string, unknown>>) => {
    for (const [name, value] of Object.entries(said)) claims.push({ name, value, source })
  }
  const namesFrom = (source: ClaimSource) => claims.filter((claim) => claim.source === source).map(({ name }) => name)
  return {
    ...record,
    testId: id,
    watch: { ...record.watch, saw },
    detail: () => ({
      ...record.detail(),
      test: id,
      claims: { idToken: namesFrom('id_token'), userinfo: namesFrom('userinfo') },
    }),
    seen: (account) => ({
      steps: [...record.steps],
      claims,
      account: account === undefined ? null : accountSeen(account, claims),
      groups: account === undefined ? null : groupsSeen(account.identity, claims),
    }),
  }
}

export function isTestRecord(record: SignInRecord | undefined): record is TestRecord {
  return record !== undefined && 'testId' in record
}

/** Where each field of an account comes from in what was said. */
const FIELDS = [
  ['subject', 'sub'],
  ['email', 'email'],
  ['emailVerified', 'email_verified'],
  ['name', 'name'],
  ['givenName', 'given_name'],
  ['familyName', 'family_name'],
] as const

function accountSeen({ id, isNew, identity }: TestAccount, claims: TestSeen['claims']): TestSeen['account'] {
  const fields = FIELDS.flatMap(([name, claim]) => {
    const source = sourceOf(claims, claim)
    return source === undefined || identity[name] === undefined ? [] : [{ name, value: identity[name], source }]
  })
  return { id, isNew, fields }
}

function groupsSeen({ groups }: OktaIdentity, claims: TestSeen['claims']): TestSeen['groups'] {
  const source = sourceOf(claims, 'groups')
  return groups === undefined || source === undefined ? null : { values: [...groups], source }
}

/** The ID token comes first, as it does for the account. */
function sourceOf(claims: TestSeen['claims'], name: string): ClaimSource | undefined {
  return claims.find((claim) => claim.name === name)?.source
}
