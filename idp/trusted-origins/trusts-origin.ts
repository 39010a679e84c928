import { prepared } from '../../kit/database.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { type OriginScope, type OriginUse, spellingsOf } from './trusted-origin.ts'

/** Has the org's administrator named this origin for this use? Asked anew each time: what is taken back ends at once. */
export type TrustsOrigin = (orgId: string, origin: string, use: OriginUse) => Promise<boolean>

export function trustsOrigin({ db }: IdpDeps): TrustsOrigin {
  const find = prepared<{ org_id: string; bare: string; slashed: string }, { scopes_json: string }>(db, (p) =>
    db.kysely
      .selectFrom('trusted_origins')
      .select('scopes_json')
      .where('org_id', '=', p('org_id'))
      .where((eb) => eb.or([eb('origin', '=', p('bare')), eb('origin', '=', p('slashed'))]))
      .where('status', '=', 'ACTIVE'),
  )
  return async (orgId, origin, use) => {
    const [bare, slashed] = spellingsOf(origin)
    const rows = await find({ org_id: orgId, bare, slashed })
    return rows.some(({ scopes_json }) => scopesIn(scopes_json).includes(use))
  }
}

function scopesIn(json: string): OriginUse[] {
  return (JSON.parse(json) as OriginScope[]).map(({ type }) => type)
}
