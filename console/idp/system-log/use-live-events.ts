import { useEffect, useRef, useState } from 'react'
import { oktaPage } from '../okta-api.ts'
import { type LogQuestion, newsPath } from './log-question.ts'
import type { OktaLogEvent } from './log-types.ts'
import { withNew } from './news.ts'

const EVERY_MS = 4_000
// An event is published a little before it can be read: looking back finds those that came late.
const BACK_MS = 30_000

/**
 * What came since the list was read, newest first, while `live`.
 *
 * @param newest   when the newest event of the list was published
 * @param askedAt  when the list was read: read anew, it has no news yet
 */
export function useLiveEvents(
  question: LogQuestion,
  { live, newest, askedAt }: { live: boolean; newest: string | undefined; askedAt: number },
): { news: readonly OktaLogEvent[]; interrupted: boolean } {
  const asked = `${JSON.stringify(question)} ${askedAt}`
  const [found, setFound] = useState<{ asked: string; news: readonly OktaLogEvent[] }>({ asked, news: [] })
  const [interrupted, setInterrupted] = useState(false)
  const news = found.asked === asked ? found.news : []
  const last = useRef('')
  last.current = news[0]?.published ?? newest ?? new Date(askedAt).toISOString()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the question
  useEffect(() => {
    if (!live) return
    const stop = new AbortController()
    const look = async () => {
      if (document.hidden) return
      const since = new Date(Date.parse(last.current) - BACK_MS).toISOString()
      try {
        const { items } = await oktaPage<OktaLogEvent>(newsPath(question, since), stop.signal)
        setFound((before) => ({ asked, news: withNew(before.asked === asked ? before.news : [], items) }))
        setInterrupted(false)
      } catch {
        if (!stop.signal.aborted) setInterrupted(true)
      }
    }
    void look()
    const timer = setInterval(look, EVERY_MS)
    return () => {
      clearInterval(timer)
      stop.abort()
    }
  }, [live, asked])
  return { news, interrupted: live && interrupted }
}
