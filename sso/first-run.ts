// `node kit/run.mjs sso/first-run.ts`: prints the link the first operator comes in by, once, for an hour. Run beside the
// house or before it, with the house's own settings.
import { jsonLog } from '../kit/log.ts'
import { startOrExplain } from '../kit/start.ts'
import { openSso } from './app.ts'
import { ssoConfig } from './config.ts'

await startOrExplain('sso', async () => {
  const sso = await openSso({ ...(await ssoConfig(process.env)), log: jsonLog() })
  try {
    console.log(await sso.deskUrl())
  } finally {
    await sso.close()
  }
})
