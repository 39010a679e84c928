import { AppError } from './errors.ts'

/**
 * Runs a program's start. What prevents it is said in one line a person can act on, with exit code 1; a stack is shown
 * only for what nobody foresaw.
 *
 * @param name  who does not start: `sso`
 */
export async function startOrExplain(name: string, start: () => Promise<void>): Promise<void> {
  try {
    await start()
  } catch (error) {
    process.stderr.write(`${name} does not start: ${explain(error)}\n`)
    process.exit(1)
  }
}

function explain(thrown: unknown): string {
  if (thrown instanceof AppError) return `${thrown.message} (${thrown.code})${known(thrown.facts)}`
  const { code, message, port, path } = thrown as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `port ${port} is in use. Choose another one; 0 is any free one.`
  if (code === 'EACCES' && port !== undefined) return `port ${port} is not ours to listen on.`
  if (code === 'EEXIST' || code === 'ENOTDIR') return `${path} is in the way: a folder is wanted there.`
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return `${path} cannot be written: ${message}`
  return thrown instanceof Error ? (thrown.stack ?? message) : String(thrown)
}

function known(facts: Record<string, unknown>): string {
  const entries = Object.entries(facts).map(([name, value]) => `${name}: ${value}`)
  return entries.length === 0 ? '' : `; ${entries.join(', ')}`
}
