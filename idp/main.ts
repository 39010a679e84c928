// Starts this house alone: config, database, seed, listen, drain, stop. The only file here that touches `process`.
//
//   npm run idp                           on a laptop: the org of examples/okta.yaml, and what to try
//   npm run idp -- --seed my-okta.yaml    your own; IDP_SEED_FILE says the same
//   npm --silent run idp -- --json        one line for programs and nothing else
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ConfigUnusable } from '../kit/errors.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { jsonLog } from '../kit/log.ts'
import { drainOnSignal } from '../kit/server.ts'
import { startOrExplain } from '../kit/start.ts'
import { openIdp } from './app.ts'
import { type IdpStart, idpConfig } from './config.ts'
import { type IdpReport, reportOf, welcome } from './idp-report.ts'
import { readSeedFile } from './seed/read-seed-file.ts'

const EXAMPLE = fileURLToPath(new URL('../examples/okta.yaml', import.meta.url))

const log = jsonLog()

await startOrExplain('idp', async () => {
  const began = performance.now()
  const asked = readArguments()
  const config = await idpConfig(process.env)
  const seedFile = asked.seed ?? config.seedFile ?? exampleFor(config)
  const seed = seedFile === undefined ? undefined : await readSeedFile(seedFile)
  const idp = await openIdp({ ...config, log })
  drainOnSignal(() => idp.close(), log)
  const applied = seed === undefined ? [] : await idp.applySeed(seed)
  const ready = () => reportOf({ config, applied, seed: seed?.document, readyMs: performance.now() - began })
  try {
    const port = await idp.listen(config.port, config.host)
    if (!config.laptop) log.info('idp.listening', { port, url: config.baseUrl })
    say(ready(), asked.json)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || !(await answersAlready(ready()))) throw error
    if (!asked.json) console.log('\nIt is up already, in another terminal.')
    say(ready(), asked.json)
    process.exit(asked.json ? 0 : 1)
  }

  function say(report: IdpReport, json: boolean): void {
    if (json) console.log(JSON.stringify(report))
    else if (config.laptop) console.log(welcome(report, path.relative('', seedFile ?? '')))
  }
})

function readArguments(): { json: boolean; seed: string | undefined } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean' }, seed: { type: 'string' } } })
    return { json: values.json ?? false, seed: values.seed }
  } catch (cause) {
    throw new ConfigUnusable((cause as Error).message, {}, { cause })
  }
}

/** Its passwords are public, so it is for this machine alone. */
function exampleFor({ laptop, host }: IdpStart): string | undefined {
  if (!laptop) return undefined
  if (!/^(127\.\d+\.\d+\.\d+|localhost|::1)$/.test(host))
    throw new ConfigUnusable('IDP_HOST lets others in: they want people and passwords of your own, by IDP_SEED_FILE')
  return EXAMPLE
}

/** Is what listens there this Okta? */
async function answersAlready({ orgs: [org] }: IdpReport): Promise<boolean> {
  if (org === undefined) return false
  const http = guardedHttp({ allowPrivate: true })
  try {
    const { body } = await http.request(`${org.url}/.well-known/okta-organization`, { timeoutMs: 1000 })
    return JSON.parse(String(body)).id === org.orgId
  } catch {
    return false
  } finally {
    http.close()
  }
}
