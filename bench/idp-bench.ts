// Okta's side beside bare `oidc-provider`: single sign-on with a session already open, sign-ins with the password beside
// what argon2id alone allows on the same processor, start and memory.
import crypto from 'node:crypto'
import path from 'node:path'
import { freePort } from '../kit/server.ts'
import type { BenchSettings } from './bench-settings.ts'
import { errorsOf, type Load, p50, p99 } from './browser.ts'
import { PEER_CPU, type PeerProcess, pinDriver, startPeer } from './peer-process.ts'
import { cpuMs, residentMb } from './process-facts.ts'
import {
  loadPasswordSignIns,
  loadProgramTokens,
  loadSingleSignOn,
  openSessions,
  type ProviderFacts,
  type SignedInBrowsers,
} from './single-sign-on-load.ts'
import { firstLine } from './sso-bench.ts'
import { median, rounded } from './statistics.ts'

export type IdpRow = {
  readonly peer: string
  readonly missing?: string
  readonly singleSignOnsPerSecond?: number | undefined
  readonly cpuMs?: number | undefined
  readonly busy?: number | undefined
  readonly p50Ms?: number | undefined
  readonly p99Ms?: number | undefined
  readonly passwordSignInsPerSecond?: number | undefined
  /** Access tokens of a custom authorization server, RS256, by client credentials. */
  readonly tokensPerSecond?: number | undefined
  readonly tokenCpuMs?: number | undefined
  readonly residentMb?: number | undefined
  readonly startMs?: number | undefined
  readonly restartMs?: number | undefined
  readonly errors?: number
}

export type IdpResult = {
  readonly rows: readonly IdpRow[]
  /** Verifications per second with the house's own parameters, nothing else done. */
  readonly argon2PerSecond?: number | undefined
}

type Peer = { name: string; file: string; health: string; ours: boolean; env?: Record<string, string> }

const BARE = { file: 'peers/bare-oidc-provider.ts', health: '/.well-known/openid-configuration', ours: false }

const PEERS: readonly Peer[] = [
  { ...BARE, name: 'oidc-provider', env: { STORE: 'own' } },
  { ...BARE, name: 'oidc-provider, plain map', env: { STORE: 'map' } },
  { name: 'Gatepass', file: 'peers/gatepass-idp.ts', health: '/livez', ours: true },
]

type Entrant = {
  peer: Peer
  running?: PeerProcess<ProviderFacts>
  browsers: SignedInBrowsers
  missing?: string
  env: Record<string, string>
  startsMs: number[]
  restartsMs: number[]
  rounds: { load: Load; cpu: number; residentMb: number }[]
  passwords: Load[]
  tokens: { load: Load; cpu: number }[]
}

export async function benchIdp(settings: BenchSettings): Promise<IdpResult> {
  pinDriver()
  const entrants: Entrant[] = []
  const argon2: number[] = []
  try {
    for (const peer of PEERS) entrants.push(await enter(settings, peer))
    for (const entrant of entrants) await guarded(entrant, (running) => warm(settings, entrant, running))
    for (let round = 1; round <= settings.rounds; round++) {
      for (const entrant of entrants) await guarded(entrant, (running) => oneRound(settings, entrant, running, round))
    }
    const ours = entrants.find((entrant) => entrant.peer.ours)
    for (let round = 0; round < settings.starts && ours !== undefined; round++) {
      settings.progress('idp · argon2id alone')
      argon2.push(await argon2Alone(settings))
      settings.progress('idp · sign-ins with the password')
      await guarded(ours, async (running) => {
        ours.passwords.push(await passwords(settings, running))
      })
      settings.progress('idp · tokens for a program')
      await guarded(ours, async (running) => {
        ours.tokens.push(await tokens(settings, running))
      })
    }
    for (const entrant of entrants) await guarded(entrant, (running) => restarts(settings, entrant, running))
    return { rows: entrants.map(rowOf), argon2PerSecond: rounded(median(argon2), 1) }
  } finally {
    for (const { running } of entrants) await running?.stop()
  }
}

async function enter(settings: BenchSettings, peer: Peer): Promise<Entrant> {
  const entrant: Entrant = {
    peer,
    browsers: [],
    env: {},
    startsMs: [],
    restartsMs: [],
    rounds: [],
    passwords: [],
    tokens: [],
  }
  try {
    for (let start = 0; start < settings.starts; start++) {
      settings.progress(`idp · ${peer.name} starts`)
      await entrant.running?.stop()
      const file = path.join(settings.dataDirectory, `idp-${crypto.randomUUID()}.db`)
      entrant.env = {
        ...peer.env,
        DATABASE_URL: `sqlite:${file}`,
        MASTER_KEY: crypto.randomBytes(32).toString('base64url'),
      }
      entrant.running = await startProvider(settings, peer, entrant.env)
      entrant.startsMs.push(entrant.running.startMs)
    }
  } catch (error) {
    settings.progress(`idp · ${(error as Error).message.slice(0, 2000)}`)
    delete entrant.running
    entrant.missing = firstLine(error)
  }
  return entrant
}

