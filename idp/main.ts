// Starts this house alone: config, database, listen, drain, stop. The only file here that touches `process`.
import { AppError } from '../kit/errors.ts'
import { jsonLog } from '../kit/log.ts'
import { drainOnSignal } from '../kit/server.ts'
import { openIdp } from './app.ts'
import { idpConfig } from './config.ts'

const log = jsonLog()

try {
  const config = idpConfig(process.env)
  const idp = await openIdp({ ...config, log })
  drainOnSignal(() => idp.close(), log)
  const port = await idp.listen(config.port, config.host)
  log.info('idp.listening', { port, url: config.baseUrl })
} catch (error) {
  // One line a person can act on; a stack only for what nobody foresaw.
  console.error(error instanceof AppError ? `idp does not start: ${error.message}` : error)
  process.exit(1)
}
