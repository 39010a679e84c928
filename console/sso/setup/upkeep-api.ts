// What a guide does once people sign in by it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { askGuide, type Finding, GUIDE, type GuideState } from './guide-api.ts'
import { useLeavable } from './use-leavable.ts'

type Path = '/next-secret' | '/next-secret/take-back' | '/private-key-jwt' | '/drop-draft'

type Kept = { readonly finding: Finding | null; readonly guide: GuideState }

/** The answer is the guide as it is then, and why something was not done. What takes too long can be left. */
export function useUpkeep(path: Path) {
  const queries = useQueryClient()
  const { begin, leave } = useLeavable()
  const done = useMutation({
    mutationFn: (body: object) => askGuide<Kept>(`/upkeep${path}`, body, begin()),
    onSuccess: ({ guide }) => queries.setQueryData(GUIDE, guide),
  })
  return {
    ...done,
    finding: done.data?.finding ?? null,
    cancel() {
      leave()
      done.reset()
    },
  }
}
