import { useQuery, useQueryClient } from '@tanstack/react-query'
import { askGuide, GUIDE, type GuideState } from './guide-api.ts'

const AGAIN_MS = 5000

/** While something is waited for and the page is looked at, DNS is asked again and again; leaving the page leaves it off. */
export function useDomainWatch(waits: boolean) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: ['domains'],
    enabled: waits,
    refetchInterval: AGAIN_MS,
    gcTime: 0,
    retry: false,
    queryFn: async ({ signal }) => {
      const guide = await askGuide<GuideState>('/steps/domains/check', {}, signal)
      queries.setQueryData(GUIDE, guide)
      return Date.now()
    },
  })
}
