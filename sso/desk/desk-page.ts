// The operators' desk: one page of our own script, the same for every address below /console, and its files. It holds
// nothing of anybody: what it shows it asks /api for, with the operator's session.
import fs from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendAppPage } from '../../kit/app-page.ts'
import { mountBuiltFiles } from '../../kit/built-files.ts'
import { DeskNotBuilt } from './desk-errors.ts'

const BUILT = path.resolve(import.meta.dirname, '../../console/dist/desk')

export function mountDesk(app: FastifyInstance): void {
  mountBuiltFiles(app, '/console/assets/', path.join(BUILT, 'assets'))
  const open = async (_request: FastifyRequest, reply: FastifyReply) => sendAppPage(reply, await readPage())
  app.get('/console', open)
  app.get('/console/*', open)
}

async function readPage(): Promise<Buffer> {
  try {
    return await fs.readFile(path.join(BUILT, 'desk.html'))
  } catch (cause) {
    throw new DeskNotBuilt('no console/dist/desk/desk.html', {}, { cause })
  }
}
