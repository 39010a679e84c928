// What an id is called; the id itself when nothing is.

import { useQueries } from '@tanstack/react-query'
import type { Choice } from '../ui/search-picker.tsx'
import { callOkta } from './okta-api.ts'
import type { OktaApp, OktaGroup, OktaUser } from './okta-types.ts'

type Kind = 'app' | 'group' | 'user'

const KINDS = {
  app: { path: '/api/v1/apps', titleOf: (app: OktaApp) => app.label },
  group: { path: '/api/v1/groups', titleOf: (group: OktaGroup) => group.profile.name },
  user: {
    path: '/api/v1/users',
    titleOf: ({ profile }: OktaUser) => `${profile.firstName} ${profile.lastName}`,
  },
}

/** These ids with their names, in their order. */
export function useNamed(kind: Kind, ids: readonly string[]): readonly Choice[] {
  const { path, titleOf } = KINDS[kind]
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['object', `${path}/${id}`],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callOkta<unknown>({ method: 'GET', path: `${path}/${encodeURIComponent(id)}` }, signal),
      retry: false,
    })),
  })
  return ids.map((id, at) => {
    const answer = answers[at]
    if (answer?.data === undefined) return { id, title: answer?.isPending ? '…' : id }
    return { id, title: titleOf(answer.data as never) }
  })
}

export function UserName({ id }: { id: string }) {
  const [user] = useNamed('user', [id])
  return <bdi>{user?.title}</bdi>
}
