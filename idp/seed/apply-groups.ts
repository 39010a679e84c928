import { groupStore } from '../groups/group-store.ts'
import type { GroupToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

/** @returns the id of each group the seed names, by its lower-cased name; Everyone among them */
export async function applyGroups(
  { trx, org, now, at }: SeedTransaction,
  wanted: readonly GroupToBe[],
): Promise<ReadonlyMap<string, string>> {
  const groups = groupStore(trx)
  const ids = new Map([['everyone', (await groups.everyone(org.id)).id]])
  for (const [index, { id, name, description }] of wanted.entries())
    await at(['groups', index], async () => {
      const known = (id && (await groups.byId(org.id, id))) || (await groups.byName(org.id, name))
      if (known === undefined) {
        const made = await groups.create(org.id, { name, description: description ?? null }, now, 'OKTA_GROUP', id)
        ids.set(name.toLowerCase(), made.id)
        return
      }
      if (id !== undefined && known.id !== id) throw new TypeError(`the group is there already, as ${known.id}`)
      ids.set(name.toLowerCase(), known.id)
      const profile = { ...known.profile, name, description: description ?? known.profile.description }
      if (profile.name !== known.profile.name || profile.description !== known.profile.description)
        await groups.setProfile(org.id, known.id, profile, now)
    })
  return ids
}
