import type { SsoDeps } from '../sso-deps.ts'

/** What operators and API keys are called, by id; others are not in the answer. */
export async function actorNames({ db }: Pick<SsoDeps, 'db'>, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [prefix, table] of [
    ['opr_', 'operators'],
    ['key_', 'api_keys'],
  ] as const) {
    const wanted = ids.filter((id) => id.startsWith(prefix))
    if (wanted.length === 0) continue
    const rows = await db.kysely.selectFrom(table).select(['id', 'name']).where('id', 'in', wanted).execute()
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}
