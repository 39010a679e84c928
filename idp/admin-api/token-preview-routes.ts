// The console's Token Preview tab. Okta's own console asks under an internal address as well; nobody's program calls it.
import { z } from 'zod'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import { type ApiRoute, bodyObject, param } from './api-call.ts'

const question = z.object({
  clientId: z.string().min(1).max(200),
  grantType: z.string().min(1).max(200),
  userId: z.string().min(1).max(200).optional(),
  scopes: z.array(z.string().min(1).max(200)).max(100).default([]),
})

export const tokenPreviewRoutes: readonly ApiRoute[] = [
  {
    method: 'POST',
    path: '/internal/authorizationServers/:serverId/tokenPreview',
    scope: 'okta.authorizationServers.read',
    async run(deps, call) {
      if (deps.previewTokens === undefined) throw new OktaError('E0000060')
      const parsed = question.safeParse(bodyObject(call))
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        throw validationFailed(issue?.path.join('.') ?? 'request', [`${issue?.path.join('.')}: ${issue?.message}`])
      }
      const server = await authorizationServerStore(deps.db.kysely).find(call.org.id, param(call, 'serverId'))
      if (server === undefined) throw resourceNotFound(param(call, 'serverId'), 'AuthorizationServer')
      const { userId, ...asked } = parsed.data
      return deps.previewTokens(call.org, server.id, { ...asked, ...(userId === undefined ? {} : { userId }) })
    },
  },
]
