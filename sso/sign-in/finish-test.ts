import type { FastifyReply } from 'fastify'
import { isUniqueViolation } from '../../kit/database.ts'
import { newId } from '../../kit/ids.ts'
import { accountIdOf } from '../accounts/account.ts'
import { accountStore } from '../accounts/account-store.ts'
import { passTest } from '../connections/connection-test.ts'
import { markTested } from '../connections/version-store.ts'
import { oktaClient } from '../okta/okta-client.ts'
import type { OktaIdentity } from '../okta/redeem-code.ts'
import { signInInsert } from '../sign-in-log/sign-in-log.ts'
import type { CallbackAnswer } from './callback-answer.ts'
import { codeOfAnswer } from './code-of-answer.ts'
import { endAttempt } from './end-attempt.ts'
import { redeemRequest } from './redeem-request.ts'
import { attemptsOf, type TestAttempt } from './sign-in-attempt.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import { testPassedPage } from './test-pages.ts'
import { type TestAccount, type TestRecord, testRecord } from './test-record.ts'
import { versionUnderTest } from './version-under-test.ts'

/**
 * Second half of a test sign-in: every check of a real one, with the settings of the version, and in the end a page that
 * shows what was seen. Nobody is let in, no session is opened, no account is made.
 */
export function finishTest(
  deps: SignInDeps,
  browser: Browser,
  attempt: TestAttempt,
  answer: CallbackAnswer,
  connectionId: string,
): Promise<FastifyReply> {
  const record = testRecord({ id: attempt.test.id, versionId: attempt.versionId })
  record.note('discovery', attempt.test.discoveryMs)
  record.note('at_okta', deps.clock.now() - attempt.startedAt)

  const work = async () => {
    if (attempt.connectionId !== connectionId)
      throw new SignInRefused('state_connection_mismatch', { at: connectionId })
    const { provider } = await versionUnderTest(deps, { ...attempt, hash: attempt.test.hash })
    const code = await codeOfAnswer(deps, provider, answer)
    const request = redeemRequest(deps, provider, attempt, code)
    const identity = await oktaClient(deps).redeem(provider, request, record.watch)
    attemptsOf(deps).stillOpen(attempt)
    const account = await accountItWouldMake(deps, connectionId, identity)
    const trace = await writeDown(deps, browser, attempt, record, account)
    attemptsOf(deps).forget(browser.reply, attempt)
    return testPassedPage(browser.reply, trace, record.seen(account))
  }
  return endAttempt(deps, browser, attempt, work, record)
}

async function accountItWouldMake(
  deps: SignInDeps,
  connectionId: string,
  identity: OktaIdentity,
): Promise<TestAccount> {
  const id = accountIdOf(connectionId, identity.issuer, identity.subject)
  return { id, isNew: (await accountStore(deps).find(id)) === undefined, identity }
}

/** The log, the version and the test in one transaction: what is called tested has its proof. */
async function writeDown(
  deps: SignInDeps,
  { http }: Browser,
  attempt: TestAttempt,
  record: TestRecord,
  account: TestAccount,
): Promise<string> {
  const { id, hash } = attempt.test
  const { versionId } = attempt
  const trace = newId('sig')
  const now = deps.clock.now()
  const row = signInInsert(deps, {
    trace,
    attemptId: attempt.id,
    outcome: 'tested',
    organizationId: attempt.organizationId,
    connectionId: attempt.connectionId,
    accountId: account.id,
    detail: { ...record.detail(), new: account.isNew, groups: account.identity.groups?.length ?? null },
    ip: http.ip,
    userAgent: http.headers['user-agent'],
    createdAt: now,
    durationMs: now - attempt.startedAt,
  })
  const work = deps.db.transaction(async (trx) => {
    await trx.executeQuery(row)
    if (!(await markTested(trx, { versionId, hash, trace }, now)))
      throw new SignInRefused('test_outdated', { version: versionId })
    await passTest(deps, trx, { id, trace, seen: record.seen(account) })
  })
  await work.catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
    throw new SignInRefused('state_used', { attempt: attempt.id }, { cause: error })
  })
  deps.log.info('sign_in.tested', { trace, connection: attempt.connectionId, version: versionId })
  return trace
}
