// What screens ask with. A list or an object is remembered under its path; a change names the paths that are stale
// after it.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiRequest } from '../../ui/api-request.ts'
import type { Listing } from '../../ui/data-table.tsx'
import { notify } from '../../ui/notices.tsx'
import { callDesk, type DeskPage, deskPage } from './desk-api.ts'

/** One object. `undefined` for a path asks nothing. @param every  asked again after so many milliseconds */
export function useDesk<T>(path: string | undefined, every?: number) {
  return useQuery({
    queryKey: ['object', path],
    enabled: path !== undefined,
    queryFn: ({ signal }) => callDesk<T>({ method: 'GET', path: path as string }, signal),
    ...(every === undefined ? {} : { refetchInterval: every }),
  })
}

/** A list that grows page by page, for a DataTable. @param every  asked again after so many milliseconds */
export function useDeskListing<T>(path: string, every?: number): Listing<T> {
  const query = useInfiniteQuery({
    queryKey: ['listing', path],
    queryFn: ({ pageParam, signal }) => deskPage<T>(path, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    // While the next search is on its way the last one stays.
    placeholderData: (before) => before,
    ...(every === undefined ? {} : { refetchInterval: every }),
  })
  return {
    rows: query.data?.pages.flatMap((page: DeskPage<T>) => page.items),
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
    },
  }
}

export type Change = {
  /** Everything under these paths is asked for again. */
  readonly stale: readonly string[]
  /** Said in the corner when it went well. */
  readonly done?: string
}

/** Changes something: sends, says so, and has what changed asked for again. Throws Refusal. */
export function useDeskChange() {
  const queries = useQueryClient()
  return async function change<T>(request: ApiRequest, { stale, done }: Change): Promise<T> {
    const answer = await callDesk<T>(request)
    if (done !== undefined) notify(done)
    await queries.invalidateQueries({
      predicate: ({ queryKey: [, path] }) => stale.some((each) => String(path).startsWith(each)),
    })
    return answer
  }
}
