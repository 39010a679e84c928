// The management API over a fresh database, with an org, an administrator and a clock that stands still: for tests.

import type { FastifyRequest } from 'fastify'
import { movableClock } from '../../kit/clock.ts'
import { openDatabase } from '../../kit/database.ts'
import { silentLog } from '../../kit/log.ts'
import { secretBox } from '../../kit/secret-box.ts'
import { createServer } from '../../kit/server.ts'
import type { DatabaseUnderTest } from '../../kit/test-database.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { orgOfRequest } from '../orgs/org-of-request.ts'
import { roleStore } from '../roles/role-store.ts'
import { idpMigrations } from '../schema/idp-migrations.ts'
import type { AdminRole, IdpSchema } from '../schema/idp-schema.ts'
import { type OrgSeed, seedOrg } from '../seed/seed-org.ts'
import { browserSessions } from '../sessions/org-session.ts'
import { userStore } from '../users/user-store.ts'
import type { AdminApiDeps, ApiBearer } from './api-call.ts'
import { mountAdminApi } from './mount-admin-api.ts'

export const ACME: OrgSeed = {
  subdomain: 'acme',
  name: 'Acme',
  admin: { login: 'admin@acme.example', password: 'Open sesame 1', firstName: 'Grace', lastName: 'Hopper' },
  people: [
    {
      login: 'ada@acme.example',
      password: 'Analytical 1',
      firstName: 'Ada',
      lastName: 'Lovelace',
      groups: ['Parking priority'],
    },
  ],
}

export type Answer = {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
  body: any
  headers: Record<string, string | string[] | number | undefined>
}

export type AdminApiUnderTest = Awaited<ReturnType<typeof openAdminApi>>

/** @param more  what other rooms do for the API, where a test is about it */
export async function openAdminApi(
  database: DatabaseUnderTest,
  baseUrl = 'http://okta.localhost:4200',
  more: (deps: IdpDeps) => Partial<AdminApiDeps> = () => ({}),
) {
  const clock = movableClock(Date.parse('2026-11-23T10:00:00.000Z'))
  const db = await openDatabase<IdpSchema>({ url: await database.url(), schema: 'idp', migrations: idpMigrations })
  const keys = [{ id: 'k1', secret: new Uint8Array(32).fill(7) }]
  const deps = { db, clock, log: silentLog, box: (purpose: string) => secretBox(keys, purpose), baseUrl }
  const { orgId, apiToken } = await seedOrg(deps, ACME)
  const bearers = new Map<string, ApiBearer>()
  const app = createServer({ log: silentLog })
  const sessions = browserSessions(deps)
  mountAdminApi(app, {
    ...deps,
    orgOf: orgOfRequest(deps),
    sessionOf: sessions.sessionOf,
    bearerOf: async (_org, token) => bearers.get(token),
    ...more(deps),
  })

  /** @param options.raw  sent as it is; @param options.authorization  instead of the administrator's token */
  async function call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH',
    path: string,
    body?: unknown,
    options: {
      authorization?: string | null
      host?: string
      raw?: string
      type?: string
      headers?: Record<string, string>
    } = {},
  ): Promise<Answer> {
    const authorization = options.authorization === undefined ? `SSWS ${apiToken}` : options.authorization
    const payload = options.raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const answer = await app.inject({
      method,
      url: path,
      headers: {
        host: options.host ?? 'acme.okta.localhost:4200',
        ...(authorization === null ? {} : { authorization }),
        ...options.headers,
        ...(payload === undefined ? {} : { 'content-type': options.type ?? 'application/json' }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    const json = answer.headers['content-type']?.toString().includes('json')
    return {
      status: answer.statusCode,
      body: json ? answer.json() : answer.body,
      headers: answer.headers as Answer['headers'],
    }
  }

  return {
    deps,
    /** What access tokens say, by the token; the door is what is tested, not the token endpoint. */
    bearers,
    clock,
    app,
    orgId,
    apiToken,
    call,
    /** The address of the next page, below the org's. */
    next(answer: Answer): string | undefined {
      const link = [answer.headers.link].flat().find((value) => String(value).endsWith('rel="next"'))
      return link === undefined ? undefined : /<https?:\/\/[^/]+([^>]+)>/.exec(String(link))?.[1]
    },
    async userId(login: string): Promise<string> {
      const user = await userStore(db.kysely).byLogin(orgId, login)
      return user?.id ?? ''
    },
    /** These roles, and no others. */
    async giveRoles(login: string, types: readonly AdminRole[]): Promise<void> {
      const userId = (await userStore(db.kysely).byLogin(orgId, login))?.id ?? ''
      await db.kysely.deleteFrom('role_assignments').where('user_id', '=', userId).execute()
      for (const type of types) await roleStore(db.kysely).assign(orgId, { userId }, type, clock.now())
    },
    /** Somebody signed in with a browser: the headers it sends. */
    async signIn(login: string): Promise<{ cookie: string }> {
      const userId = (await userStore(db.kysely).byLogin(orgId, login))?.id ?? ''
      const request = { headers: {} } as FastifyRequest
      const session = sessions.open(request, { orgId, userId, amr: ['pwd'] })
      await db.together((to) => session.writes(to))
      return { cookie: session.cookie.split(';')[0] ?? '' }
    },
    async close(): Promise<void> {
      await app.close()
      await db.close()
    },
  }
}
