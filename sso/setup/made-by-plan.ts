// What the set-up by token has put in Okta that nothing here proves by looking.
import type { Plan } from '../set-up-by-token/plan.ts'

const OF_THE_TILE = ['initiate-login-uri', 'login-mode', 'visibility']

/**
 * The tile of the app that is set up here was made by the plan, and a click on it is what is left to try.
 *
 * @param clientId  of what is set up; in Okta an OIDC app's id is its client ID
 */
export function isTileMade(plan: Plan | undefined, clientId: string | null): boolean {
  if (plan?.state !== 'done' || plan.known.appId !== clientId) return false
  const items = plan.items.filter(({ id }) => OF_THE_TILE.includes(id))
  return items.length > 0 && items.every(({ progress }) => progress === 'done' || progress === 'nothing to do')
}
