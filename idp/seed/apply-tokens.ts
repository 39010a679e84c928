import { apiTokenStore } from '../api-tokens/api-token-store.ts'
import { issueApiToken } from '../api-tokens/create-api-token.ts'
import type { User } from '../users/user.ts'
import type { ApiTokenToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

export type AppliedToken = { readonly name: string; readonly token: string }

/** @param around.tokenOf  the value of a token the seed gives none */
export async function applyTokens(
  { trx, org, now, at }: SeedTransaction,
  wanted: readonly ApiTokenToBe[],
  around: { people: ReadonlyMap<string, User>; tokenOf: (name: string) => string },
): Promise<AppliedToken[]> {
  const tokens = apiTokenStore(trx)
  const applied: AppliedToken[] = []
  for (const [index, { name, owner, value }] of wanted.entries())
    await at(['apiTokens', index], async () => {
      const token = value ?? around.tokenOf(name)
      applied.push({ name, token })
      const user = around.people.get(owner.toLowerCase()) as User
      const inUse = await tokens.use(org.id, token, now)
      if (inUse?.token.userId === user.id && inUse.token.name === name) return
      for (const old of await tokens.list(org.id, now))
        if (old.name === name || old.id === inUse?.token.id) await tokens.revoke(org.id, old.id)
      await issueApiToken(trx, org.id, user.id, name, now, token)
    })
  return applied
}
