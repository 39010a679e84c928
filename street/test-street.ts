// A street of its own for a test: free ports, a fresh folder, and the steps a person takes on it.
import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Clock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { openStreet, type Street } from './open-street.ts'
import type { StreetConfig } from './street-config.ts'
import type { OrgReport, StreetReport } from './street-report.ts'
import { newVisitor, type Visit, type Visitor } from './visitor.ts'

export type TestStreet = {
  readonly report: StreetReport
  readonly acme: OrgReport
  readonly globex: OrgReport
  readonly openOperatorSession: Street['openOperatorSession']
  close(): Promise<void>
}

const ANY_FREE = { workplace: 0, sso: 0, idp: 0 }

/** @param databaseUrl  `sqlite:` anything: files in the street's own folder; otherwise a PostgreSQL database for all three houses */
export async function openTestStreet(
  databaseUrl: string,
  { ports = ANY_FREE, ...given }: { clock?: Clock; ports?: StreetConfig['ports']; dnsServers?: readonly string[] } = {},
): Promise<TestStreet> {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-street-'))
  const street = await openStreet(
    {
      dataDir,
      databaseUrl: databaseUrl.startsWith('sqlite:') ? undefined : databaseUrl,
      ports,
    },
    { log: silentLog, ...given },
  )
  const [acme, globex] = street.report.orgs as [OrgReport, OrgReport]
  return {
    report: street.report,
    acme,
    globex,
    openOperatorSession: street.openOperatorSession,
    async close() {
      await street.close()
      await fs.rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Types a work e-mail into Ronspot and the password into Okta. */
export async function signInFromApp(
  visitor: Visitor,
  street: TestStreet,
  org: OrgReport,
  login: string,
): Promise<Visit> {
  await visitor.get(street.report.workplace.url)
  const atOkta = await visitor.submit({ email: login }, /name="email"/)
  assert.ok(
    atOkta.url.startsWith(org.okta.url),
    `sent to ${atOkta.url} instead of ${org.okta.url}: ${atOkta.body.slice(-800)}`,
  )
  return visitor.submit({ password: passwordOf(org, login) }, /type="password"/)
}

/** Signs in at Okta itself, as somebody who begins the day on the dashboard. */
export async function signInAtOkta(visitor: Visitor, org: OrgReport, login: string): Promise<Visit> {
  await visitor.get(`${org.okta.url}/`)
  return visitor.submit({ username: login, password: passwordOf(org, login) }, /type="password"/)
}

/** Presses the first free space of a kind on Ronspot's map. */
export async function takeFirstFree(visitor: Visitor, kind: 'standard' | 'priority'): Promise<Visit> {
  const space = new RegExp(`<button class="space free ${kind}"[^>]*value="([^"]+)"`).exec(visitor.page.body)?.[1]
  assert.ok(space !== undefined, `no free ${kind} space on ${visitor.page.url}`)
  return visitor.submit({ space }, /action="\/bookings"/)
}

export { newVisitor }

function passwordOf(org: OrgReport, login: string): string {
  const person = [...org.okta.people, org.okta.admin].find((each) => each.login === login)
  assert.ok(person !== undefined, `${login} is not on the street`)
  return person.password
}
