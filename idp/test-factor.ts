// For tests: an org that asks for a second factor, and somebody's authenticator app.
import assert from 'node:assert/strict'
import { Secret, TOTP } from 'otpauth'
import { orgPolicyStore } from './org-policies/org-policy-store.ts'
import { PASSWORD, type TestAnswer, type TestOkta } from './test-okta.ts'

export async function requireFactor(okta: TestOkta): Promise<void> {
  const now = okta.clock.now()
  await okta.idp.db.transaction(async (trx) => {
    const store = orgPolicyStore(trx)
    const [policy] = await store.list(okta.orgId, 'OKTA_SIGN_ON', now)
    assert.ok(policy)
    const [rule] = await store.rules(policy)
    assert.ok(rule)
    const signon = { ...(rule.actions.signon as object), requireFactor: true, factorPromptMode: 'ALWAYS' }
    await store.updateRule(policy, rule, { ...rule, actions: { signon } }, now)
  })
}

export function codeOf(secret: string, now: number): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now })
}

export function secretIn(page: TestAnswer): string {
  return (/<dd>([A-Z2-7 ]{32,})<\/dd>/.exec(page.body)?.[1] ?? '').replaceAll(' ', '')
}

export function factorIdIn(page: TestAnswer): string {
  return /name="factorId" value="(\w+)"/.exec(page.body)?.[1] ?? ''
}

export async function enrolAtSignIn(okta: TestOkta, login: string): Promise<string> {
  const browser = okta.browser()
  const answer = await browser.signIn(login, PASSWORD)
  assert.equal(answer.location?.pathname, '/signin/enroll-factor')
  const page = await browser.get('/signin/enroll-factor')
  const secret = secretIn(page)
  const done = await browser.post('/signin/enroll-factor', {
    factorId: factorIdIn(page),
    code: codeOf(secret, okta.clock.now()),
  })
  assert.equal(done.location?.pathname, '/app/UserHome')
  return secret
}
