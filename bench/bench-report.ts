// Tables for people. What is promised (the design's numbers) stands beside what was measured.
import os from 'node:os'
import type { IdpResult, IdpRow } from './idp-bench.ts'
import type { SsoResult, SsoRow } from './sso-bench.ts'
import { rounded } from './statistics.ts'

export type Machine = { cpu: string; cores: number; memoryGb: number; os: string; node: string }

export type BenchResult = {
  readonly measuredAt: string
  readonly machine: Machine
  readonly settings: {
    readonly quick: boolean
    readonly browsers: number
    readonly tenants: number
    readonly rounds: number
  }
  readonly sso: SsoResult | undefined
  readonly idp: IdpResult | undefined
}

/** A number to hold, and whether it was held. */
export type Target = {
  readonly of: 'sso' | 'idp'
  readonly what: string
  readonly target: string
  readonly measured: number | undefined
  readonly met: boolean | undefined
  /** The targets were set on another day: the same one, moved by how much faster or slower the floor was here. */
  readonly moved?: { readonly target: string; readonly met: boolean }
}

// The floor on the machine and the day the targets were set.
const FLOOR_THEN = { cpuMs: 1.23, databaseCpuMs: 0.7, signInsPerSecond: 600 }

export function machineOf(): Machine {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    os: `${os.type()} ${os.release()}`,
    node: process.version,
  }
}

/** The whole report, as Markdown. */
export function benchReport(result: BenchResult): string {
  const { machine, settings, sso, idp } = result
  const parts = [
    `## Measured ${result.measuredAt}`,
    `${machine.cores} × ${machine.cpu}, ${machine.os}, Node ${machine.node}${sso?.postgres === undefined ? '' : `, PostgreSQL ${sso.postgres}`}; ` +
      `${settings.browsers} browsers, ${settings.rounds} rounds in turn, ${settings.tenants} ${settings.tenants === 1 ? 'connection' : 'connections'}${settings.quick ? ' (quick: expect 20 % of noise)' : ''}.`,
  ]
  if (sso !== undefined)
    parts.push('### Complete sign-ins through `sso/`', ssoTable(sso), ratios(sso), missing(sso.rows))
  if (idp !== undefined) parts.push('### Single sign-on at `idp/`', idpTable(idp), missing(idp.rows))
  parts.push('### Promised and measured', targetTable(targetsOf(result)))
  return parts.filter((part) => part !== '').join('\n\n')
}

const SSO_COLUMNS: [string, (row: SsoRow) => number | string | undefined][] = [
  ['CPU ms', (row) => row.cpuMs],
  ['database CPU ms', (row) => row.databaseCpuMs],
  ['sign-ins/s', (row) => row.signInsPerSecond],
  ['busy', (row) => row.busy],
  ['p50 ms', (row) => row.p50Ms],
  ['p99 ms', (row) => row.p99Ms],
  ['SQL statements', (row) => row.statements],
  ['calls to Okta', (row) => row.oktaCalls],
  ['p50 ms, Okta 50 ms', (row) => row.p50MsSlowOkta],
  ['RSS MB', (row) => row.residentMb],
  ['start ms', (row) => row.startMs],
  ['restart ms', (row) => row.restartMs],
  ['code twice', (row) => row.codeReplay],
  ['errors', (row) => row.errors],
]

function ssoTable({ rows }: SsoResult): string {
  const measured = rows.filter((row) => row.missing === undefined)
  return table(
    ['', ...SSO_COLUMNS.map(([title]) => title)],
    measured.map((row) => [`${row.peer}, ${row.database}`, ...SSO_COLUMNS.map(([, of]) => shown(of(row)))]),
  )
}

/** How many times what Gatepass needs each peer needs. */
function ratios({ rows }: SsoResult): string {
  const ours = gatepass(rows)
  const others = rows.filter((row) => row !== ours && row.missing === undefined)
  if (ours === undefined || others.length === 0) return ''
  const times = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined || b === 0 ? '–' : `${(a / b).toFixed(2)} ×`
  return table(
    [`Gatepass on ${ours.database} beside`, 'its CPU', 'its database CPU', 'its rate', 'its p50', 'its RSS'],
    others.map((row) => [
      `${row.peer}, ${row.database}`,
      times(ours.cpuMs, row.cpuMs),
      times(ours.databaseCpuMs, row.databaseCpuMs),
      times(ours.signInsPerSecond, row.signInsPerSecond),
      times(ours.p50Ms, row.p50Ms),
      times(ours.residentMb, row.residentMb),
    ]),
  )
}

const IDP_COLUMNS: [string, (row: IdpRow) => number | undefined][] = [
  ['single sign-ons/s', (row) => row.singleSignOnsPerSecond],
  ['CPU ms', (row) => row.cpuMs],
  ['busy', (row) => row.busy],
  ['p50 ms', (row) => row.p50Ms],
  ['p99 ms', (row) => row.p99Ms],
  ['password sign-ins/s', (row) => row.passwordSignInsPerSecond],
  ['RS256 tokens/s', (row) => row.tokensPerSecond],
  ['CPU ms each', (row) => row.tokenCpuMs],
  ['RSS MB', (row) => row.residentMb],
  ['start ms', (row) => row.startMs],
  ['restart ms', (row) => row.restartMs],
  ['errors', (row) => row.errors],
]

