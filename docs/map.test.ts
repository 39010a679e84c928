import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'

// docs/map.md draws the house, biome.json enforces it. Here they are held equal, both ways, and equal to the folders.

const root = path.resolve(import.meta.dirname, '..')

describe('the map of the house', () => {
  const drawn = roomsOfMap()
  const enforced = roomsOfLint()

  it('names every room there is, and no other', () => {
    assert.deepEqual([...drawn.keys()].sort(), foldersWithSources())
  })

  it('lists for every room exactly what the linter lets it import', () => {
    assert.deepEqual(Object.fromEntries([...drawn].sort()), Object.fromEntries([...enforced].sort()))
  })

  it('has no arrow from kit to a room, from openid to a house, or from a house to another', () => {
    for (const [room, targets] of drawn)
      for (const target of targets) assert.ok(mayKnow(room, target), `${room} → ${target}`)
  })

  it('has no noun that uses a verb, and no rooms that need each other in a circle', () => {
    const verbs = roomsThatAre('verb')
    for (const noun of roomsThatAre('noun'))
      for (const target of drawn.get(noun) ?? []) assert.ok(!verbs.includes(target), `${noun} → ${target}`)
    for (const room of drawn.keys()) assert.ok(!reachable(drawn, room).has(room), `${room} reaches itself`)
  })
})

function reachable(rooms: Map<string, string[]>, from: string, seen = new Set<string>()): Set<string> {
  for (const target of rooms.get(from) ?? []) {
    if (seen.has(target)) continue
    seen.add(target)
    reachable(rooms, target, seen)
  }
  return seen
}

function mayKnow(room: string, target: string): boolean {
  const [house, other] = [houseOf(room), houseOf(target)]
  if (other === 'kit' || other === house) return !target.endsWith('/app.ts') || house === 'street' || house === 'bench'
  if (house === 'street' || house === 'bench' || house === 'gatepass') return true
  return other === 'openid' && house !== 'kit' && house !== 'workplace'
}

function houseOf(room: string): string {
  return room.split('/')[0] as string
}

/** Rows of the map's tables: `room`, what it is, what it may import. */
function roomsOfMap(): Map<string, string[]> {
  const rooms = new Map<string, string[]>()
  for (const cells of mapRows()) {
    const room = /^`([^`]+)`$/.exec(cells[1] ?? '')?.[1]
    if (room !== undefined) rooms.set(room, namesIn(cells.at(-2) ?? '').sort())
  }
  return rooms
}

function roomsThatAre(what: string): string[] {
  return mapRows().flatMap((cells) => (cells[2] === what ? namesIn(cells[1] ?? '') : []))
}

function mapRows(): string[][] {
  const rows = fs.readFileSync(path.join(root, 'docs/map.md'), 'utf8').split('\n')
  return rows.map((row) => row.split('|').map((cell) => cell.trim()))
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string)
}

type Override = {
  includes: string[]
  linter?: { rules?: { style?: { noRestrictedImports?: { options?: { patterns?: { group: string[] }[] } } } } }
}

/** Each room's override in biome.json: everything outside is closed (`../**`), what follows is open again. */
function roomsOfLint(): Map<string, string[]> {
  const { overrides } = JSON.parse(fs.readFileSync(path.join(root, 'biome.json'), 'utf8')) as { overrides: Override[] }
  const rooms = new Map<string, string[]>()
  for (const { includes, linter } of overrides) {
    const group = linter?.rules?.style?.noRestrictedImports?.options?.patterns?.[0]?.group
    if (group === undefined) continue
    assert.equal(group[0], '../**')
    const room = (includes[0] as string).replace(/\/\*$/, '')
    rooms.set(
      room,
      group
        .slice(1)
        .map((pattern) => roomOfPattern(room, pattern))
        .sort(),
    )
  }
  return rooms
}

function roomOfPattern(room: string, pattern: string): string {
  assert.match(pattern, /^!\.\.\//)
  return path.posix.join(room, pattern.slice(1).replace(/\/\*$/, ''))
}

function foldersWithSources(): string[] {
  const folders: string[] = []
  const look = (folder: string) => {
    const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true })
    if (folder !== '' && entries.some((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name)))
      folders.push(folder)
    for (const entry of entries)
      if (entry.isDirectory() && !/^(node_modules|dist)/.test(entry.name) && !entry.name.startsWith('.'))
        look(path.posix.join(folder, entry.name))
  }
  look('')
  return folders.sort()
}
