// A person is signed in; does Okta let them into this app, and what does it give them?
//
//   assigned to the app? → custom server: policy → every claim worked out once
//
// The same for a sign-in and for Token Preview, which asks without anybody having signed in.
import { sql } from 'kysely'
import { prepared } from '../../kit/database.ts'
import type { Grant, Identified, Lifetimes, Site } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { BrowserSession } from '../sessions/org-session.ts'
import type { AccessPolicy } from './access-policy.ts'
import type { OktaClaims } from './okta-claims.ts'
import { oktaSite } from './okta-site.ts'
import type { OktaClient } from './org-client.ts'
import type { PersonGroups } from './person-groups.ts'

/** Fixed at Okta, whatever a rule says. */
const ID_TOKEN_SECONDS = 3600
const ORG_LIFETIMES: Lifetimes = {
  idToken: ID_TOKEN_SECONDS,
  accessToken: 3600,
  refresh: 90 * 86_400,
  refreshIdle: 0,
}

type Admission = {
  readonly site: Site
  readonly client: OktaClient
  readonly scopes: readonly string[]
  readonly session: BrowserSession
}

export type AdmitPerson = (admission: Admission) => Promise<Identified>

/** @throws ProtocolError  access_denied: not assigned, or no rule fits; server_error: a claim cannot be worked out */
export function admitPerson(tools: {
  deps: IdpDeps
  groupsOf: PersonGroups
  claims: OktaClaims
  policy: AccessPolicy
}): AdmitPerson {
  const { deps, groupsOf, claims, policy } = tools
  const assignmentOf = assignment(deps)

  async function lifetimesFor({ site, client, scopes, session }: Admission): Promise<Lifetimes> {
    const { server, org } = oktaSite(site)
    if (server === undefined) return ORG_LIFETIMES
    const granted = await policy.decide({
      serverId: server.id,
      clientId: client.clientId,
      userId: session.userId,
      grantType: 'authorization_code',
      scopes,
      groupIds: async () => (await groupsOf(org.id, session.userId)).map(({ id }) => id),
    })
    return {
      idToken: ID_TOKEN_SECONDS,
      accessToken: granted.accessMinutes * 60,
      refresh: granted.refreshMinutes * 60,
      refreshIdle: granted.refreshWindowMinutes * 60,
    }
  }

  return async (admission) => {
    const { site, client, scopes, session } = admission
    const assigned = await assignmentOf({ app_id: client.appId, user_id: session.userId })
    if (assigned === undefined) {
      throw new ProtocolError('access_denied', 'user_not_assigned', 'The person is not assigned to the application.', {
        facts: { userId: session.userId, appId: client.appId },
      })
    }
    const identified: Identified = {
      subject: session.userId,
      sessionId: session.id,
      authTime: Math.floor(session.authTime / 1000),
      amr: session.amr,
      scopes,
      lifetimes: await lifetimesFor(admission),
      detail: { userName: assigned.user_name ?? session.login },
    }
    await claims.tryOut({ site, client, grant: asGrant(identified, session) })
    return identified
  }
}

/** Claims are worked out from a grant; this one is not stored yet. */
export function asGrant(identified: Identified, session: Pick<BrowserSession, 'profile' | 'authTime'>): Grant {
  const person = { profile: session.profile, updatedAt: session.authTime }
  return { ...identified, detail: { ...identified.detail, person } } as unknown as Grant
}

/** One statement: may this person use the app, and by which name do they go there? Null: by their login. */
function assignment({ db }: IdpDeps) {
  const find = prepared<{ app_id: string; user_id: string }, { user_name: string | null }>(db, (p) =>
    db.kysely
      .selectFrom('apps')
      .leftJoin('app_users', (join) =>
        join.onRef('app_users.app_id', '=', 'apps.id').on('app_users.user_id', '=', p('user_id')),
      )
      .select('app_users.user_name')
      .where('apps.id', '=', p('app_id'))
      .where((eb) =>
        eb.or([
          eb('app_users.user_id', 'is not', null),
          eb('apps.implicit_assignment', '=', 1),
          sql<boolean>`exists (select 1 from app_groups ag join group_members gm on gm.group_id = ag.group_id
            where ag.app_id = apps.id and gm.user_id = ${p('user_id')})`,
        ]),
      ),
  )
  return async (asked: { app_id: string; user_id: string }) => (await find(asked))[0]
}
