// `npm start`: the street on this machine. `-- --json` prints one line for programs and nothing else.
import { AppError } from '../kit/errors.ts'
import { jsonLog } from '../kit/log.ts'
import { drainOnSignal } from '../kit/server.ts'
import { openStreet, type StreetReport } from './open-street.ts'
import { streetConfig } from './street-config.ts'

const log = jsonLog()

try {
  const street = await openStreet(streetConfig(process.env), { log })
  drainOnSignal(street.close, log)
  const { report } = street
  console.log(process.argv.includes('--json') ? JSON.stringify(report) : welcome(report))
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

function welcome({ readyMs, workplace, sso, orgs }: StreetReport): string {
  const [acme, globex] = orgs
  const person = acme?.okta.people[0]
  return `
Gatepass is up (${readyMs} ms). Ctrl-C ends it; what you did is kept.

  Ronspot    ${workplace.url}   the app: book a bay or a desk
  Gatepass   ${sso.url}   its admin API: /api/openapi.json
  Okta       ${acme?.okta.url}   Acme's, connected
             ${globex?.okta.url}   Globex's, not connected yet

Try it: open ${workplace.url} and sign in as ${person?.login},
        then, at Okta, with the password ${person?.password}

Keys and tokens: npm start -- --json
`
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'EADDRINUSE')
    return `${message}. Is the street up already? WORKPLACE_PORT, SSO_PORT and IDP_PORT choose others; 0 is any free one.`
  if (error instanceof AppError)
    return `Gatepass did not start: ${error.message} (${error.code}) ${JSON.stringify(error.facts)}`
  return `Gatepass did not start: ${error instanceof Error ? error.stack : String(error)}`
}
