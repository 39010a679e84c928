// Complete sign-ins through the application's side, beside its peers: all of them running, taking turns under load, so
// that whatever else the machine does meets all alike.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { freePort } from '../kit/server.ts'
import { type BenchPostgres, startBenchPostgres } from './bench-postgres.ts'
import type { BenchSettings } from './bench-settings.ts'
import { errorsOf, type Load, p50, p99 } from './browser.ts'
import { DRIVER_CPU, PEER_CPU, type PeerProcess, pinDriver, startPeer } from './peer-process.ts'
import { cpuMs, familyCpuMs, residentMb } from './process-facts.ts'
import { type BrokerFacts, loadSignIns, signIn } from './sign-in-load.ts'
import { median, rounded } from './statistics.ts'
import type { OktaCounts } from './stub-okta.ts'
import { Wire } from './wire.ts'

export type SsoRow = {
  readonly peer: string
  readonly database: 'PostgreSQL' | 'SQLite'
  /** Why there is nothing to see here. */
  readonly missing?: string
  readonly cpuMs?: number | undefined
  readonly cpuMsRounds?: readonly number[]
  readonly databaseCpuMs?: number | undefined
  readonly signInsPerSecond?: number | undefined
  /** How much of its processor it used, 0 to 1. Below 0.9 the drivers were the limit and the rate says little. */
  readonly busy?: number | undefined
  readonly p50Ms?: number | undefined
  readonly p99Ms?: number | undefined
  readonly p50MsSlowOkta?: number | undefined
  readonly residentMb?: number | undefined
  readonly residentIdleMb?: number | undefined
  readonly startMs?: number | undefined
  readonly restartMs?: number | undefined
  readonly statements?: number | undefined
  readonly statementsByKind?: Readonly<Record<string, number>>
  readonly oktaCalls?: number | undefined
  readonly oktaCallsByKind?: Readonly<Record<string, number>>
  readonly redirects?: number
  readonly codeReplay?: string
  readonly errors?: number
}

export type SsoResult = {
  readonly postgres: string | undefined
  readonly rows: readonly SsoRow[]
}

type Peer = {
  readonly name: string
  readonly file: string
  readonly database: SsoRow['database']
  readonly health?: string
  /** A package of bench/package.json it cannot run without. */
  readonly needs?: string
}

const SLOW_OKTA_MS = 50
const POLIS_PACKAGE = '@boxyhq/saml-jackson'

/** @param withPostgres  false: this machine has none, everything runs on SQLite */
function peersOf(withPostgres: boolean): Peer[] {
  const database = withPostgres ? 'PostgreSQL' : 'SQLite'
  return [
    { name: 'floor', file: 'peers/floor.ts', database },
    { name: 'openid-client', file: 'peers/raw-openid-client.ts', database },
    { name: 'Gatepass', file: 'peers/gatepass-sso.ts', database, health: '/livez' },
    ...(withPostgres
      ? ([
          { name: 'Gatepass', file: 'peers/gatepass-sso.ts', database: 'SQLite', health: '/livez' },
          { name: 'Polis', file: 'peers/polis.ts', database, needs: POLIS_PACKAGE },
        ] as const)
      : []),
  ]
}

/** A peer, where it runs, and what was seen of it so far. */
type Entrant = {
  readonly peer: Peer
  readonly databaseName: string
  readonly databaseUrl: string
  readonly masterKey: string
  process?: PeerProcess<BrokerFacts>
  missing?: string
  startsMs: number[]
  restartsMs: number[]
  residentIdleMb: number
  rounds: { load: Load; cpu: number; databaseCpu: number; residentMb: number }[]
  slow?: Load
  counted?: Partial<SsoRow>
}

export async function benchSso(settings: BenchSettings, only?: readonly string[]): Promise<SsoResult> {
  const { progress } = settings
  progress('PostgreSQL starts')
  const postgres = await startBenchPostgres(path.join(settings.dataDirectory, 'postgres')).catch((error: unknown) => {
    progress(`no PostgreSQL (${firstLine(error ?? 'it ended')}): measuring on SQLite`)
    return undefined
  })
  // PostgreSQL has both processors; from here on this process keeps to its own.
  pinDriver()
  const okta = await startPeer<{ origin: string }>('stub-okta.ts', { env: {}, cpu: DRIVER_CPU })
  const entrants: Entrant[] = []
  try {
    for (const peer of peersOf(postgres !== undefined)) {
      if (only !== undefined && !only.includes(peer.name.toLowerCase())) continue
      entrants.push(await enter(settings, peer, postgres, okta.facts.origin))
    }
    await measure(settings, entrants, postgres, okta.facts.origin)
    return { postgres: postgres?.version, rows: entrants.map(rowOf) }
  } finally {
    for (const entrant of entrants) await entrant.process?.stop()
    await okta.stop()
    await postgres?.stop()
  }
}

