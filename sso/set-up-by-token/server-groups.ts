// The scope and the claim by which a custom authorization server says which groups a person is in.
import { claim, nothing } from '../okta/okta-answers.ts'
import { menuOfServer, type OktaAsIs, pathOf, serverOf } from './okta-as-is.ts'
import { different, missing, notAllowed, type Piece, printOf, there } from './piece.ts'
import { ALL_GROUPS, SCOPES, TOO_MANY_GROUPS, type Wish } from './wish.ts'

export function groupsScope(wish: Wish): Piece {
  const find = async (okta: OktaAsIs) => (await okta.scopes()).find(({ name }) => name === 'groups')
  return {
    id: 'groups-scope',
    what: 'Scope groups, included in public metadata',
    menu: `${menuOfServer(wish)} > Scopes > Add Scope`,
    place: 'server_scopes',
    right: 'servers',
    needs: ['server'],
    async look(okta) {
      const found = await find(okta)
      if (found === undefined) return missing('groups')
      return found.metadataPublish === 'ALL_CLIENTS' ? there('groups') : different('groups (not in metadata)', 'groups')
    },
    async make(okta) {
      const at = `${pathOf(await serverOf(okta))}/scopes`
      const found = await find(okta)
      if (found === undefined) await okta.api.post(at, newScope, nothing)
      else await okta.api.put(`${at}/${found.id}`, { ...withoutLinks(found), metadataPublish: 'ALL_CLIENTS' }, nothing)
      okta.changed()
    },
    async created(okta) {
      const found = await find(okta)
      return found && { id: found.id, print: printOf(withoutLinks(found)) }
    },
    async undo(okta, made) {
      const found = await find(okta)
      if (found === undefined) return 'gone'
      const at = `${pathOf(await serverOf(okta))}/scopes/${found.id}`
      if (made.kind === 'created') {
        if (printOf(withoutLinks(found)) !== made.print) return 'left'
        await okta.api.delete(at)
      } else {
        if (found.metadataPublish !== 'ALL_CLIENTS') return 'left'
        await okta.api.put(at, { ...withoutLinks(found), metadataPublish: 'NO_CLIENTS' }, nothing)
      }
      okta.changed()
      return 'undone'
    },
  }
}

export const newScope = {
  name: 'groups',
  displayName: 'Groups',
  description: 'The groups a person is in',
  consent: 'IMPLICIT',
  metadataPublish: 'ALL_CLIENTS',
}

const CLAIM_SAYS = 'groups: Matches regex .*'

export function groupsClaim(wish: Wish): Piece {
  const find = async (okta: OktaAsIs) =>
    (await okta.claims()).find(({ name, claimType }) => name === 'groups' && claimType === 'IDENTITY')
  return {
    id: 'groups-claim',
    what: 'Groups claim in the ID token',
    menu: `${menuOfServer(wish)} > Claims > Add Claim`,
    place: 'server_claims',
    right: 'servers',
    needs: ['server', 'groups-scope'],
    async look(okta) {
      const found = await find(okta)
      if (found?.status === 'ACTIVE' && isForUs(found.conditions?.scopes ?? [])) return there(saysOf(found))
      if (found !== undefined) return notAllowed(saysOf(found), CLAIM_SAYS, 'It is there, but not for our sign-ins.')
      return (await okta.hasManyGroups()) ? notAllowed(null, CLAIM_SAYS, TOO_MANY_GROUPS) : missing(CLAIM_SAYS)
    },
    async make(okta) {
      await okta.api.post(`${pathOf(await serverOf(okta))}/claims`, newClaim, claim)
      okta.changed()
    },
    async created(okta) {
      const found = await find(okta)
      return found && { id: found.id, print: printOf(withoutLinks(found)) }
    },
    async undo(okta, made) {
      const found = await find(okta)
      if (found === undefined) return 'gone'
      if (made.kind !== 'created' || printOf(withoutLinks(found)) !== made.print) return 'left'
      await okta.api.delete(`${pathOf(await serverOf(okta))}/claims/${found.id}`)
      okta.changed()
      return 'undone'
    },
  }
}

export const newClaim = {
  name: 'groups',
  status: 'ACTIVE',
  claimType: 'IDENTITY',
  valueType: 'GROUPS',
  group_filter_type: 'REGEX',
  value: ALL_GROUPS,
  alwaysIncludeInToken: true,
  conditions: { scopes: ['groups'] },
}

/** In tokens of a sign-in that asks for our scopes. */
function isForUs(scopes: readonly string[]): boolean {
  return scopes.length === 0 || scopes.some((name) => (SCOPES as readonly string[]).includes(name))
}

function saysOf(found: { status: string; valueType: string; value?: unknown }): string {
  return `groups: ${found.valueType === 'GROUPS' ? 'filter' : 'expression'} ${String(found.value)}${found.status === 'ACTIVE' ? '' : ' (Inactive)'}`
}

function withoutLinks<T extends Record<string, unknown>>({ _links, ...rest }: T) {
  return rest
}
