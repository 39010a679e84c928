import type { AdminRole } from '../schema/idp-schema.ts'
import { ADMIN_ROLES } from './admin-role.ts'

/** What somebody may do with the management API: whole scopes and single operations. Nothing is what is not said. */
export type Rights = {
  /** A super administrator's. */
  readonly everything: boolean
  /** @param operation  `POST /users/:userId`, as the route table spells it */
  may(scope: string, operation?: string): boolean
}

/** What a person may who has all of these roles. */
export function rightsOfRoles(roles: readonly AdminRole[]): Rights {
  const scopes = new Set(roles.flatMap((role) => ADMIN_ROLES[role].scopes))
  const operations = new Set(roles.flatMap((role) => ADMIN_ROLES[role].operations ?? []))
  const everything = scopes.has('*')
  return {
    everything,
    may: (scope, operation) =>
      everything || has(scopes, scope) || (operation !== undefined && operations.has(operation)),
  }
}

/** What an app may with an access token of these scopes. @param owner  of the person it acts for: never more than theirs */
export function rightsOfScopes(scopes: readonly string[], owner?: Rights): Rights {
  const own = new Set(scopes)
  return {
    everything: false,
    may: (scope, operation) => has(own, scope) && (owner === undefined || owner.may(scope, operation)),
  }
}

function has(scopes: ReadonlySet<string>, scope: string): boolean {
  return scopes.has(scope) || (scope.endsWith('.read') && scopes.has(scope.replace(/\.read$/, '.manage')))
}

/** May who has `rights` all that these roles may? Who may less changes nothing about who may more. */
export function covers(rights: Rights, roles: readonly AdminRole[]): boolean {
  if (rights.everything) return true
  return roles.every((role) => {
    const { scopes, operations = [] } = ADMIN_ROLES[role]
    return scopes.every((scope) => rights.may(scope)) && operations.every((operation) => rights.may('', operation))
  })
}
