// The guide's page and its files. The page holds nothing of anybody: what it shows it asks /setup/api for.
import fs from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendAppPage } from '../../kit/app-page.ts'
import { mountBuiltFiles } from '../../kit/built-files.ts'
import { setupSessions } from '../setup-links/setup-session.ts'
import type { SetupDeps } from './setup-deps.ts'
import { GuideNotBuilt, SetupSessionMissing } from './setup-errors.ts'

const BUILT = path.resolve(import.meta.dirname, '../../console/dist/sso')

export function mountGuidePage(app: FastifyInstance, deps: SetupDeps): void {
  mountBuiltFiles(app, '/setup/assets/', path.join(BUILT, 'assets'))
  const open = async (http: FastifyRequest, reply: FastifyReply) => {
    if ((await setupSessions(deps).ofBrowser(http)) === undefined) throw new SetupSessionMissing('guide page')
    return sendAppPage(reply, await readPage())
  }
  app.get('/setup/guide', open)
  app.get('/setup/guide/:step', open)
}

async function readPage(): Promise<Buffer> {
  try {
    return await fs.readFile(path.join(BUILT, 'index.html'))
  } catch (cause) {
    throw new GuideNotBuilt('no console/dist/sso/index.html', {}, { cause })
  }
}
