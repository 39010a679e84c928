// A customer's Okta as it is now, in the words of the set-up: our app among all apps, our server among all servers.
// Read when first asked for and remembered until something was changed.
import type { z } from 'zod'
import type { ManagementApi } from '../okta/management-api.ts'
import { OktaObjectMissing } from '../okta/management-problems.ts'
import * as answers from '../okta/okta-answers.ts'
import type { Wish } from './wish.ts'

/** Okta ids found or made on the way; what a list does not show yet is found by them. */
export type Known = {
  readonly appId?: string | undefined
  readonly serverId?: string | undefined
  readonly clientId?: string | undefined
}

export type SuitingRule = { readonly policy: answers.Policy; readonly rule: answers.Rule }

export type OktaAsIs = ReturnType<typeof oktaAsIs>

const MOST_APPS = 2000
const MOST_OF_A_SERVER = 1000
/** Okta refuses a sign-in whose groups claim would list more. */
const MOST_GROUPS_IN_CLAIM = 100

/** @param before  from the plan, or a client ID the connection has had before */
export function oktaAsIs(api: ManagementApi, wish: Wish, before: Known = {}) {
  const read = new Map<string, Promise<unknown>>()
  let known = before
  const once = <T>(name: string, ask: () => Promise<T>): Promise<T> => {
    const asked = (read.get(name) as Promise<T> | undefined) ?? ask()
    read.set(name, asked)
    return asked
  }
  const get = <T>(path: string, shape: z.ZodType<T>) => once(path, () => orUndefined(api.get(path, shape)))
  const list = <T>(path: string, shape: z.ZodType<T>, most: number) =>
    once(path, async () => (await api.list(path, shape, most)).items)

  const okta = {
    api,
    get known() {
      return known
    },
    /** Something was changed: whatever was read may be old. */
    changed(found: Known = {}) {
      known = { ...known, ...found }
      read.clear()
    },

    /** Apps whose name begins as ours; every kind. */
    namesakes: () => list(`/api/v1/apps?limit=200&q=${encodeURIComponent(wish.label)}`, answers.anyApp, MOST_APPS),
    /** Ours: by id, by our redirect URI, or of our name and nobody else's. */
    app: () => once('our app', () => findApp()),
    groupsOfApp: async () => {
      const app = await okta.app()
      if (app === undefined) return []
      return list(`/api/v1/apps/${app.id}/groups?limit=200`, answers.appGroup, MOST_OF_A_SERVER)
    },
    secretsOfApp: async () => {
      const app = await okta.app()
      if (app === undefined) return []
      return list(`/api/v1/apps/${app.id}/credentials/secrets`, answers.clientSecret, MOST_OF_A_SERVER)
    },
    idTokenSettings: async () => {
      const app = await okta.app()
      return app && get(`/api/v1/internal/apps/${app.id}/settings/oauth/idToken`, answers.idTokenSettings)
    },
    /** More than a claim that lists all of them could carry. */
    hasManyGroups: () =>
      once('many groups', async () => {
        const { items } = await api.list('/api/v1/groups?limit=200', answers.group, MOST_GROUPS_IN_CLAIM + 1)
        return items.length > MOST_GROUPS_IN_CLAIM
      }),

    servers: () => list('/api/v1/authorizationServers?limit=200', answers.server, MOST_OF_A_SERVER),
    server: async (): Promise<answers.Server | undefined> => {
      const { server } = wish
      if (server === null) return undefined
      const id = 'id' in server ? server.id : known.serverId
      const byId = id && (await get(`/api/v1/authorizationServers/${id}`, answers.server))
      if (byId || 'id' in server) return byId || undefined
      const all = await okta.servers()
      return all.find(({ name, audiences }) => name === server.name && audiences.includes(server.audience))
    },
    policies: async () => {
      const server = await okta.server()
      if (server === undefined) return []
      const all = await list(`${pathOf(server)}/policies`, answers.policy, MOST_OF_A_SERVER)
      return all.toSorted((a, b) => a.priority - b.priority)
    },
    rules: async (policyId: string) => {
      const server = await okta.server()
      if (server === undefined) return []
      return list(`${pathOf(server)}/policies/${policyId}/rules`, answers.rule, MOST_OF_A_SERVER)
    },
    scopes: async () => {
      const server = await okta.server()
      return server === undefined ? [] : list(`${pathOf(server)}/scopes?limit=200`, answers.scope, MOST_OF_A_SERVER)
    },
    claims: async () => {
      const server = await okta.server()
      return server === undefined ? [] : list(`${pathOf(server)}/claims?limit=200`, answers.claim, MOST_OF_A_SERVER)
    },
  }
  return okta

  async function findApp(): Promise<answers.OidcApp | undefined> {
    // A client ID is the app's id unless somebody chose another, and what begins otherwise is no id.
    const id = known.appId ?? (/^0oa\w+$/.test(known.clientId ?? '') ? known.clientId : undefined)
    const byId = id === undefined ? undefined : oidc(await get(`/api/v1/apps/${id}`, answers.anyApp))
    if (byId !== undefined) return byId
    const all = await list('/api/v1/apps?limit=200&filter=name%20eq%20%22oidc_client%22', answers.anyApp, MOST_APPS)
    const web = all.flatMap((each) => oidc(each) ?? [])
    return web.find(hasOurRedirectUri) ?? web.find((app) => sameText(app.label, wish.label) && isNobodyElses(app))
  }

  function hasOurRedirectUri(app: answers.OidcApp): boolean {
    return app.settings.oauthClient.redirect_uris.includes(wish.redirectUri)
  }

  /** Its tile leads nowhere yet, or to us; no other connection lives by it. */
  function isNobodyElses({ settings }: answers.OidcApp): boolean {
    const { redirect_uris: uris, initiate_login_uri: initiate } = settings.oauthClient
    const isFree = !initiate || initiate === wish.initiateLoginUri
    return isFree && !uris.some((uri) => uri.startsWith(`${wish.publicUrl}/`) && uri !== wish.redirectUri)
  }
}

/** Where apps are in the admin console. */
export const APPLICATIONS = 'Applications > Applications'

/** The path of an app in the API. */
export function pathOfApp({ id }: { readonly id: string }): string {
  return `/api/v1/apps/${id}`
}

/** The path of an authorization server in the API. */
export function pathOf(server: { readonly id: string }): string {
  return `/api/v1/authorizationServers/${server.id}`
}

export function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Where authorization servers are in the admin console. */
export const AUTHORIZATION_SERVERS = 'Security > API > Authorization Servers'

/** The wanted server's page there. */
export function menuOfServer({ server }: Wish): string {
  const name = server === null ? '' : 'id' in server ? server.id : server.name
  return `${AUTHORIZATION_SERVERS} > ${name}`
}

/** @throws OktaObjectMissing  it was there a moment ago */
export async function serverOf(okta: OktaAsIs): Promise<answers.Server> {
  const found = await okta.server()
  if (found === undefined) throw new OktaObjectMissing('the authorization server is gone')
  return found
}

/** The first of `name`, `name 2`, `name 3` … that is free. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name} ${number}`
    if (!taken.some((each) => sameText(each, tried))) return tried
  }
}

function oidc(app: z.infer<typeof answers.anyApp> | undefined): answers.OidcApp | undefined {
  const found = answers.oidcApp.safeParse(app)
  return found.success && found.data.settings.oauthClient.application_type === 'web' ? found.data : undefined
}

async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof OktaObjectMissing) return undefined
    throw error
  }
}
