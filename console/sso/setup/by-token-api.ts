// The set-up by token, as the service keeps it. While it is carried out it is looked at again and again, and so is the
// guide: its proofs turn green meanwhile.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { askGuide, askGuideText, GUIDE } from './guide-api.ts'
import { useLeavable } from './use-leavable.ts'

export type Value = string | boolean | null | readonly string[]

export type Progress = 'nothing to do' | 'waiting' | 'doing' | 'done' | 'failed' | 'by hand' | 'undone' | 'left'

type Problem = { readonly code: string; readonly message: string }

export type PlanItem = {
  readonly id: string
  /** As Okta calls it. */
  readonly what: string
  readonly menu: string
  readonly link: string | null
  readonly state: 'there' | 'missing' | 'different' | 'not allowed'
  readonly before: Value
  readonly after: Value
  readonly why: string | null
  readonly progress: Progress
  readonly problem: Problem | null
}

type Server = { readonly id: string; readonly name: string; readonly issuer: string }

export type Plan = {
  readonly id: string
  readonly state: 'planned' | 'applying' | 'done' | 'stopped' | 'undoing' | 'undone'
  readonly oktaDomain: string
  readonly company: string | null
  readonly tokenOwner: { readonly name: string; readonly login: string; readonly roles: readonly string[] }
  readonly customServer: { readonly id: string } | { readonly name: string; readonly audience: string } | null
  readonly groups: readonly string[]
  /** Custom authorization servers there are; null: none to be had. */
  readonly servers: readonly Server[] | null
  readonly items: readonly PlanItem[]
  readonly canUndo: boolean
  readonly needsToken: boolean
  readonly problem: Problem | null
  readonly updatedAt: number
}

export type PlanWish = {
  readonly oktaDomain: string
  readonly apiToken: string
  readonly groups?: readonly string[]
  readonly customServer?: { readonly id: string }
}

const PLAN = ['by-token']
const LOOK_AGAIN_MS = 600

export const isRunning = (plan: Plan | null | undefined) => plan?.state === 'applying' || plan?.state === 'undoing'

/** The plan there is; null: none. */
export function usePlan() {
  const queries = useQueryClient()
  return useQuery({
    queryKey: PLAN,
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<Plan | null>(PLAN)
      const { plan } = await askGuide<{ plan: Plan | null }>('/by-token', undefined, signal)
      if (isRunning(before) || isRunning(plan)) void queries.invalidateQueries({ queryKey: GUIDE })
      return plan
    },
    refetchInterval: ({ state }) => (isRunning(state.data) ? LOOK_AGAIN_MS : false),
  })
}

/** Looks, and changes nothing. */
export function useMakePlan() {
  return useOrder((wish: PlanWish, signal) => askGuide<Plan>('/by-token/plan', wish, signal))
}

export function useApply() {
  return useOrder((body: { apiToken?: string }, signal) => askGuide<Plan>('/by-token/apply', body, signal))
}

export function useUndo() {
  return useOrder((body: { apiToken?: string; evenIfLive?: boolean }, signal) =>
    askGuide<Plan>('/by-token/undo', body, signal),
  )
}

function useOrder<B>(ask: (body: B, signal: AbortSignal) => Promise<Plan>) {
  const queries = useQueryClient()
  const { begin, leave } = useLeavable()
  const order = useMutation({
    mutationFn: (body: B) => ask(body, begin()),
    onSuccess: (plan) => {
      queries.setQueryData(PLAN, plan)
      void queries.invalidateQueries({ queryKey: GUIDE })
    },
  })
  return {
    ...order,
    cancel() {
      leave()
      order.reset()
    },
  }
}

/** The same set-up as text for those who keep Okta in code. */
export function useTerraform(planId: string, wanted: boolean) {
  return useQuery({
    queryKey: ['terraform', planId],
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => askGuideText('/by-token/terraform', signal),
  })
}
