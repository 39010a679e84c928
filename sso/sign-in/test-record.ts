// What is kept of a test sign-in while it happens: each step with its duration, and what was said about the person by
// whom. The sign-in log gets names and numbers of it, the one who asked for the test all of it.
import type { TestSeen, TestStep } from '../connections/test-seen.ts'
import type { ClaimSource, OktaIdentity, RedeemWatch } from '../okta/redeem-code.ts'

export type TestRecord = {
  readonly id: string
  readonly watch: RedeemWatch
  /** Runs a step and notes how long it took and whether it failed. */
  step<T>(name: TestStep['name'], work: () => Promise<T>): Promise<T>
  note(name: TestStep['name'], ms: number): void
  /** For the sign-in log: no claim's value. */
  detail(): Record<string, unknown>
  /** For the one who asked for the test. */
  seen(account?: TestAccount): TestSeen
}

export type TestAccount = { readonly id: string; readonly isNew: boolean; readonly identity: OktaIdentity }

export function testRecord(test: { id: string; versionId: string }): TestRecord {
  const steps: TestStep[] = []
  const claims: TestSeen['claims'] = []
  const note = (name: TestStep['name'], ms: number, ok = true) => {
    steps.push({ name, ms: Math.round(ms * 10) / 10, ok })
  }
  const step: TestRecord['step'] = async (name, work) => {
    const began = performance.now()
    let ok = false
    try {
      const done = await work()
      ok = true
      return done
    } finally {
      note(name, performance.now() - began, ok)
    }
  }
  const saw = (source: ClaimSource, said: Readonly<Record<string, unknown>>) => {
    for (const [name, value] of Object.entries(said)) claims.push({ name, value, source })
  }
  const namesFrom = (source: ClaimSource) => claims.filter((claim) => claim.source === source).map(({ name }) => name)
  return {
    id: test.id,
    step,
    note,
    watch: { step, saw },
    detail: () => ({
      test: test.id,
      version: test.versionId,
      steps,
      claims: { idToken: namesFrom('id_token'), userinfo: namesFrom('userinfo') },
    }),
    seen: (account) => ({
      steps,
      claims,
      account: account === undefined ? null : accountSeen(account, claims),
      groups: account === undefined ? null : groupsSeen(account.identity, claims),
    }),
  }
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
