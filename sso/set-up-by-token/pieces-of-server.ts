// A custom authorization server, where one is wanted: itself here, groups in server-groups.ts, who is let in in
// server-policy.ts.
import { nothing, type Server, server } from '../okta/okta-answers.ts'
import { AUTHORIZATION_SERVERS, type OktaAsIs, pathOf } from './okta-as-is.ts'
import { different, missing, notAllowed, type Piece, printOf, there } from './piece.ts'
import { groupsClaim, groupsScope } from './server-groups.ts'
import { thePolicy, theRule } from './server-policy.ts'
import type { Wish } from './wish.ts'

export function piecesOfServer(wish: Wish): Piece[] {
  if (wish.server === null) return []
  return [theServer(wish), groupsScope(wish), groupsClaim(wish), thePolicy(wish), theRule(wish)]
}

function theServer(wish: Wish): Piece {
  const wanted = wish.server as NonNullable<Wish['server']>
  return {
    id: 'server',
    what: 'Authorization server',
    menu: `${AUTHORIZATION_SERVERS} > Add Authorization Server`,
    place: 'servers',
    right: 'servers',
    needs: [],
    async look(okta) {
      const found = await okta.server()
      if (found?.status === 'ACTIVE') return there(found.name)
      if (found !== undefined) return different(`${found.name} (Inactive)`, found.name)
      if ('id' in wanted) return notAllowed(null, wanted.id, 'There is no authorization server with this id.')
      return missing(wanted.name)
    },
    async make(okta) {
      const found = await okta.server()
      if (found !== undefined) await okta.api.post(`${pathOf(found)}/lifecycle/activate`, {}, nothing)
      else if (!('id' in wanted)) {
        const body = { name: wanted.name, audiences: [wanted.audience], description: `Sign-in to ${wish.label}` }
        return okta.changed({ serverId: (await okta.api.post('/api/v1/authorizationServers', body, server)).id })
      }
      okta.changed()
    },
    async created(okta) {
      const found = await okta.server()
      return found && { id: found.id, print: printOfServer(found) }
    },
    async undo(okta, made) {
      const found = await okta.server()
      if (found === undefined) return 'gone'
      if (made.kind === 'created' && (printOfServer(found) !== made.print || (await hasMore(okta)))) return 'left'
      await okta.api.post(`${pathOf(found)}/lifecycle/deactivate`, {}, nothing)
      if (made.kind === 'created') await okta.api.delete(pathOf(found))
      okta.changed()
      return 'undone'
    },
  }
}

function printOfServer({ name, description, audiences, issuerMode, status }: Server): string {
  return printOf({ name, description, audiences, issuerMode, status })
}

/** Of others than us: ours are gone by then. */
async function hasMore(okta: OktaAsIs): Promise<boolean> {
  const own = [...(await okta.scopes()), ...(await okta.claims())].filter(({ system }) => system !== true)
  return own.length > 0 || (await okta.policies()).length > 0
}
