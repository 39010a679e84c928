// Speed, side by side: `npm run bench`, or `npm run bench -- --quick`. README.md says what the numbers mean.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benchReport, machineOf, targetsOf } from './bench-report.ts'
import { benchSettings } from './bench-settings.ts'
import { benchIdp } from './idp-bench.ts'
import { benchLists, listsTable } from './okta-lists.ts'
import { printCosts } from './profile-costs.ts'
import { benchSso } from './sso-bench.ts'

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    only: { type: 'string' },
    peers: { type: 'string' },
    browsers: { type: 'string', default: '16' },
    tenants: { type: 'string', default: '1' },
    out: { type: 'string', default: path.join(import.meta.dirname, 'results', 'latest.json') },
  },
})

const begun = performance.now()
// One of its own for every run: two may be under way.
const dataDirectory = path.join(import.meta.dirname, '.data', String(process.pid))
const settings = benchSettings({
  quick: asked.quick,
  profile: asked.profile,
  browsers: Number(asked.browsers),
  tenants: Number(asked.tenants),
  dataDirectory,
  progress: (what) => console.error(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${what}`),
})

process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

removeLeftBehind(path.dirname(dataDirectory))
fs.mkdirSync(dataDirectory, { recursive: true })
if (asked.only === 'lists') {
  console.log(listsTable(await benchLists(settings)))
  fs.rmSync(dataDirectory, { recursive: true, force: true })
  process.exit(0)
}
const sso = asked.only === 'idp' ? undefined : await benchSso(settings, asked.peers?.split(','))
const idp = asked.only === 'sso' ? undefined : await benchIdp(settings)

const { progress: _, dataDirectory: __, ...said } = settings
const result = {
  measuredAt: new Date().toISOString(),
  machine: machineOf(),
  settings: said,
  sso,
  idp,
}
fs.mkdirSync(path.dirname(asked.out), { recursive: true })
fs.writeFileSync(asked.out, `${JSON.stringify({ ...result, targets: targetsOf(result) }, null, 2)}\n`)
console.log(benchReport(result))
if (asked.profile) printCosts(path.join(dataDirectory, 'profiles'))
else fs.rmSync(dataDirectory, { recursive: true, force: true })
process.exit(0)

/** Data of runs that were interrupted: their directory is named after a process that is no more. */
function removeLeftBehind(directory: string): void {
  for (const name of fs.existsSync(directory) ? fs.readdirSync(directory) : []) {
    if (!isRunning(Number(name))) fs.rmSync(path.join(directory, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
