// Starts this house alone: config, database, listen, drain, stop. The only file here that touches `process`.
import { AppError } from '../kit/errors.ts'
import { jsonLog } from '../kit/log.ts'
import { drainOnSignal } from '../kit/server.ts'
import { openSso } from './app.ts'
import { ssoConfig } from './config.ts'

const log = jsonLog()

try {
  const config = await ssoConfig(process.env)
  const sso = await openSso({ ...config, log })
  drainOnSignal(() => sso.close(), log)
  const port = await sso.listen(config.port, config.host)
  log.info('sso.listening', { port, url: config.publicUrl })
} catch (error) {
  // One line a person can act on; a stack only for what nobody foresaw.
  console.error(error instanceof AppError ? `sso does not start: ${error.message}` : error)
  process.exit(1)
}
