import { askGatepass, CommandProblem } from './find-gatepass.ts'

/** The link the first operator comes in by; a new one each time. @throws CommandProblem */
export async function firstRun(args: string[]): Promise<string> {
  if (args.length > 0) throw new CommandProblem('first-run takes nothing else.')
  const { url } = (await askGatepass('/api/first-run', { method: 'POST' })) as { url: string }
  return `${url}\n\nOpen it on the device you work with: it makes the first operator's passkey. Good once, for an hour.`
}
