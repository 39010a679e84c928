import { useEffect, useState } from 'react'
import { inWords } from './relative-time-words.ts'
import { useUiWords } from './ui-words.ts'

/** "5 minutes ago"; the exact moment in the title. Older than a month: the day. */
export function RelativeTime({ at, never = '—' }: { at: string | null | undefined; never?: string }) {
  const words = useUiWords()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  if (at === null || at === undefined) return <span>{never}</span>
  const time = new Date(at)
  const exact = new Intl.DateTimeFormat(words.language, { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <time dateTime={at} title={exact.format(time)}>
      {inWords(time.getTime(), now, words)}
    </time>
  )
}
