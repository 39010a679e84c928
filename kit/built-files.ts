// Files a build left behind, whose names change with their content: sent for ever, compressed as they lie there.
import fs from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { NotFound } from './errors.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Serves the files of one folder below `prefix`; `name.js.br` and `name.js.gz` beside `name.js` are what a browser gets
 * that takes them.
 *
 * @param prefix  `/admin/assets/`
 */
export function mountBuiltFiles(app: FastifyInstance, prefix: string, folder: string): void {
  app.get<{ Params: { name: string } }>(`${prefix}:name`, async (request, reply) => {
    const { name } = request.params
    const type = TYPES[path.extname(name)]
    if (type === undefined || !/^[\w-][\w.-]*$/.test(name)) throw new NotFound('no such file', { name })
    const found = await readSmallest(path.join(folder, name), String(request.headers['accept-encoding'] ?? ''))
    if (found === undefined) throw new NotFound('no such file', { name })
    if (found.encoding !== undefined) reply.header('content-encoding', found.encoding)
    return reply
      .header('content-type', type)
      .header('vary', 'accept-encoding')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin')
      .send(found.content)
  })
}

async function readSmallest(
  file: string,
  accepts: string,
): Promise<{ content: Buffer; encoding: string | undefined } | undefined> {
  const forms = [
    ...(/\bbr\b/.test(accepts) ? [['br', '.br']] : []),
    ...(/\bgzip\b/.test(accepts) ? [['gzip', '.gz']] : []),
    [undefined, ''],
  ]
  for (const [encoding, ending] of forms) {
    const content = await readIfThere(`${file}${ending}`)
    if (content !== undefined) return { content, encoding }
  }
  return undefined
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await fs.readFile(file)
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
