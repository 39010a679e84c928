import { useId } from 'react'
import styles from './chart.module.css'
import { Chart, Key } from './chart.tsx'
import type { Statistics } from './insight-types.ts'
import { count, lasting, roundUp, timeOf } from './numbers.ts'

/** Who came in and who did not, hour by hour or day by day. */
export function SignInsOverTime({ statistics }: { statistics: Statistics }) {
  const { times, unit } = statistics
  const pattern = useId()
  const top = roundUp(Math.max(...times.map(({ admitted, refused }) => admitted + refused)))
  const high = (many: number) => (100 * many) / top
  const moments = times.map(({ at, admitted, refused }) => ({
    at,
    label: timeOf(at, unit),
    told: `${timeOf(at, unit)}: ${count(admitted)} came in, ${count(refused)} did not`,
    cells: [count(admitted), count(refused)],
  }))
  return (
    <Chart
      title="Sign-ins over time"
      moments={moments}
      top={top}
      columns={[unit === 'day' ? 'Day (UTC)' : 'Hour (UTC)', 'Came in', 'Did not']}
      legend={
        <>
          <Key kind="good">Came in</Key>
          <Key kind="bad">Did not</Key>
        </>
      }
      draw={() => (
        <>
          <pattern id={pattern} width="0.3" height="6" patternUnits="userSpaceOnUse">
            <rect width="0.3" height="6" className={styles.bad} />
            <line x1="0" x2="0.3" y1="3" y2="3" className={styles.hatch} />
          </pattern>
          {times.map(({ at, admitted, refused }, place) => (
            <g key={at}>
              <rect
                x={place + 0.12}
                width="0.76"
                y={100 - high(admitted)}
                height={high(admitted)}
                className={styles.good}
              />
              <rect
                x={place + 0.12}
                width="0.76"
                y={100 - high(admitted + refused)}
                height={high(refused)}
                fill={`url(#${pattern})`}
              />
            </g>
          ))}
        </>
      )}
    />
  )
}

/** How long it took until somebody was in, the person at Okta included: half of them, and all but the slowest. */
export function DurationOverTime({ statistics }: { statistics: Statistics }) {
  const { times, unit } = statistics
  const top = roundUp(Math.max(...times.map(({ p95 }) => p95 ?? 0)))
  const said = (ms: number | null) => (ms === null ? 'nobody' : lasting(ms))
  const moments = times.map(({ at, p50, p95 }) => ({
    at,
    label: timeOf(at, unit),
    told:
      p50 === null
        ? `${timeOf(at, unit)}: nobody came in`
        : `${timeOf(at, unit)}: half within ${said(p50)}, 95 of 100 within ${said(p95)}`,
    cells: [said(p50), said(p95)],
  }))
  return (
    <Chart
      title="How long a sign-in takes"
      moments={moments}
      top={top}
      scale={lasting}
      columns={[unit === 'day' ? 'Day (UTC)' : 'Hour (UTC)', 'Half within', '95 of 100 within']}
      legend={
        <>
          <Key kind="half">Half within</Key>
          <Key kind="most">95 of 100 within</Key>
        </>
      }
      draw={() => (
        <>
          <path
            d={lineOf(
              times.map(({ p95 }) => p95),
              top,
            )}
            className={styles.most}
          />
          <path
            d={lineOf(
              times.map(({ p50 }) => p50),
              top,
            )}
            className={styles.half}
          />
        </>
      )}
    />
  )
}

/** Nothing is drawn where there was nobody; one alone is a dash as wide as its time. */
function lineOf(values: readonly (number | null)[], top: number): string {
  return values
    .map((value, place) => {
      if (value === null) return ''
      const y = 100 - (100 * value) / top
      const goesOn = place > 0 && values[place - 1] !== null
      const isAlone = !goesOn && (values[place + 1] ?? null) === null
      if (isAlone) return `M${place + 0.15} ${y}h0.7`
      return `${goesOn ? 'L' : 'M'}${place + 0.5} ${y}`
    })
    .join('')
}
