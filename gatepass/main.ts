// `npm run gatepass -- <command>`: what an operator asks a running Gatepass from a terminal. It speaks the operators' API
// and nothing else, so it can do what the API key may do.
import { verifyAudit } from './audit-command.ts'
import { explain } from './explain-command.ts'
import { CommandProblem } from './find-gatepass.ts'
import { firstRun } from './first-run-command.ts'

const HELP = `
  npm run gatepass -- explain <trace>            why a sign-in failed, who must act, where and how
  npm run gatepass -- explain --connection <id>  the same of everybody who came through a connection; where there is
                                                 an API token for its Okta, also of those who never came back from it
      --since <30m | 2h | 1d>   from when; an hour ago when not said
      --login <login at Okta>   this person alone, and what went wrong before our app came into it
      --json                    the API's answer, one line

  npm run gatepass -- first-run                  the link the first operator comes in by: good once, for an hour

  npm run gatepass -- verify-audit               is the audit log as it was written?
      --head <seq>:<hash>       and is this head, noted earlier, still part of it?
      <file>                    the same of an export in JSON Lines, on this machine

  npm run gatepass -- help

  GATEPASS_URL and GATEPASS_API_KEY say which Gatepass; without them it is the street that is up on this machine.
`

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<string>>> = {
  explain,
  'first-run': firstRun,
  'verify-audit': verifyAudit,
  help: async () => HELP,
}

const [name = 'help', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined

try {
  if (command === undefined) throw new CommandProblem(`There is no command “${name}”.\n${HELP}`)
  console.log(await command(args))
} catch (error) {
  if (!(error instanceof CommandProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
