// The consoles are React, bundled by Vite into `console/dist/<console>/`. This file knows whether what lies there was
// made from today's sources and makes it when it was not.
//
//   1  consoleIsFresh   sizes and times first (milliseconds), contents only when those moved
//   2  one at a time    a lock; whoever comes second waits and finds it done
//   3  bundle-console   Vite, into a folder of its own
//   4  swap             the new folder takes the old one's place whole
//
// A start pays for the look alone. Vite itself is loaded only to build.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const CONSOLES = ['idp', 'sso', 'desk'] as const
export type ConsoleName = (typeof CONSOLES)[number]

const HERE = import.meta.dirname
const DIST = path.join(HERE, 'dist')
const STAMP = path.join(DIST, 'made-from.json')
const LOCK = path.join(HERE, '.building')
const LOCK_STALE_MS = 120_000
// What goes into a bundle besides the sources here: the libraries, by the versions that are locked.
const LIBRARIES = path.join(HERE, '..', 'package-lock.json')

/** Was what lies in `dist` made from the sources as they are now? Costs a few milliseconds. */
function consoleIsFresh(): boolean {
  const made = readStamp()
  if (made === undefined) return false
  const files = sources()
  const look = lookOf(files)
  if (made.look === look) return true
  // A checkout moves the times and leaves the contents; then the new times are as good.
  if (made.contents !== contentsOf(files)) return false
  writeStamp(DIST, { ...made, look })
  return true
}

/**
 * Builds what is not fresh, and says so on stderr while it takes its seconds. Where only the production packages are
 * installed there is no bundler; what was built before is then all there is.
 *
 * @throws whatever the bundler found wrong with the sources; the console that lay there stays
 */
export async function buildConsole(say: (text: string) => void = (text) => process.stderr.write(text)): Promise<void> {
  if (consoleIsFresh() || !hasBundler()) return
  await withLock(async () => {
    if (consoleIsFresh()) return
    const began = performance.now()
    say('Building the consoles (once, a few seconds) …')
    try {
      await bundleAndSwap()
    } catch (error) {
      say(' failed.\n')
      throw error
    }
    say(` done in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`)
  })
}

function hasBundler(): boolean {
  return fs.existsSync(path.join(HERE, '..', 'node_modules', 'vite'))
}

async function bundleAndSwap(): Promise<void> {
  const files = sources()
  const stamp = { look: lookOf(files), contents: contentsOf(files) }
  const fresh = `${DIST}.${process.pid}`
  const old = `${DIST}.old.${process.pid}`
  try {
    const { bundleConsole } = await import('./bundle-console.ts')
    for (const name of CONSOLES) await bundleConsole(name, path.join(fresh, name))
    writeStamp(fresh, stamp)
    if (fs.existsSync(DIST)) fs.renameSync(DIST, old)
    fs.renameSync(fresh, DIST)
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true })
    fs.rmSync(old, { recursive: true, force: true })
  }
}

async function withLock(work: () => Promise<void>): Promise<void> {
  while (!takeLock()) await sleep(150)
  try {
    await work()
  } finally {
    fs.rmSync(LOCK, { force: true })
  }
}

function takeLock(): boolean {
  try {
    fs.writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const since = fs.statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > LOCK_STALE_MS || !isAlive(lockOwner())) fs.rmSync(LOCK, { force: true })
    return false
  }
}

function lockOwner(): number {
  try {
    return Number(fs.readFileSync(LOCK, 'utf8')) || process.pid
  } catch {
    return process.pid
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

type Source = { readonly file: string; readonly size: number; readonly mtimeMs: number }

function sources(): Source[] {
  const found: Source[] = []
  const look = (folder: string) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('dist') && entry.name !== 'node_modules') look(file)
      } else if (isSource(entry.name)) found.push(stat(file))
    }
  }
  look(HERE)
  found.push(stat(LIBRARIES))
  return found.sort((one, other) => (one.file < other.file ? -1 : 1))
}

function isSource(name: string): boolean {
  return /\.(tsx?|css|html|json|svg|png)$/.test(name) && !/\.test\.tsx?$/.test(name)
}

function stat(file: string): Source {
  const { size, mtimeMs } = fs.statSync(file)
  return { file: path.relative(HERE, file), size, mtimeMs }
}

function lookOf(files: readonly Source[]): string {
  return digest((hash) => {
    for (const { file, size, mtimeMs } of files) hash.update(`${file} ${size} ${mtimeMs}\n`)
  })
}

function contentsOf(files: readonly Source[]): string {
  return digest((hash) => {
    for (const { file } of files)
      hash
        .update(file)
        .update('\0')
        .update(fs.readFileSync(path.join(HERE, file)))
  })
}

function digest(feed: (hash: crypto.Hash) => void): string {
  const hash = crypto.createHash('sha256')
  feed(hash)
  return hash.digest('base64url')
}

type Stamp = { readonly look: string; readonly contents: string }

function readStamp(): Stamp | undefined {
  try {
    return JSON.parse(fs.readFileSync(STAMP, 'utf8'))
  } catch {
    return undefined
  }
}

function writeStamp(folder: string, stamp: Stamp): void {
  fs.writeFileSync(path.join(folder, path.basename(STAMP)), JSON.stringify(stamp))
}
