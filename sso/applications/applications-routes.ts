import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Application, registeredOrigin, registeredUri } from './application.ts'
import { applicationStore } from './application-store.ts'

const fields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  redirectUris: z.array(registeredUri).min(1).max(50),
  postLogoutRedirectUris: z.array(registeredUri).max(50),
  initiateLoginUri: registeredUri.nullable().describe('Where a click on the tile in Okta is passed on to.'),
  targetLinkOrigins: z.array(registeredOrigin).max(50).describe('Origins a tile’s target_link_uri may lead to.'),
})

const shown = z
  .object({
    id: z.string(),
    clientId: z.string(),
    name: z.string(),
    redirectUris: z.array(z.string()),
    postLogoutRedirectUris: z.array(z.string()),
    initiateLoginUri: z.string().nullable(),
    targetLinkOrigins: z.array(z.string()),
    secrets: z.array(z.object({ id: z.string(), createdAt: z.int() })),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: 'Application' })

const byId = z.object({ id: z.string().max(64) })
const once = z.string().describe('Shown in this answer only.')

export function mountApplications(door: AdminDoor, deps: SsoDeps): void {
  const applications = applicationStore(deps)
  const tag = 'Applications'

  door.serve(
    {
      method: 'POST',
      path: '/applications',
      id: 'createApplication',
      summary: 'Register an application; its secret is shown in this answer only',
      tag,
      role: 'owner',
      confirmed: true,
      body: fields.partial().required({ name: true, redirectUris: true }),
      status: 201,
      answer: shown.extend({ clientSecret: once }),
    },
    async ({ body, actor }) => {
      const { application, clientSecret } = await applications.create(
        {
          name: body.name,
          redirectUris: body.redirectUris,
          postLogoutRedirectUris: body.postLogoutRedirectUris ?? [],
          initiateLoginUri: body.initiateLoginUri ?? null,
          targetLinkOrigins: body.targetLinkOrigins ?? [],
        },
        actor,
      )
      return { ...show(application), clientSecret }
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/applications',
      id: 'listApplications',
      summary: 'Applications, newest first',
      tag,
      query: listingQuery,
      status: 200,
      answer: listingOf(shown),
    },
    async ({ query }) => {
      const { items, next } = await applications.list(query)
      return { items: items.map(show), next }
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/applications/{id}',
      id: 'getApplication',
      summary: 'One application',
      tag,
      params: byId,
      status: 200,
      answer: shown,
    },
    async ({ params }) => {
      const application = await applications.byId(params.id)
      return application && show(application)
    },
  )
  door.serve(
    {
      method: 'PATCH',
      path: '/applications/{id}',
      id: 'changeApplication',
      summary: 'Change what is given, leave the rest',
      tag,
      role: 'owner',
      confirmed: true,
      params: byId,
      body: fields.partial(),
      status: 200,
      answer: shown,
    },
    async ({ params, body, actor }) => {
      const application = await applications.change(params.id, body as Partial<z.infer<typeof fields>>, actor)
      return application && show(application)
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/applications/{id}/secrets',
      id: 'addApplicationSecret',
      summary: 'Add a second secret; both work until one is removed',
      tag,
      role: 'owner',
      confirmed: true,
      params: byId,
      status: 201,
      answer: z.object({ id: z.string(), createdAt: z.int(), clientSecret: once }),
      refusals: ['application.two_secrets'],
    },
    async ({ params, actor }) => {
      const added = await applications.addSecret(params.id, actor)
      return added && { id: added.secret.id, createdAt: added.secret.createdAt, clientSecret: added.clientSecret }
    },
  )
  door.serve(
    {
      method: 'DELETE',
      path: '/applications/{id}/secrets/{secretId}',
      id: 'removeApplicationSecret',
      summary: 'Remove a secret; it stops working at once',
      tag,
      role: 'owner',
      params: byId.extend({ secretId: z.string().max(64) }),
      status: 200,
      answer: shown,
      refusals: ['application.last_secret'],
    },
    async ({ params, actor }) => {
      const application = await applications.removeSecret(params.id, params.secretId, actor)
      return application && show(application)
    },
  )
}

function show({ client: _, secrets, ...application }: Application) {
  return { ...application, secrets: secrets.map(({ id, createdAt }) => ({ id, createdAt })) }
}