async function startProvider(settings: BenchSettings, peer: Peer, env: Record<string, string>) {
  const port = await freePort()
  return startPeer<ProviderFacts>(peer.file, {
    port,
    cpu: PEER_CPU,
    health: peer.health,
    nodeFlags:
      settings.profile && peer.ours
        ? ['--cpu-prof', `--cpu-prof-dir=${path.join(settings.dataDirectory, 'profiles')}`]
        : [],
    env: { ...env, PORT: String(port) },
  })
}

/** Runs a step where the peer runs; a peer that fails is out, with the reason. */
async function guarded(
  entrant: Entrant,
  step: (running: PeerProcess<ProviderFacts>) => Promise<unknown>,
): Promise<void> {
  if (entrant.running === undefined) return
  try {
    await step(entrant.running)
  } catch (error) {
    entrant.missing = firstLine(error)
    await entrant.running.stop()
    delete entrant.running
  }
}

async function warm(settings: BenchSettings, entrant: Entrant, running: PeerProcess<ProviderFacts>): Promise<void> {
  settings.progress(`idp · ${entrant.peer.name} warms up`)
  entrant.browsers = await openSessions(running.facts, settings.browsers)
  const load = await loadSingleSignOn(running.facts, entrant.browsers, { seconds: settings.warmSeconds })
  for (const [message] of load.errors) throw new Error(message)
}

async function oneRound(
  settings: BenchSettings,
  entrant: Entrant,
  running: PeerProcess<ProviderFacts>,
  round: number,
): Promise<void> {
  const before = cpuMs(running.pid)
  const load = await loadSingleSignOn(running.facts, entrant.browsers, { seconds: settings.roundSeconds })
  const cpu = cpuMs(running.pid) - before
  entrant.rounds.push({ load, cpu, residentMb: residentMb(running.pid).now })
  settings.progress(
    `idp · round ${round} · ${entrant.peer.name}: ${(load.count / load.seconds).toFixed(0)} single sign-ons/s, ${(cpu / load.count).toFixed(2)} CPU ms each`,
  )
}

/** @returns verifications per second */
async function argon2Alone(settings: BenchSettings): Promise<number> {
  const env = { SECONDS: String(settings.roundSeconds) }
  const alone = await startPeer<{ perSecond: number }>('peers/argon2-alone.ts', { cpu: PEER_CPU, env })
  await alone.stop()
  return alone.facts.perSecond
}

function passwords(settings: BenchSettings, running: PeerProcess<ProviderFacts>): Promise<Load> {
  return loadPasswordSignIns(running.facts, { browsers: settings.browsers, seconds: settings.roundSeconds })
}

async function tokens(
  settings: BenchSettings,
  running: PeerProcess<ProviderFacts>,
): Promise<{ load: Load; cpu: number }> {
  const options = { browsers: settings.browsers, seconds: settings.roundSeconds }
  const before = cpuMs(running.pid)
  const load = await loadProgramTokens(running.facts, options)
  return { load, cpu: cpuMs(running.pid) - before }
}

async function restarts(settings: BenchSettings, entrant: Entrant, running: PeerProcess<ProviderFacts>): Promise<void> {
  if (!entrant.peer.ours) return
  await running.stop()
  for (let start = 0; start < settings.starts; start++) {
    settings.progress(`idp · ${entrant.peer.name} starts on the database it had`)
    const again = await startProvider(settings, entrant.peer, { ...entrant.env, REGISTER: 'no' })
    entrant.restartsMs.push(again.startMs)
    await again.stop()
  }
}

function rowOf({
  peer,
  missing,
  rounds,
  passwords: withPassword,
  tokens: forPrograms,
  startsMs,
  restartsMs,
}: Entrant): IdpRow {
  if (missing !== undefined || rounds.length === 0) return { peer: peer.name, missing: missing ?? 'not measured' }
  const middle = (of: (round: Entrant['rounds'][number]) => number, digits = 2) =>
    rounded(median(rounds.map(of)), digits)
  return {
    peer: peer.name,
    singleSignOnsPerSecond: middle((r) => r.load.count / r.load.seconds, 0),
    cpuMs: middle((r) => r.cpu / r.load.count),
    busy: middle((r) => r.cpu / 1000 / r.load.seconds),
    p50Ms: middle((r) => p50(r.load), 1),
    p99Ms: middle((r) => p99(r.load), 1),
    passwordSignInsPerSecond: rounded(median(withPassword.map((load) => load.count / load.seconds)), 1),
    tokensPerSecond: rounded(median(forPrograms.map(({ load }) => load.count / load.seconds)), 0),
    tokenCpuMs: rounded(median(forPrograms.map(({ load, cpu }) => cpu / load.count)), 2),
    residentMb: middle((r) => r.residentMb, 0),
    startMs: rounded(median(startsMs), 0),
    restartMs: rounded(median(restartsMs), 0),
    errors: [...rounds.map((r) => r.load), ...withPassword, ...forPrograms.map((t) => t.load)].reduce(
      (total, load) => total + errorsOf(load),
      0,
    ),
  }
}
