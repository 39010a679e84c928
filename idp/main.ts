// Starts this house alone: config, database, listen, drain, stop. The only file here that touches `process`.
import { jsonLog } from '../kit/log.ts'
import { drainOnSignal } from '../kit/server.ts'
import { startOrExplain } from '../kit/start.ts'
import { openIdp } from './app.ts'
import { idpConfig } from './config.ts'

const log = jsonLog()

await startOrExplain('idp', async () => {
  const config = await idpConfig(process.env)
  const idp = await openIdp({ ...config, log })
  drainOnSignal(() => idp.close(), log)
  const port = await idp.listen(config.port, config.host)
  log.info('idp.listening', { port, url: config.baseUrl })
})
