// What screens ask with. A list or an object is remembered under its path; a change names the paths that are stale
// after it.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiRequest } from '../ui/api-request.ts'
import type { Listing } from '../ui/data-table.tsx'
import { notify } from '../ui/notices.tsx'
import { callOkta, oktaPage, wholeOktaList } from './okta-api.ts'

/** One object. `undefined` for a path asks nothing. */
export function useOkta<T>(path: string | undefined) {
  return useQuery({
    queryKey: ['object', path],
    enabled: path !== undefined,
    queryFn: ({ signal }) => callOkta<T>({ method: 'GET', path: path as string }, signal),
  })
}

/** A list that grows page by page, for a DataTable. */
export function useOktaListing<T>(path: string): Listing<T> {
  const query = useInfiniteQuery({
    queryKey: ['listing', path],
    queryFn: ({ pageParam, signal }) => oktaPage<T>(pageParam, signal),
    initialPageParam: path,
    getNextPageParam: (page) => page.next,
    // While the next search is on its way the last one stays.
    placeholderData: (before) => before,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
    },
  }
}

/** A list that is known to be short, whole. */
export function useWholeOktaList<T>(path: string | undefined) {
  return useQuery({
    queryKey: ['whole', path],
    enabled: path !== undefined,
    queryFn: ({ signal }) => wholeOktaList<T>(path as string, signal),
  })
}

export type Change = {
  /** Everything under these paths is asked for again. */
  readonly stale: readonly string[]
  /** Said in the corner when it went well. */
  readonly done?: string
  /** The path of what is gone: nothing beneath it is asked for again. */
  readonly gone?: string
  /** Before anything is asked for again: leave the screen of what was just deleted. */
  readonly leave?: () => Promise<void>
}

/** Changes something: sends, says so, and has what changed asked for again. Throws Refusal. */
export function useOktaChange() {
  const queries = useQueryClient()
  return async function change<T>(request: ApiRequest, { stale, done, gone, leave }: Change): Promise<T> {
    const answer = await callOkta<T>(request)
    if (done !== undefined) notify(done)
    await leave?.()
    await queries.invalidateQueries({
      predicate: ({ queryKey: [, path] }) =>
        stale.some((each) => String(path).startsWith(each)) && !(gone && String(path).startsWith(`${gone}/`)),
    })
    return answer
  }
}
