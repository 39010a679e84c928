import { accountStore } from '../accounts/account-store.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'

/**
 * The last look before somebody is let in. Okta, or the person, was waited for since the connection was read, and an
 * operator may have switched it or the account off in that time.
 *
 * @returns whether the account is new
 * @throws SignInRefused  connection_disabled, user_deactivated
 */
export async function checkStanding(deps: SignInDeps, connectionId: string, accountId: string): Promise<boolean> {
  const { account, connectionActive } = await accountStore(deps).standing(accountId, connectionId)
  if (!connectionActive) throw new SignInRefused('connection_disabled')
  if (account === 'deactivated') throw new SignInRefused('user_deactivated', { account: accountId })
  return account === 'new'
}
