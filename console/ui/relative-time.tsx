import { useEffect, useState } from 'react'
import { inWords } from './relative-time-words.ts'

const EXACT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })

/** "5 minutes ago"; the exact moment in the title. Older than a month: the day. */
export function RelativeTime({ at, never = '—' }: { at: string | null | undefined; never?: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  if (at === null || at === undefined) return <span>{never}</span>
  const time = new Date(at)
  return (
    <time dateTime={at} title={EXACT.format(time)}>
      {inWords(time.getTime(), now)}
    </time>
  )
}
