import type { SsoDeps } from '../sso-deps.ts'

/** Whom setup links were made for, by the links' ids. */
export async function linkNames({ db }: Pick<SsoDeps, 'db'>, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id.startsWith('sln_'))
  if (wanted.length === 0) return new Map()
  const rows = await db.kysely.selectFrom('setup_links').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
