import { z } from 'zod'
import { organizationStore } from '../organizations/organization-store.ts'
import { SETUP_STEPS, type SetupLink } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import type { SetupWords } from '../words/setup-words.en.ts'
import type { SetupDeps } from './setup-deps.ts'
import { SetupHelpersUsedUp } from './setup-errors.ts'
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
 * @throws SetupHelpersUsedUp
 */
export async function askHelper(
  deps: SetupDeps,
  link: SetupLink,
  wanted: z.infer<typeof wantedHelp>,
  words: SetupWords,
): Promise<SetupLink> {
  const { connectionId, organizationId } = link
  const organization = await organizationStore(deps).find(organizationId)
  const about = { from: link.name, organization: organization?.name ?? '' }
  const made = await setupLinkStore(deps).create(
    { ...wanted, connectionId, organizationId },
    link.id,
    async (trx, { url }) => {
      // Those who ask at once come here one after the other: each has written to the audit log by now.
      const today = await trx
        .selectFrom('setup_links')
        .select(({ fn }) => fn.countAll<string | number>().as('made'))
        .where('created_by', '=', link.id)
        .where('created_at', '>', deps.clock.now() - DAY_MS)
        .executeTakeFirstOrThrow()
      if (Number(today.made) > MOST_A_DAY) throw new SetupHelpersUsedUp('help of a day', { link: link.id })
      await deps.post.put(trx, organizationId, helpLetter(words, wanted, { ...about, url }))
    },
  )
  return made.link
}
