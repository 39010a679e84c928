// Starts Ronspot alone: config, database, listen, drain, stop. The only file here that touches `process`.
import { jsonLog } from '../kit/log.ts'
import { loadMasterKeys } from '../kit/secret-box.ts'
import { drainOnSignal } from '../kit/server.ts'
import { startOrExplain } from '../kit/start.ts'
import { openWorkplace } from './app.ts'
import { workplaceSettings } from './config.ts'

const log = jsonLog()

await startOrExplain('workplace', async () => {
  const { port, masterKeysPath, ...config } = workplaceSettings(process.env)
  const workplace = await openWorkplace({ ...config, masterKeys: await loadMasterKeys(masterKeysPath), log })
  drainOnSignal(() => workplace.close(), log)
  log.info('workplace.listening', { port: await workplace.listen(port), url: config.publicUrl })
})
