// Ronspot on its own: `GATEPASS_ISSUER=… GATEPASS_CLIENT_ID=… GATEPASS_CLIENT_SECRET=… node workplace/main.ts`
import { jsonLog } from '../kit/log.ts'
import { loadMasterKeys } from '../kit/secret-box.ts'
import { drainOnSignal } from '../kit/server.ts'
import { openWorkplace } from './app.ts'
import { workplaceSettings } from './config.ts'

const log = jsonLog()
try {
  const { port, masterKeysPath, ...config } = workplaceSettings(process.env)
  const workplace = await openWorkplace({ ...config, masterKeys: await loadMasterKeys(masterKeysPath), log })
  drainOnSignal(() => workplace.close(), log)
  log.info('workplace.ready', { port: await workplace.listen(port), url: config.publicUrl })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
