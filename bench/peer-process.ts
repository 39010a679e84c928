// A peer is a program of its own that gets a processor to itself. It prints `UP` when it answers requests, and
// `READY {…}` with one line of JSON when what it needs (tenants, clients) is registered.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Wire } from './wire.ts'

/** Which processor (from 0) measured servers and everything else run on; undefined where that cannot be chosen. */
export const PEER_CPU = 1
export const DRIVER_CPU = 0

export type PeerProcess<Facts> = {
  readonly pid: number
  readonly facts: Facts
  /** From spawning it to its first answer. */
  readonly startMs: number
  /** The last 4 KB it said on standard error. */
  complaint(): string
  stop(): Promise<void>
}

// Everybody is started as `npm start` starts us: the same options, the same cache of compiled code.
const AS_NPM_START = npmStart()

function npmStart(): string[] {
  const root = path.dirname(import.meta.dirname)
  const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  const words = scripts.start.split(' ').slice(1, -1)
  return words.map((word) => (word.startsWith('-') ? word : path.join(root, word)))
}

const READY_WITHIN_MS = 60_000
const running = new Set<ChildProcess>()

// Nothing outlives the run, however it ends.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

const canPin =
  process.platform === 'linux' && works(() => execFileSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' }))

/** Moves this process to the drivers' processor. @returns false where processors cannot be chosen */
export function pinDriver(): boolean {
  return (
    canPin &&
    works(() => execFileSync('taskset', ['-acp', String(DRIVER_CPU), String(process.pid)], { stdio: 'ignore' }))
  )
}

/**
 * Starts `file` (in bench/) and waits until it is ready.
 *
 * @param options.health  path asked for the first answer
 * @throws Error  it ended, or was not ready within a minute; with what it said
 */
export async function startPeer<Facts>(
  file: string,
  options: { env: Record<string, string>; port?: number; cpu: number; health?: string; nodeFlags?: readonly string[] },
): Promise<PeerProcess<Facts>> {
  const begun = performance.now()
  const child = spawnPinned(
    options.cpu,
    [...(options.nodeFlags ?? []), ...AS_NPM_START, path.join(import.meta.dirname, file)],
    options.env,
  )
  running.add(child)
  child.on('exit', () => running.delete(child))
  let complaint = ''
  child.stderr?.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-4000)
  })
  let startMs = Number.NaN
  const firstAnswer = async () => {
    if (options.port === undefined) return
    const wire = new Wire(options.port)
    await wire.request('GET', options.health ?? '/')
    startMs = performance.now() - begun
    wire.close()
  }
  try {
    const facts = await readyLine<Facts>(child, firstAnswer)
    return { pid: child.pid as number, facts, startMs, complaint: () => complaint, stop: () => stop(child) }
  } catch (error) {
    await stop(child)
    const reason = /^\S*Error.*$/m.exec(complaint)?.[0] ?? (error as Error).message
    throw new Error(`${file} did not start: ${reason}\n${complaint}`.trim())
  }
}

function spawnPinned(cpu: number, args: string[], env: Record<string, string>): ChildProcess {
  const [command, all] = canPin ? ['taskset', ['-c', String(cpu), process.execPath, ...args]] : [process.execPath, args]
  return spawn(command as string, all as string[], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function readyLine<Facts>(child: ChildProcess, firstAnswer: () => Promise<void>): Promise<Facts> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('not ready within a minute')), READY_WITHIN_MS)
    let said = ''
    let answered: Promise<void> | undefined
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`ended with ${code}`)))
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const ready = /^READY (.*)\n/m.exec(said)
      if (/^(UP|READY)\b/m.test(said)) answered ??= firstAnswer()
      if (ready === null) return
      clearTimeout(late)
      child.stdout?.removeAllListeners('data').resume()
      ;(answered as Promise<void>).then(() => resolve(JSON.parse(ready[1] as string) as Facts), reject)
    })
  })
}

/** SIGTERM, and after five seconds SIGKILL; by its own id. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(impatient)
}

function works(attempt: () => void): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
