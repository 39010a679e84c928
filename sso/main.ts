// Starts this house alone: config, database, listen, drain, stop. The only file here that touches `process`.
import { jsonLog } from '../kit/log.ts'
import { drainOnSignal } from '../kit/server.ts'
import { startOrExplain } from '../kit/start.ts'
import { openSso } from './app.ts'
import { ssoConfig } from './config.ts'

const log = jsonLog()

await startOrExplain('sso', async () => {
  const config = await ssoConfig(process.env)
  const sso = await openSso({ ...config, log })
  drainOnSignal(() => sso.close(), log)
  const port = await sso.listen(config.port, config.host)
  log.info('sso.listening', { port, url: config.publicUrl })
})
