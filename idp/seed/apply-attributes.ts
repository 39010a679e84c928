import { profileSchemaStore } from '../users/profile-schema-store.ts'
import { readAttribute } from '../users/read-attribute.ts'
import { saysTheSame } from './says-the-same.ts'
import type { AttributeToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

/** The org's own attributes of people. What an attribute is of stays: profiles have values of it. */
export async function applyAttributes(
  { trx, org, now, at }: SeedTransaction,
  wanted: readonly AttributeToBe[],
): Promise<void> {
  const schemas = profileSchemaStore(trx)
  const { base, custom } = await schemas.ofUsers(org.id)
  for (const [index, { name, items, ...said }] of wanted.entries())
    await at(['attributes', index], async () => {
      if (base.has(name)) throw new TypeError(`${name} is one of Okta's own`)
      const before = custom.get(name)
      const definition = readAttribute(name, {
        title: name,
        type: 'string',
        ...before,
        ...said,
        ...(items === undefined ? {} : { items: { type: items } }),
      })
      if (before !== undefined && before.type !== definition.type)
        throw new TypeError(`${name} is there already, of type ${before.type}`)
      if (before !== undefined && saysTheSame(definition, before)) return
      await schemas.set(org.id, { subject: 'user', part: 'custom', name, definition }, now)
    })
}
