import { prepared } from '../../kit/database.ts'
import type { IdpDeps } from '../idp-deps.ts'

export type PersonGroups = (orgId: string, userId: string) => Promise<{ id: string; name: string }[]>

/** One statement: the groups a person is in, Everyone among them, by name. */
export function personGroups({ db }: IdpDeps): PersonGroups {
  const find = prepared<{ org_id: string; user_id: string }, { id: string; name: string }>(db, (p) =>
    db.kysely
      .selectFrom('group_members')
      .innerJoin('groups', 'groups.id', 'group_members.group_id')
      .select(['groups.id', 'groups.name'])
      .where('group_members.user_id', '=', p('user_id'))
      .where('groups.org_id', '=', p('org_id'))
      .orderBy('groups.name_key'),
  )
  return (orgId, userId) => find({ org_id: orgId, user_id: userId })
}
