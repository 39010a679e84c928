import { UI_ENGLISH, type UiWords } from './ui-words.ts'

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['second', 1_000, 60],
  ['minute', 60_000, 60],
  ['hour', 3_600_000, 24],
  ['day', 86_400_000, 30],
]

/** How long ago or ahead; further than a month: the day. Times in milliseconds. */
export function inWords(
  time: number,
  now: number,
  { language, justNow }: Pick<UiWords, 'language' | 'justNow'> = UI_ENGLISH,
): string {
  const distance = time - now
  for (const [unit, length, most] of STEPS) {
    const amount = Math.round(distance / length)
    if (Math.abs(amount) < most)
      return unit === 'second' && Math.abs(amount) < 10
        ? justNow
        : new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(amount, unit)
  }
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(time)
}
