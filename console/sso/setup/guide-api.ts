// The guide's own API, with the session's cookie. What it answers is what is shown.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Finding as FindingSaid, Place } from '../../ui/finding-card.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { TAGS } from '../words/languages.ts'
import { speaking } from '../words/words.ts'
import { useLeavable } from './use-leavable.ts'

export type StepId =
  | 'okta-domain'
  | 'app'
  | 'initiate-login'
  | 'authorization-server'
  | 'api-token'
  | 'domains'
  | 'test'
  | 'go-live'

export type Finding = FindingSaid & { readonly code: string }

export type Evidence = { readonly name: string; readonly value: string }

export type StepState = 'todo' | 'waiting' | 'proven' | 'red' | 'skipped'

export type Step = {
  readonly step: StepId
  readonly state: StepState
  readonly evidence: readonly Evidence[]
  readonly findings: readonly Finding[]
  readonly at: number | null
  readonly closed: boolean
}

/** Somebody who was asked to take one step, and when they came. */
export type Asked = {
  readonly step: StepId
  readonly name: string
  readonly email: string
  readonly at: number
  readonly openedAt: number | null
}

export type GuideDomain = {
  readonly domain: string
  /** As people write it: `bücher.example`. */
  readonly name: string
  readonly state: 'pending' | 'proven' | 'failing' | 'lost' | 'vouched'
  readonly leads: boolean
  readonly record: { readonly name: string; readonly value: string } | null
  readonly seenAt: number | null
  readonly checkedAt: number | null
  readonly isAwaited: boolean
  readonly finding: Finding | null
}

/** From what to what, by the name of a setting. */
export type Difference = { readonly name: string; readonly before: string | null; readonly after: string | null }

/** What is being prepared beside what is live. */
export type Change = {
  readonly since: number
  readonly isTested: boolean
  readonly changes: readonly Difference[]
  readonly isOtherSecret: boolean
}

/** What people sign in by, as far as there is something to do about it. */
export type Live = {
  readonly authMethod: string
  readonly hasClientSecret: boolean
  readonly nextSecret: { readonly givenAt: number | null } | null
  readonly tookOverAt: number | null
  readonly jwksUri: string
  readonly hasApiToken: boolean
  /** Client Credentials in their console; null: not an Okta. */
  readonly place: Place | null
  readonly change: Change | null
}

export type GuideState = {
  readonly organization: { readonly name: string }
  readonly brand: { readonly name: string | null; readonly logo: string | null }
  /** `address`: where people open it; null: not known. */
  readonly application: { readonly name: string; readonly address: string | null }
  readonly invited: { readonly name: string; readonly email: string }
  readonly onlyStep: StepId | null
  /** The last one for each step. */
  readonly asked: readonly Asked[]
  readonly until: number
  /** How far the set-up by token is; null: none was planned. */
  readonly plan: 'planned' | 'applying' | 'done' | 'stopped' | 'undoing' | 'undone' | null
  /** It made the tile, too; a click on it is left to try. */
  readonly isTileMade: boolean
  readonly status: 'draft' | 'active' | 'disabled'
  /** Null before people sign in by it, and for whoever was asked for one step. */
  readonly live: Live | null
  readonly redirectUri: string
  readonly initiateLoginUri: string
  readonly typed: {
    readonly issuer: string | null
    readonly oktaDomain: string | null
    readonly clientId: string | null
    readonly hasClientSecret: boolean
    readonly authMethod: string
  }
  readonly places: Partial<Record<StepId, Place>>
  readonly domains: readonly GuideDomain[]
  readonly steps: readonly Step[]
}

type Claim = { readonly name: string; readonly value: unknown; readonly source: 'id_token' | 'userinfo' }

export type TestState = {
  readonly id: string
  readonly state: 'new' | 'under way' | 'passed' | 'failed'
  readonly trace: string | null
  readonly seen: {
    readonly steps: readonly { readonly name: string; readonly ms: number; readonly ok: boolean }[]
    readonly claims: readonly Claim[]
    readonly account: { readonly isNew: boolean; readonly fields: readonly Claim[] } | null
    readonly groups: { readonly values: readonly string[] } | null
  } | null
  readonly finding: Finding | null
}

export async function askGuide<T>(path: string, body?: object, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(`/setup/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...asSpoken(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  const text = await answer.text()
  if (!answer.ok) throw refusalOf(answer.status, text)
  return (text.startsWith('{') ? JSON.parse(text) : {}) as T
}

/** What is not JSON, to be shown as it is. */
export async function askGuideText(path: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(`/setup/api${path}`, { signal, headers: asSpoken() })
  const text = await answer.text()
  if (!answer.ok) throw refusalOf(answer.status, text)
  return text
}

/** What the service found is told in the language that was picked here, whatever the browser's is. */
function asSpoken(): Record<string, string> {
  return { 'accept-language': TAGS[speaking().language] }
}

function refusalOf(status: number, text: string): Refusal {
  const {
    code = 'none',
    message = speaking().words.guide.noAnswer,
    trace,
  } = text.startsWith('{') ? JSON.parse(text) : {}
  return new Refusal({ status, code, summary: message, errorId: trace })
}

export const GUIDE = ['guide']

/** The guide. While a step waits for something to arrive it is looked for every other second. */
export function useGuide() {
  return useQuery({
    queryKey: GUIDE,
    queryFn: ({ signal }) => askGuide<GuideState>('/guide', undefined, signal),
    refetchInterval: ({ state }) => (state.data?.steps.some(({ state: each }) => each === 'waiting') ? 2000 : 20_000),
  })
}

/** Takes a step; the answer is the guide as it is then. A proof that takes too long can be left. */
export function useStep(step: StepId) {
  const queries = useQueryClient()
  const { begin, leave } = useLeavable()
  const taken = useMutation({
    mutationFn: ({ path = '', body = {} }: { path?: string; body?: object }) =>
      askGuide<GuideState>(`/steps/${step}${path}`, body, begin()),
    onSuccess: (guide) => queries.setQueryData(GUIDE, guide),
  })
  return {
    ...taken,
    cancel() {
      leave()
      taken.reset()
    },
  }
}

/** What a press on “Go live” changes, and for whom. */
export type GoingLive = {
  readonly accounts: number
  readonly signedIn: number
  readonly domains: readonly string[]
  readonly issuer: string | null
  readonly changes: readonly Difference[]
  readonly isOtherIssuer: boolean
}

export function useGoingLive() {
  return useQuery({
    queryKey: [...GUIDE, 'going-live'],
    queryFn: ({ signal }) => askGuide<GoingLive>('/steps/go-live', undefined, signal),
  })
}

/** A link for one step, by letter to one person. */
export function useAskForHelp() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (whom: Pick<Asked, 'step' | 'name' | 'email'>) => askGuide('/help', whom, AbortSignal.timeout(20_000)),
    onSuccess: () => queries.invalidateQueries({ queryKey: GUIDE }),
  })
}

export function useTest(id: string | undefined) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: ['test', id],
    enabled: id !== undefined,
    queryFn: async ({ signal }) => {
      const test = await askGuide<TestState>(`/steps/test/${id}`, undefined, signal)
      if (test.state === 'passed') void queries.invalidateQueries({ queryKey: GUIDE })
      return test
    },
    refetchInterval: ({ state }) => (['passed', 'failed'].includes(state.data?.state ?? '') ? false : 1500),
  })
}