async function measure(
  settings: BenchSettings,
  entrants: Entrant[],
  postgres: BenchPostgres | undefined,
  okta: string,
): Promise<void> {
  const steps = [
    warm,
    ...Array.from({ length: settings.rounds }, () => oneRound),
    withSlowOkta,
    countOneByOne,
    restarts,
  ]
  for (const [index, step] of steps.entries()) {
    for (const entrant of entrants) {
      if (entrant.process === undefined) continue
      try {
        await step({
          settings,
          entrant,
          running: entrant.process,
          postgres,
          okta,
          label: `${index + 1}/${steps.length}`,
        })
      } catch (error) {
        entrant.missing = firstLine(error)
        await entrant.process.stop()
        delete entrant.process
      }
    }
  }
}

type Step = {
  settings: BenchSettings
  entrant: Entrant
  running: PeerProcess<BrokerFacts>
  postgres: BenchPostgres | undefined
  okta: string
  label: string
}

async function enter(
  settings: BenchSettings,
  peer: Peer,
  postgres: BenchPostgres | undefined,
  okta: string,
): Promise<Entrant> {
  const databaseName = `bench_${peer.name.replace(/\W/g, '_').toLowerCase()}`
  const file = path.join(settings.dataDirectory, `${databaseName}.db`)
  const entrant: Entrant = {
    peer,
    databaseName,
    databaseUrl: '',
    masterKey: crypto.randomBytes(32).toString('base64url'),
    startsMs: [],
    restartsMs: [],
    residentIdleMb: Number.NaN,
    rounds: [],
  }
  if (peer.needs !== undefined && !fs.existsSync(path.join(import.meta.dirname, 'node_modules', peer.needs))) {
    return { ...entrant, missing: `not installed: \`npm ci --prefix bench --ignore-scripts\` adds ${peer.needs}` }
  }
  for (let start = 0; start < settings.starts; start++) {
    settings.progress(`sso · ${nameOf(peer)} starts`)
    await entrant.process?.stop()
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file + suffix, { force: true })
    const databaseUrl =
      peer.database === 'SQLite' || postgres === undefined
        ? `sqlite:${file}`
        : await postgres.freshDatabase(databaseName)
    Object.assign(entrant, { databaseUrl })
    try {
      entrant.process = await startEntrant(settings, entrant, okta, {})
      entrant.startsMs.push(entrant.process.startMs)
    } catch (error) {
      settings.progress(`sso · ${(error as Error).message.slice(0, 2000)}`)
      delete entrant.process
      return { ...entrant, missing: firstLine(error) }
    }
  }
  entrant.residentIdleMb = residentMb(entrant.process?.pid ?? 0).now
  return entrant
}

async function startEntrant(settings: BenchSettings, entrant: Entrant, okta: string, env: Record<string, string>) {
  const { peer, databaseUrl, masterKey } = entrant
  const port = await freePort()
  const profiled = settings.profile && peer.name === 'Gatepass'
  return startPeer<BrokerFacts>(peer.file, {
    port,
    cpu: PEER_CPU,
    health: peer.health ?? '/',
    nodeFlags: profiled ? ['--cpu-prof', `--cpu-prof-dir=${path.join(settings.dataDirectory, 'profiles')}`] : [],
    env: {
      PORT: String(port),
      OKTA: okta,
      TENANTS: String(settings.tenants),
      DATABASE_URL: databaseUrl,
      MASTER_KEY: masterKey,
      ...env,
    },
  })
}

async function warm({ settings, entrant, running, okta }: Step): Promise<void> {
  settings.progress(`sso · ${nameOf(entrant.peer)} warms up`)
  const first = await loadSignIns(running.facts, okta, { browsers: 1, seconds: 10, count: 1 })
  for (const [message] of first.errors) throw new Error(message)
  await loadSignIns(running.facts, okta, { browsers: settings.browsers, seconds: settings.warmSeconds })
}

async function oneRound({ settings, entrant, running, postgres, okta, label }: Step): Promise<void> {
  const before = [cpuMs(running.pid), postgres ? familyCpuMs(postgres.pid) : Number.NaN] as const
  const load = await loadSignIns(running.facts, okta, { browsers: settings.browsers, seconds: settings.roundSeconds })
  const cpu = cpuMs(running.pid) - before[0]
  const databaseCpu =
    postgres && entrant.peer.database === 'PostgreSQL' ? familyCpuMs(postgres.pid) - before[1] : Number.NaN
  entrant.rounds.push({ load, cpu, databaseCpu, residentMb: residentMb(running.pid).now })
  settings.progress(
    `sso · ${label} · ${nameOf(entrant.peer)}: ${(load.count / load.seconds).toFixed(0)} sign-ins/s, ${(cpu / load.count).toFixed(2)} CPU ms each`,
  )
}

async function withSlowOkta({ settings, entrant, running, okta }: Step): Promise<void> {
  settings.progress(`sso · ${nameOf(entrant.peer)} with an Okta that takes ${SLOW_OKTA_MS} ms`)
  await askOkta(okta, `/__delay?ms=${SLOW_OKTA_MS}`)
  entrant.slow = await loadSignIns(running.facts, okta, { browsers: 1, seconds: settings.slowOktaSeconds })
  await askOkta(okta, '/__delay?ms=0')
}

