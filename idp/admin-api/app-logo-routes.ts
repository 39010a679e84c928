import type { FastifyInstance } from 'fastify'
import { appLogoStore, LOGO_BYTES, logoTypeOf } from '../apps/app-logo.ts'
import { oktaErrorBody, resourceNotFound, validationFailed } from '../okta-error.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, change } from './api-call.ts'
import { appParty } from './app-view.ts'
import { findApp } from './apps-routes.ts'

export const appLogoRoutes: readonly ApiRoute[] = [
  {
    method: 'POST',
    path: '/apps/:appId/logo',
    scope: 'okta.apps.manage',
    status: 201,
    accepts: 'multipart',
    run: uploadLogo,
  },
]

/** A form with one part `file` (RFC 7578). What the sender says about its type is not asked. */
async function uploadLogo(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const bytes = await uploadedFile(call)
  const contentType = bytes && logoTypeOf(bytes)
  if (bytes === undefined || contentType === undefined)
    throw validationFailed('file', [`file: Must be a PNG, JPEG or GIF of less than ${LOGO_BYTES / 1024 / 1024} MB`])
  await change(deps, call, async (trx, note) => {
    await appLogoStore(trx).set({
      app_id: app.id,
      org_id: call.org.id,
      content_type: contentType,
      image_base64: bytes.toString('base64'),
      updated_at: call.now,
    })
    note('application.configuration.update_logo', appParty(app))
  })
  return {}
}

async function uploadedFile({ body, http }: ApiCall): Promise<Buffer | undefined> {
  if (!Buffer.isBuffer(body)) return undefined
  const headers = { 'content-type': http.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => undefined)
  const file = form?.get('file')
  return file instanceof File ? Buffer.from(await file.arrayBuffer()) : undefined
}

/**
 * The pictures of apps, for everybody: they are on tiles and on pages before anybody signs in. Its own type and no
 * other, and nothing in it that runs, whatever a browser makes of it.
 */
export function mountAppLogos(app: FastifyInstance, deps: AdminApiDeps): void {
  app.get<{ Params: { appId: string } }>('/fs/bco/:appId/logo', async (request, reply) => {
    const { appId } = request.params
    const org = await deps.orgOf(request)
    const logo = org && (await appLogoStore(deps.db.kysely).of(org.id, appId))
    if (logo === undefined) return reply.code(404).send(oktaErrorBody(resourceNotFound(appId, 'Logo')))
    return reply
      .header('content-type', logo.content_type)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-site')
      .header('cache-control', 'public, max-age=300')
      .send(Buffer.from(logo.image_base64, 'base64'))
  })
}
