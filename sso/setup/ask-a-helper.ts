import type { Transaction } from 'kysely'
import { z } from 'zod'
import { organizationStore } from '../organizations/organization-store.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import { SETUP_STEPS, type SetupLink } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import type { Catalogue } from '../words/catalogue.ts'
import type { SetupDeps } from './setup-deps.ts'
import { SetupHelpersUsedUp, SetupSessionMissing } from './setup-errors.ts'
import { helpLetter } from './setup-letters.ts'

/** Whoever is inside writes to anybody by us, so it is a name they say, and not a letter. */
export const wantedHelp = z.strictObject({
  step: z.enum(SETUP_STEPS),
  email: z.email().max(320),
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'Must be one line'),
})

const MOST_A_DAY = 20
const DAY_MS = 24 * 60 * 60_000

/**
 * "Ask whoever runs our DNS": a link for one step, by mail to one person.
 *
 * @throws SetupHelpersUsedUp  @throws SetupSessionMissing  revoked meanwhile
 */
export async function askHelper(
  deps: SetupDeps,
  link: SetupLink,
  wanted: z.infer<typeof wantedHelp>,
  words: Catalogue,
): Promise<SetupLink> {
  const { connectionId, organizationId } = link
  const organization = await organizationStore(deps).find(organizationId)
  const about = { from: link.name, organization: organization?.name ?? '' }
  const made = await setupLinkStore(deps).create(
    { ...wanted, connectionId, organizationId },
    link.id,
    async (trx, { url }) => {
      // Those who ask at once come here one after the other: each has written to the audit log by now.
      const { isIn, today } = await askedBy(trx, link.id, deps.clock.now())
      if (!isIn) throw new SetupSessionMissing('asking for help', { link: link.id })
      if (today > MOST_A_DAY) throw new SetupHelpersUsedUp('help of a day', { link: link.id })
      await deps.post.put(trx, organizationId, helpLetter(words, wanted, { ...about, url }))
    },
  )
  return made.link
}

/** Whether the link somebody asks by is still worth something, and how many they asked. */
async function askedBy(trx: Transaction<SsoSchema>, id: string, now: number) {
  const links = trx.selectFrom('setup_links')
  const own = await links.select('id').where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()
  const today = await links
    .select(({ fn }) => fn.countAll<string | number>().as('made'))
    .where('created_by', '=', id)
    .where('created_at', '>', now - DAY_MS)
    .executeTakeFirstOrThrow()
  return { isIn: own !== undefined, today: Number(today.made) }
}
