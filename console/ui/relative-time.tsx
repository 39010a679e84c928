import { useEffect, useState } from 'react'

const WORDS = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const EXACT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })
const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['second', 1_000, 60],
  ['minute', 60_000, 60],
  ['hour', 3_600_000, 24],
  ['day', 86_400_000, 30],
]

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

export function inWords(time: number, now: number): string {
  const distance = time - now
  for (const [unit, length, most] of STEPS) {
    const amount = Math.round(distance / length)
    if (Math.abs(amount) < most)
      return unit === 'second' && Math.abs(amount) < 10 ? 'just now' : WORDS.format(amount, unit)
  }
  return DAY.format(time)
}
