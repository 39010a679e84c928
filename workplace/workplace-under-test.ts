// For tests: Ronspot in memory, and people who are signed in already.
import crypto from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../kit/clock.ts'
import { movableClock } from '../kit/clock.ts'
import { openWorkplace, type Workplace } from './app.ts'
import { layFloor } from './floor/floor-plan.ts'
import type { PersonClaims } from './people/person.ts'

/** A Tuesday, eight in the morning in Dublin. */
export const TUESDAY = Date.parse('2026-11-24T08:00:00Z')

export const testKeys = [{ id: 'k1', secret: crypto.randomBytes(32) }]

export type WorkplaceUnderTest = Workplace & {
  /** @returns a `Cookie` header of a browser in which this person is signed in */
  signedIn(claims: PersonClaims): Promise<string>
  /** The id of a space by its code, in the organization `acme` unless said otherwise. */
  spaceId(code: string, organization?: string): Promise<string>
  post(
    url: string,
    cookie: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; body: string; location: string }>
  get(url: string, cookie?: string): Promise<{ status: number; body: string; location: string }>
}

export async function openWorkplaceUnderTest(
  options: { databaseUrl?: string; publicUrl?: string; issuer?: string; clock?: Clock } = {},
): Promise<WorkplaceUnderTest> {
  const publicUrl = options.publicUrl ?? 'http://localhost:4000'
  const workplace = await openWorkplace({
    databaseUrl: options.databaseUrl ?? 'sqlite::memory:',
    publicUrl,
    sso: {
      issuer: options.issuer ?? 'http://127.0.0.1:9',
      clientId: 'ronspot',
      clientSecret: 'ronspot-secret',
      organizationOf: (claims) => claims.organization ?? 'acme',
    },
    masterKeys: testKeys,
    timeZone: 'Europe/Dublin',
    clock: options.clock ?? movableClock(TUESDAY),
  })
  const host = new URL(publicUrl).host
  const answer = (r: { statusCode: number; body: string; headers: Record<string, unknown> }) => ({
    status: r.statusCode,
    body: r.body,
    location: String(r.headers.location ?? ''),
  })
  return {
    ...workplace,
    async signedIn(claims) {
      const organization = claims.organization ?? 'acme'
      await layFloor(workplace.deps.db, organization)
      const request = { headers: {} } as FastifyRequest
      const { cookie } = await workplace.deps.sessions.open(request, {
        claims,
        organization,
        idToken: 'header.claims.signature',
        returnTo: '/',
      })
      return cookie.split(';')[0] as string
    },
    async spaceId(code, organization = 'acme') {
      const spaces = workplace.deps.db.kysely.selectFrom('spaces').select('id')
      const found = await spaces
        .where('organization', '=', organization)
        .where('code', '=', code)
        .executeTakeFirstOrThrow()
      return found.id
    },
    post: async (url, cookie, fields) =>
      answer(
        await workplace.app.inject({
          method: 'POST',
          url,
          headers: {
            host,
            cookie,
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/x-www-form-urlencoded',
          },
          payload: new URLSearchParams(fields).toString(),
        }),
      ),
    get: async (url, cookie = '') => answer(await workplace.app.inject({ url, headers: { host, cookie } })),
  }
}
