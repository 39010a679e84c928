// Days as people book them: `2026-11-24`, in the office's own time zone, today and the six after it.

export type Day = string

const DAY_MS = 86_400_000
const DAYS_AHEAD = 7

/** Today where the office is. @param now  milliseconds @param timeZone  IANA name, `Europe/Dublin` */
function today(now: number, timeZone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}

/** The days that can be booked, today first. */
export function bookableDays(now: number, timeZone: string): Day[] {
  const first = atNoon(today(now, timeZone))
  return Array.from({ length: DAYS_AHEAD }, (_, index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10))
}

/** `Tuesday 24 November`. */
export function inWords(day: Day): string {
  return words({ weekday: 'long', day: 'numeric', month: 'long' }, day)
}

/** `Tue` */
export function weekday(day: Day): string {
  return words({ weekday: 'short' }, day)
}

/** `24` */
export function dayOfMonth(day: Day): string {
  return words({ day: 'numeric' }, day)
}

// Noon UTC: no daylight saving anywhere moves it to another date.
function atNoon(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`)
}

function words(options: Intl.DateTimeFormatOptions, day: Day): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(atNoon(day)).replace(',', '')
}
