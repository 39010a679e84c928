// Lengths of time as policies have them, minutes, and as people say them.

export const UNITS = [
  { name: 'days', minutes: 1440 },
  { name: 'hours', minutes: 60 },
  { name: 'minutes', minutes: 1 },
] as const

export type UnitName = (typeof UNITS)[number]['name']

/** 120 is two hours; 90 is ninety minutes. */
export function largestUnit(minutes: number): UnitName {
  const fitting = UNITS.find((unit) => minutes > 0 && minutes % unit.minutes === 0)
  return fitting?.name ?? 'minutes'
}

export function minutesIn(unit: UnitName): number {
  return UNITS.find(({ name }) => name === unit)?.minutes ?? 1
}

export function inUnits(minutes: number): string {
  const unit = largestUnit(minutes)
  const amount = minutes / minutesIn(unit)
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`
}

/** An ISO 8601 duration, as `PT12H`, in minutes; undefined: none, or none that is understood. */
export function minutesOfDuration(text: string | undefined): number | undefined {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text ?? '')
  if (found === null) return undefined
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = found
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Math.ceil(Number(seconds) / 60)
}

export function durationOf(minutes: number): string {
  return minutes % 60 === 0 && minutes > 0 ? `PT${minutes / 60}H` : `PT${minutes}M`
}
