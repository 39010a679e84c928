// Numbers as people read them.

export function count(many: number): string {
  return new Intl.NumberFormat('en').format(many)
}

/** @param ms  milliseconds: `480 ms`, `12 s`, `3 min`, `2 h 10 min`, `4 days` */
export function lasting(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / 1000)
  if (seconds < 120) return `${ms < 10_000 ? (ms / 1000).toFixed(1) : seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return `${Math.round(hours / 24)} days`
}

/** Of all who came, how many did not get in. */
export function shareRefused({ admitted, refused }: { admitted: number; refused: number }): string {
  const all = admitted + refused
  if (all === 0) return '0 %'
  const share = (100 * refused) / all
  return `${share > 0 && share < 10 ? share.toFixed(1) : Math.round(share)} %`
}

/** A day or an hour, by UTC as it was counted. */
export function timeOf(at: number, unit: 'hour' | 'day'): string {
  const parts = unit === 'day' ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' }
  return new Intl.DateTimeFormat('en-GB', { ...(parts as Intl.DateTimeFormatOptions), timeZone: 'UTC' }).format(at)
}

/** A round number not below `most`, to draw up to; half of it is a whole number too. */
export function roundUp(most: number): number {
  if (most <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [1, 2, 4, 6, 8, 10].find((each) => each * power >= most) ?? 10
  return step * power
}
