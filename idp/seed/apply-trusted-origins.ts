import { readOrigin, spellingsOf } from '../trusted-origins/trusted-origin.ts'
import { trustedOriginStore } from '../trusted-origins/trusted-origin-store.ts'
import { saysTheSame } from './says-the-same.ts'
import type { TrustedOriginToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

const MOST = 10_000

/** Found by the origin, or else by the name. */
export async function applyTrustedOrigins(
  { trx, org, now, at }: SeedTransaction,
  wanted: readonly TrustedOriginToBe[],
): Promise<void> {
  const store = trustedOriginStore(trx)
  const all = wanted.length === 0 ? [] : await store.list(org.id, { limit: MOST })
  for (const [index, { name, origin: said, scopes, status }] of wanted.entries())
    await at(['trustedOrigins', index], async () => {
      const origin = readOrigin(said)
      if (origin === undefined) throw new TypeError('origin: one scheme and host and no path: https://app.example.com')
      const spellings = spellingsOf(origin)
      const sameOrigin = all.find((one) => spellings.includes(one.origin))
      const before = sameOrigin ?? all.find((one) => one.name === name)
      const settings = {
        name,
        origin,
        scopes: scopes?.map((type) => ({ type })) ?? before?.scopes ?? [{ type: 'CORS' }, { type: 'REDIRECT' }],
      } as const
      const hand = { by: null, now }
      const made = before ?? (await store.create(org.id, settings, hand))
      if (before !== undefined && !saysTheSame(settings, before)) await store.replace(org.id, made.id, settings, hand)
      if (status !== undefined && status !== made.status) await store.setStatus(org.id, made.id, status, hand)
    })
}