async function countOneByOne({ settings, entrant, running, postgres, okta }: Step): Promise<void> {
  settings.progress(`sso · ${nameOf(entrant.peer)}: statements and calls, counted`)
  const before = await askOkta<OktaCounts>(okta, '/__counts')
  await postgres?.forgetStatements()
  const load = await loadSignIns(running.facts, okta, { browsers: 1, seconds: 30, count: settings.counted })
  const after = await askOkta<OktaCounts>(okta, '/__counts')
  const oktaCallsByKind: Record<string, number> = {}
  for (const kind of Object.keys(after) as (keyof OktaCounts)[]) {
    if (after[kind] > before[kind]) oktaCallsByKind[kind] = (after[kind] - before[kind]) / load.count
  }
  const byKind =
    postgres !== undefined && entrant.peer.database === 'PostgreSQL'
      ? await statementsByKind(postgres, entrant.databaseName, load.count)
      : undefined
  entrant.counted = {
    oktaCalls: rounded(sum(oktaCallsByKind)),
    oktaCallsByKind,
    ...(byKind === undefined ? {} : { statements: rounded(sum(byKind)), statementsByKind: byKind }),
    redirects: load.redirects,
    codeReplay: await replay(running.facts, okta),
  }
}

/** What each kind of statement came to per sign-in; what ran only now and then is no part of a sign-in. */
async function statementsByKind(postgres: BenchPostgres, database: string, signIns: number) {
  const kinds: Record<string, number> = {}
  for (const { text, calls } of await postgres.statements(database)) {
    if (calls < signIns / 4) continue
    const kind = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? text
    kinds[kind] = (kinds[kind] ?? 0) + calls / signIns
  }
  return kinds
}

/** Does a code buy tokens twice? RFC 6749 §4.1.2 says it must not. */
async function replay(broker: BrokerFacts, okta: string): Promise<string> {
  const wire = new Wire(Number(new URL(broker.base).port))
  const { tokenBody } = await signIn(wire, broker, okta)
  const again = await wire.request(
    'POST',
    broker.token,
    { 'content-type': 'application/x-www-form-urlencoded' },
    tokenBody,
  )
  wire.close()
  return again.status === 200 ? 'accepted' : 'refused'
}

async function restarts({ settings, entrant, running, okta }: Step): Promise<void> {
  if (entrant.peer.name !== 'Gatepass') return
  await running.stop()
  for (let start = 0; start < settings.starts; start++) {
    settings.progress(`sso · ${nameOf(entrant.peer)} starts on the database it had`)
    const again = await startEntrant(settings, entrant, okta, { REGISTER: 'no' })
    entrant.restartsMs.push(again.startMs)
    await again.stop()
  }
}

function rowOf(entrant: Entrant): SsoRow {
  const { peer, rounds, missing, slow, counted } = entrant
  const row = { peer: peer.name, database: peer.database }
  if (missing !== undefined || rounds.length === 0) return { ...row, missing: missing ?? 'not measured' }
  const middle = (of: (round: Entrant['rounds'][number]) => number, digits = 2) =>
    rounded(median(rounds.map(of)), digits)
  return {
    ...row,
    cpuMs: middle((r) => r.cpu / r.load.count),
    cpuMsRounds: rounds.map((r) => rounded(r.cpu / r.load.count) ?? 0),
    databaseCpuMs: middle((r) => r.databaseCpu / r.load.count),
    signInsPerSecond: middle((r) => r.load.count / r.load.seconds, 0),
    busy: middle((r) => r.cpu / 1000 / r.load.seconds),
    p50Ms: middle((r) => p50(r.load), 1),
    p99Ms: middle((r) => p99(r.load), 1),
    p50MsSlowOkta: slow === undefined ? undefined : rounded(p50(slow), 1),
    residentMb: middle((r) => r.residentMb, 0),
    residentIdleMb: rounded(entrant.residentIdleMb, 0),
    startMs: rounded(median(entrant.startsMs), 0),
    restartMs: rounded(median(entrant.restartsMs), 0),
    ...counted,
    errors: rounds.reduce((total, r) => total + errorsOf(r.load), 0),
  }
}

function sum(numbers: Readonly<Record<string, number>>): number {
  return Object.values(numbers).reduce((total, n) => total + n, 0)
}

function nameOf(peer: { name: string; database: string }): string {
  return `${peer.name} on ${peer.database}`
}

async function askOkta<T>(origin: string, path: string): Promise<T> {
  const wire = new Wire(Number(new URL(origin).port))
  const { body } = await wire.request('GET', path)
  wire.close()
  return JSON.parse(body) as T
}

export function firstLine(error: unknown): string {
  return ((error as Error).message ?? String(error)).split('\n')[0]?.slice(0, 200) ?? ''
}
