const WORDS = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['second', 1_000, 60],
  ['minute', 60_000, 60],
  ['hour', 3_600_000, 24],
  ['day', 86_400_000, 30],
]

/** How long ago or ahead; further than a month: the day. Times in milliseconds. */
export function inWords(time: number, now: number): string {
  const distance = time - now
  for (const [unit, length, most] of STEPS) {
    const amount = Math.round(distance / length)
    if (Math.abs(amount) < most)
      return unit === 'second' && Math.abs(amount) < 10 ? 'just now' : WORDS.format(amount, unit)
  }
  return DAY.format(time)
}
