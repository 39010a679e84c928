// What Gatepass itself needs of it: a client secret, and the draft of the connection that all of it goes into.

import type { Connection } from '../connections/connection.ts'
import { settingsOf } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { editDraft } from '../connections/edit-draft.ts'
import type { Settings } from '../connections/settings.ts'
import { versionStore } from '../connections/version-store.ts'
import { ApiTokenNotAllowed, OktaObjectMissing } from '../okta/management-problems.ts'
import { clientSecret, nothing } from '../okta/okta-answers.ts'
import { boundSecret } from '../okta/provider.ts'
import type { SsoDeps } from '../sso-deps.ts'
import type { OktaAsIs } from './okta-as-is.ts'
import { different, missing, notAllowed, type Piece, there } from './piece.ts'
import type { Wish } from './wish.ts'

export type DraftOf = { readonly connectionId: string; readonly oktaDomain: string; readonly actor: string }

export function piecesOfDraft(deps: SsoDeps, wish: Wish, of: DraftOf): Piece[] {
  return [theSecret(wish), theDraft(deps, wish, of)]
}

/** Okta shows those that are there to whoever may change the app. @returns undefined when the token's owner may not */
async function activeSecrets(okta: OktaAsIs): Promise<{ id: string; text: string }[] | undefined> {
  try {
    const all = await okta.secretsOfApp()
    const active = all.filter(({ status }) => status === 'ACTIVE')
    return active.flatMap(({ id, client_secret: text }) => (text === undefined ? [] : [{ id, text }]))
  } catch (error) {
    if (error instanceof ApiTokenNotAllowed) return undefined
    throw error
  }
}

const ACTIVE = 'One that is active'

function theSecret(wish: Wish): Piece {
  const menu = `Applications > Applications > ${wish.label} > General > Client Credentials > CLIENT SECRETS`
  return {
    id: 'client-secret',
    what: 'Client secret',
    menu,
    place: 'app_credentials',
    right: 'apps',
    needs: ['app', 'client-authentication'],
    async look(okta) {
      const secrets = await activeSecrets(okta)
      if (secrets === undefined)
        return notAllowed(null, ACTIVE, 'The token’s owner may not see client secrets. Copy it by hand.')
      return secrets.length > 0 ? there(ACTIVE) : missing(ACTIVE)
    },
    async make(okta) {
      const app = await okta.app()
      if (app === undefined) throw new OktaObjectMissing('the app is gone')
      await okta.api.post(`/api/v1/apps/${app.id}/credentials/secrets`, {}, clientSecret)
      okta.changed()
    },
    async created(okta) {
      const newest = (await activeSecrets(okta))?.at(-1)
      return newest && { id: newest.id, print: '' }
    },
    async undo(okta, made) {
      const app = await okta.app()
      const secrets = await okta.secretsOfApp()
      if (app === undefined || made.kind !== 'created' || !secrets.some(({ id }) => id === made.id)) return 'gone'
      // Okta keeps the last one.
      if (secrets.filter(({ status }) => status === 'ACTIVE').length === 1) return 'left'
      const at = `/api/v1/apps/${app.id}/credentials/secrets/${made.id}`
      await okta.api.post(`${at}/lifecycle/deactivate`, {}, nothing)
      await okta.api.delete(at)
      okta.changed()
      return 'undone'
    },
  }
}

function theDraft(deps: SsoDeps, wish: Wish, { connectionId, oktaDomain, actor }: DraftOf): Piece {
  return {
    id: 'draft',
    what: 'Issuer, Client ID and client secret, given to us',
    menu: `Applications > Applications > ${wish.label} > General > Client Credentials`,
    place: 'app_credentials',
    right: 'apps',
    needs: ['app', 'client-secret', ...(wish.server === null ? [] : ['server'])],
    async look(okta) {
      const now = await settingsNow(deps, connectionId)
      const said = [now.issuer, now.clientId].filter((value) => value !== null)
      const wanted = await wantedOf(okta)
      if (wanted === undefined) return said.length === 0 ? missing([oktaDomain]) : different(said, [oktaDomain])
      const { issuer, clientId } = wanted
      const isSame = now.issuer === issuer && now.clientId === clientId && (await hasGoodSecret(okta, now))
      const after = [issuer, clientId]
      return isSame ? there(after) : said.length === 0 ? missing(after) : different(said, after)
    },
    async make(okta) {
      const wanted = await wantedOf(okta)
      const secret = (await activeSecrets(okta))?.at(-1)
      if (wanted === undefined || secret === undefined) throw new OktaObjectMissing('nothing to take over yet')
      const { clientId, method } = wanted
      const place = wish.server === null ? { oktaDomain } : { issuer: wanted.issuer }
      const values = { ...place, clientId, clientSecret: secret.text, tokenEndpointAuthMethod: method }
      await editDraft(deps, await connectionOf(deps, connectionId), values, actor)
    },
  }

  async function wantedOf(okta: OktaAsIs) {
    const app = await okta.app()
    const server = wish.server === null ? { issuer: oktaDomain } : await okta.server()
    if (app === undefined || server === undefined) return undefined
    const { client_id: clientId, token_endpoint_auth_method: auth } = app.credentials.oauthClient
    const method: Settings['authMethod'] = auth === 'client_secret_post' ? auth : 'client_secret_basic'
    return { issuer: server.issuer, clientId, method }
  }

  async function hasGoodSecret(okta: OktaAsIs, { secretSealed }: Settings): Promise<boolean> {
    if (secretSealed === null) return false
    const kept = deps.box('connections').open(secretSealed, boundSecret(connectionId))
    const active = await activeSecrets(okta)
    return active === undefined || active.some(({ text }) => text === kept)
  }
}

async function connectionOf(deps: SsoDeps, connectionId: string): Promise<Connection> {
  const connection = await connectionStore(deps).find(connectionId)
  if (connection === undefined) throw new TypeError(`no connection ${connectionId}`)
  return connection
}

/** Of the draft, or what is live where there is none. */
export async function settingsNow(deps: SsoDeps, connectionId: string): Promise<Settings> {
  const draft = await versionStore(deps).draft(connectionId)
  return draft?.settings ?? settingsOf(await connectionOf(deps, connectionId))
}