function idpTable({ rows, argon2PerSecond }: IdpResult): string {
  const measured = rows.filter((row) => row.missing === undefined)
  const lines = table(
    ['', ...IDP_COLUMNS.map(([title]) => title)],
    measured.map((row) => [row.peer, ...IDP_COLUMNS.map(([, of]) => shown(of(row)))]),
  )
  return argon2PerSecond === undefined
    ? lines
    : `${lines}\n\nargon2id alone, on the same processor: ${argon2PerSecond} verifications per second.`
}

function missing(rows: readonly { peer: string; missing?: string }[]): string {
  return rows
    .filter((row) => row.missing !== undefined)
    .map((row) => `${row.peer}: ${row.missing}`)
    .join('\n')
}

function gatepass(rows: readonly SsoRow[]): SsoRow | undefined {
  return rows.find((row) => row.peer === 'Gatepass' && row.missing === undefined)
}

/** The numbers of the design that this run can speak about, each with its answer. */
export function targetsOf({ sso, idp }: Pick<BenchResult, 'sso' | 'idp'>): Target[] {
  const ours = gatepass(sso?.rows ?? [])
  const provider = idp?.rows.find((row) => row.peer === 'Gatepass')
  const bare = idp?.rows.find((row) => row.peer === 'oidc-provider')
  const overBare = ratio(provider?.singleSignOnsPerSecond, bare?.singleSignOnsPerSecond)
  const ofArgon2 = ratio(provider?.passwordSignInsPerSecond, idp?.argon2PerSecond)
  const floor = sso?.rows.find((row) => row.peer === 'floor' && row.database === 'PostgreSQL')
  const pace = (column: keyof typeof FLOOR_THEN) => (floor?.[column] ?? Number.NaN) / FLOOR_THEN[column]
  const forSso = [
    atMost('sso', 'service CPU ms per sign-in', 1.6, ours?.cpuMs, pace('cpuMs')),
    atMost('sso', 'database CPU ms per sign-in', 0.8, ours?.databaseCpuMs, pace('databaseCpuMs')),
    atLeast('sso', 'sign-ins/s', 450, ours?.signInsPerSecond, pace('signInsPerSecond')),
    atMost('sso', 'SQL statements per sign-in', 5, ours?.statements),
    atMost('sso', 'calls to Okta per sign-in', 1, ours?.oktaCalls),
    atMost('sso', 'p50 ms when Okta takes 50 ms', 56, ours?.p50MsSlowOkta),
    atMost('sso', 'RSS MB under load', 120, ours?.residentMb),
    atMost('sso', 'start ms', 400, ours?.startMs),
  ]
  const forIdp = [
    atLeast('idp', 'single sign-ons/s, times bare oidc-provider', 2, overBare),
    atLeast('idp', 'password sign-ins, share of argon2id alone', 0.95, ofArgon2),
    atLeast('idp', 'RS256 tokens/s', 1500, provider?.tokensPerSecond),
    atMost('idp', 'RSS MB', 120, provider?.residentMb),
    atMost('idp', 'start to first answer ms', 500, provider?.startMs),
  ]
  return [...(sso === undefined ? [] : forSso), ...(idp === undefined ? [] : forIdp)]
}

type Held = (limit: number, measured: number) => boolean

function atMost(of: Target['of'], what: string, limit: number, measured: number | undefined, pace?: number): Target {
  return target(of, what, '≤', (most, value) => value <= most, limit, measured, pace)
}

function atLeast(of: Target['of'], what: string, limit: number, measured: number | undefined, pace?: number): Target {
  return target(of, what, '≥', (least, value) => value >= least, limit, measured, pace)
}

function target(
  of: Target['of'],
  what: string,
  sign: string,
  held: Held,
  limit: number,
  measured: number | undefined,
  pace = Number.NaN,
): Target {
  const plain = { of, what, target: `${sign} ${limit}`, measured }
  if (measured === undefined) return { ...plain, met: undefined }
  const here = rounded(limit * pace)
  const moved = here === undefined ? {} : { moved: { target: `${sign} ${here}`, met: held(here, measured) } }
  return { ...plain, met: held(limit, measured), ...moved }
}

function ratio(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : rounded(a / b)
}

function targetTable(targets: readonly Target[]): string {
  const verdict = (met: boolean | undefined) => (met === undefined ? 'not measured' : met ? 'met' : '**not met**')
  return table(
    ['', 'target', 'measured', '', 'at the pace of today’s floor', ''],
    targets.map(({ of, what, target, measured, met, moved }) => [
      `\`${of}/\` ${what}`,
      target,
      shown(measured),
      verdict(met),
      moved?.target ?? '',
      moved === undefined ? '' : verdict(moved.met),
    ]),
  )
}

function shown(value: number | string | undefined): string {
  return value === undefined ? '–' : String(value)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}
