import { accountStore } from '../accounts/account-store.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'

/**
 * The last look before somebody is let in. Okta, or the person, was waited for since the connection was read, and an
 * operator may have switched it or the account off, or led it to another provider, in that time.
 *
 * @param issuer  who vouched for the person
 * @returns whether the account is new
 * @throws SignInRefused  connection_disabled, connection_changed, user_deactivated
 */
export async function checkStanding(
  deps: SignInDeps,
  connectionId: string,
  accountId: string,
  issuer: string,
): Promise<boolean> {
  const { account, connectionActive, issuer: live } = await accountStore(deps).standing(accountId, connectionId)
  if (!connectionActive) throw new SignInRefused('connection_disabled')
  if (live !== issuer) throw new SignInRefused('connection_changed')
  if (account === 'deactivated') throw new SignInRefused('user_deactivated', { account: accountId })
  return account === 'new'
}
