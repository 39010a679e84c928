// Reads what `node --cpu-prof` left and says where the time went: by place, and by the room that caused it.
import fs from 'node:fs'
import path from 'node:path'

type Frame = { functionName: string; url: string; lineNumber: number }
type ProfileNode = { id: number; callFrame: Frame; children?: number[] }
type Profile = { nodes: ProfileNode[]; samples: number[]; timeDeltas: number[] }

const SHOWN = 30
const IDLE = new Set(['(idle)', '(program)', '(root)'])

/** Prints the costliest functions of every profile in a directory, the busiest profile first. */
export function printCosts(directory: string): void {
  if (!fs.existsSync(directory)) return
  const profiles = fs
    .readdirSync(directory)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) => JSON.parse(fs.readFileSync(path.join(directory, name), 'utf8')) as Profile)
    .map(costsOf)
    .sort((a, b) => b.busyMs - a.busyMs)
  for (const { busyMs, own, whole } of profiles.slice(0, 2)) {
    console.log(`\n### Where ${(busyMs / 1000).toFixed(1)} busy seconds went\n`)
    printShares('Own time', own, busyMs)
    printShares('With everything it calls', whole, busyMs)
  }
}

type Costs = { busyMs: number; own: Map<string, number>; whole: Map<string, number> }

function costsOf(profile: Profile): Costs {
  const ownMs = new Map<number, number>()
  profile.samples.forEach((id, index) => {
    ownMs.set(id, (ownMs.get(id) ?? 0) + (profile.timeDeltas[index] ?? 0) / 1000)
  })
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const own = new Map<string, number>()
  const whole = new Map<string, number>()
  let busyMs = 0
  const add = (to: Map<string, number>, name: string, ms: number) => to.set(name, (to.get(name) ?? 0) + ms)
  // A recursive function counts once for everything beneath its outermost call.
  const walk = (node: ProfileNode, above: ReadonlySet<string>): number => {
    const name = nameOf(node.callFrame)
    const mine = IDLE.has(node.callFrame.functionName) ? 0 : (ownMs.get(node.id) ?? 0)
    busyMs += mine
    add(own, name, mine)
    const inside = above.has(name) ? above : new Set([...above, name])
    const all = (node.children ?? []).reduce((sum, id) => sum + walk(nodes.get(id) as ProfileNode, inside), mine)
    if (!above.has(name)) add(whole, name, all)
    return all
  }
  const root = profile.nodes[0]
  if (root !== undefined) walk(root, new Set())
  return { busyMs, own, whole }
}

function nameOf({ functionName, url, lineNumber }: Frame): string {
  const place = url
    .replace(/^file:\/\//, '')
    .replace(/^.*\/node_modules\//, '')
    .replace(`${path.dirname(import.meta.dirname)}/`, '')
  return `${functionName === '' ? '(anonymous)' : functionName} ${place === '' ? '' : `${place}:${lineNumber + 1}`}`.trim()
}

function printShares(title: string, costs: ReadonlyMap<string, number>, busyMs: number): void {
  console.log(`| ${title} | % |\n|---|---:|`)
  const sorted = [...costs].filter(([name]) => !IDLE.has(name)).sort((a, b) => b[1] - a[1])
  for (const [name, ms] of sorted.slice(0, SHOWN)) console.log(`| \`${name}\` | ${((100 * ms) / busyMs).toFixed(1)} |`)
  console.log('')
}
