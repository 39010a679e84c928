const DAY = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' })
const TIME = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
const EXACT = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'long' })

/** `Nov 23` and `10:00:07`, where the reader is; and all of it, with the zone. */
export function timeWords(iso: string): { day: string; time: string; exact: string } {
  const date = new Date(iso)
  return { day: DAY.format(date), time: TIME.format(date), exact: EXACT.format(date) }
}
