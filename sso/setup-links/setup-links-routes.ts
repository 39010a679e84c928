import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { SPOKEN_LANGUAGES } from '../words/spoken-language.ts'
import { SETUP_STEPS, type SetupLink } from './setup-link.ts'
import { type Also, type NewSetupLink, setupLinkStore } from './setup-link-store.ts'

const id = z.string().max(64)
const send = z.boolean().optional().describe('Also sends it to this person by mail.')
const newLink = z.strictObject({
  organizationId: id,
  connectionId: id.optional().describe('Absent: the organization’s draft connection, made when there is none.'),
  email: z.email().max(320).describe('The administrator who is invited; a code goes to this mailbox.'),
  name: z.string().trim().min(1).max(200),
  step: z.enum(SETUP_STEPS).optional().describe('Only this step; absent: the whole guide.'),
  language: z
    .enum(SPOKEN_LANGUAGES)
    .optional()
    .describe(
      'Of the letters to this person, until they pick one in the guide. Absent: English, then what their browser prefers.',
    ),
  send,
})

const shown = z
  .object({
    id: z.string(),
    organizationId: z.string(),
    connectionId: z.string(),
    email: z.string(),
    name: z.string(),
    step: z.enum(SETUP_STEPS).nullable(),
    createdBy: z.string(),
    createdAt: z.int(),
    expiresAt: z.int(),
    revokedAt: z.int().nullable(),
    provenAt: z.int().nullable().describe('When the invited mailbox was first proven.'),
    lastSeenAt: z.int().nullable(),
    language: z.enum(SPOKEN_LANGUAGES).nullable().describe('What they read the guide in, or were invited in.'),
  })
  .meta({ id: 'SetupLink' })

const made = shown.extend({ url: z.string() })

type Around = {
  /** Whose guide it will be; undefined: there is no such organization or connection. */
  connectionFor(wish: z.infer<typeof newLink>, actor: string): Promise<string | undefined>
  /** The letter that invites, to be written in the transaction that makes the link. */
  invite(link: NewSetupLink, actor: string): Promise<Also>
}

export function mountSetupLinks(door: AdminDoor, deps: SsoDeps, { connectionFor, invite }: Around): void {
  const links = setupLinkStore(deps)
  const tag = 'Setup links'

  door.serve(
    {
      method: 'POST',
      path: '/setup-links',
      id: 'createSetupLink',
      summary: 'Invite a customer’s administrator to connect their Okta; the URL is shown in this answer only',
      tag,
      body: newLink,
      status: 201,
      answer: made,
      refusals: ['setup.mail_not_set'],
    },
    async ({ body, actor }) => {
      const connectionId = await connectionFor(body, actor)
      if (connectionId === undefined) return undefined
      const { send: isSent, ...wish } = body
      const wanted: NewSetupLink = { ...wish, connectionId, step: body.step ?? null }
      const { link, url } = await links.create(wanted, actor, isSent ? await invite(wanted, actor) : undefined)
      return { ...showLink(link), url }
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/setup-links',
      id: 'listSetupLinks',
      summary: 'Setup links, newest first',
      tag,
      query: listingQuery.extend({ organizationId: id.optional() }),
      status: 200,
      answer: listingOf(shown),
    },
    async ({ query }) => {
      const { items, next } = await links.list(query)
      return { items: items.map(showLink), next }
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/setup-links/{id}/renew',
      id: 'renewSetupLink',
      summary: 'Make the same link anew for the same person; the one of before is worth nothing from then on',
      tag,
      params: z.object({ id }),
      body: z.strictObject({ send }),
      status: 201,
      answer: made,
      refusals: ['setup.mail_not_set'],
    },
    async ({ params, body, actor }) => {
      const before = await links.find(params.id)
      if (before === undefined) return undefined
      const { link, url } = await links.renew(before, actor, body.send ? await invite(before, actor) : undefined)
      return { ...showLink(link), url }
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/setup-links/{id}/revoke',
      id: 'revokeSetupLink',
      summary:
        'Make a link worth nothing, and those its holder asked others for help by; whoever is inside is out at once',
      tag,
      params: z.object({ id }),
      status: 200,
      answer: z.object({ id: z.string(), revoked: z.literal(true) }),
    },
    async ({ params, actor }) =>
      (await links.revoke(params.id, actor)) ? { id: params.id, revoked: true } : undefined,
  )
}

function showLink(link: SetupLink): SetupLink {
  return { ...link }
}
