// Who may use the app, and which of their groups the ID token of the org's own server says.
import { OktaObjectMissing } from '../okta/management-problems.ts'
import { idTokenSettings, nothing } from '../okta/okta-answers.ts'
import { APPLICATIONS, type OktaAsIs, pathOfApp } from './okta-as-is.ts'
import { missing, notAllowed, type Piece, there, type Undone } from './piece.ts'
import { ALL_GROUPS, TOO_MANY_GROUPS, type Wish, type WishedGroup } from './wish.ts'

// — who may use it —

export function assignment(wish: Wish, group: WishedGroup): Piece {
  const isAssigned = async (okta: OktaAsIs) => (await okta.groupsOfApp()).some(({ id }) => id === group.id)
  return {
    id: `assignment:${group.id ?? group.name}`,
    what: `Assignment to ${group.name}`,
    menu: `${APPLICATIONS} > ${wish.label} > Assignments > Assign > Assign to Groups`,
    place: 'app_assignments',
    right: 'apps',
    needs: ['app'],
    async look(okta) {
      const app = await okta.app()
      // With Federation Broker Mode everybody may, and nobody is assigned.
      if (app?.settings.implicitAssignment === true) return there('Federation Broker Mode')
      if (group.id === null) return notAllowed(null, group.name, 'The token’s owner may not look at groups.')
      return app !== undefined && (await isAssigned(okta)) ? there(group.name) : missing(group.name)
    },
    async make(okta) {
      const app = await okta.app()
      if (app === undefined) throw new OktaObjectMissing('the app is gone', { group: group.id })
      await okta.api.put(`${pathOfApp(app)}/groups/${group.id}`, {}, nothing)
      okta.changed()
    },
    created: async (okta) => ((await isAssigned(okta)) ? { id: String(group.id), print: '' } : undefined),
    async undo(okta) {
      const app = await okta.app()
      if (app === undefined || !(await isAssigned(okta))) return 'gone'
      await okta.api.delete(`${pathOfApp(app)}/groups/${group.id}`)
      okta.changed()
      return 'undone'
    },
  }
}

// — the groups claim of the org's own server —

const CLAIM = { name: 'groups', valueType: 'GROUPS', groupFilterType: 'REGEX', value: ALL_GROUPS }
const SAYS = 'groups: Matches regex .*'

export function groupsClaimOfOrg(wish: Wish): Piece {
  return {
    id: 'groups-claim',
    what: 'Groups claim in the ID token',
    menu: `${APPLICATIONS} > ${wish.label} > Sign On > OpenID Connect ID Token > Group claims filter`,
    place: 'app_id_token',
    right: 'apps',
    needs: ['app'],
    async look(okta) {
      const settings = await okta.idTokenSettings()
      const now = settings?.name
        ? `${settings.name}: ${settings.groupFilterType ?? settings.valueType} ${settings.value}`
        : null
      if (settings?.name === CLAIM.name) return there(now)
      if (now !== null) return notAllowed(now, SAYS, 'There is another claim, and Okta keeps one for each app.')
      if (await okta.hasManyGroups()) return notAllowed(null, SAYS, TOO_MANY_GROUPS)
      // No part of Okta's documented API; where it is not there, people can all the same.
      const isMade = (await okta.app()) !== undefined
      return isMade && settings === undefined
        ? notAllowed(null, SAYS, 'Okta’s API does not offer this here.')
        : missing(SAYS)
    },
    make: (okta) => write(okta, CLAIM),
    undo: (okta) => takeBack(okta),
  }

  async function write(okta: OktaAsIs, claim: object): Promise<void> {
    const app = await okta.app()
    const settings = await okta.idTokenSettings()
    if (app === undefined || settings === undefined) throw new OktaObjectMissing('no claim without the app')
    const path = `/api/v1/internal/apps/${app.id}/settings/oauth/idToken`
    await okta.api.post(path, { issuerMode: settings.issuerMode, ...claim }, idTokenSettings)
    okta.changed()
  }

  async function takeBack(okta: OktaAsIs): Promise<Undone> {
    const settings = await okta.idTokenSettings()
    if (settings?.name !== CLAIM.name) return 'gone'
    if (settings.value !== CLAIM.value || settings.groupFilterType !== CLAIM.groupFilterType) return 'left'
    await write(okta, {})
    return 'undone'
  }
}
