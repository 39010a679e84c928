// `npm start`: the street on this machine. `-- --json` prints one line for programs and nothing else; while the street
// is up in another terminal it says what that one said.
import { jsonLog } from '../kit/log.ts'
import { drainOnSignal } from '../kit/server.ts'
import { startOrExplain } from '../kit/start.ts'
import { openStreet, runningStreet } from './open-street.ts'
import { streetConfig } from './street-config.ts'
import type { StreetReport } from './street-report.ts'

const log = jsonLog()
const json = process.argv.includes('--json')

await startOrExplain('The street', async () => {
  const config = streetConfig(process.env)
  try {
    const street = await openStreet(config, { log })
    drainOnSignal(street.close, log)
    console.log(json ? JSON.stringify(street.report) : welcome(street.report))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    const report = await runningStreet(config)
    if (report === undefined) throw error
    console.log(json ? JSON.stringify(report) : `\nThe street is up already, in another terminal.${welcome(report)}`)
    process.exit(json ? 0 : 1)
  }
})

function welcome({ readyMs, workplace, sso, orgs }: StreetReport): string {
  const [acme, globex] = orgs
  const person = acme?.okta.people[0]
  return `
Gatepass is up (${readyMs} ms). Ctrl-C ends it; what you did is kept.

  Ronspot    ${workplace.url}   the app: book a bay or a desk
  Gatepass   ${sso.url}   between the two; its admin API: ${sso.url}/api/openapi.json
  Okta       ${acme?.okta.url}   Acme's, connected
             ${globex?.okta.url}   Globex's, not connected yet
             its console: ${globex?.okta.adminUrl}, as ${globex?.okta.admin.login} with ${globex?.okta.admin.password}

Try it: open ${workplace.url} and sign in as ${person?.login},
        then, at Okta, with the password ${person?.password}

Connect Globex: open ${globex?.setupUrl}
        and take the code from the mailbox, ${sso.url}/mailbox

${deskWords(sso.consoleUrl)}

API keys and tokens: npm start -- --json, in another terminal
`
}

function deskWords(url: string): string {
  if (url.endsWith('/console')) return `The operators' desk: ${url}`
  return `Be the first operator: open ${url}
        (good once, for an hour; npm run gatepass -- first-run makes another)`
}
