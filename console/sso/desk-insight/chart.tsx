// What every drawing over time has: the scale at its side, times beneath, one moment picked by pointer or by keyboard and
// told in words, and the same as a table. Drawn by us: shapes in SVG, words in HTML, so that no word is ever stretched.
import { type CSSProperties, type ReactNode, useId, useState } from 'react'
import styles from './chart.module.css'
import { count } from './numbers.ts'

export type Moment = {
  readonly at: number
  readonly label: string
  /** All of it in words. */
  readonly told: string
  readonly cells: readonly string[]
}

/**
 * @param top    the highest number drawn
 * @param scale  how a number of the scale is written
 * @param draw   shapes in a box `moments.length` wide and 100 high; `picked` is the moment that is told
 */
export function Chart({
  title,
  moments,
  top,
  scale = count,
  columns,
  legend,
  draw,
}: {
  title: string
  moments: readonly Moment[]
  top: number
  scale?: (value: number) => string
  columns: readonly string[]
  legend: ReactNode
  draw: (picked: number) => ReactNode
}) {
  const id = useId()
  const [chosen, setChosen] = useState<number>()
  const [over, setOver] = useState<number>()
  const last = moments.length - 1
  const picked = Math.min(over ?? chosen ?? last, last)
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className="visually-hidden">
        {title}
      </figcaption>
      <div className={styles.legend}>
        {legend}
        <output className={styles.told} aria-live="off">
          {moments[picked]?.told}
        </output>
      </div>
      <div className={styles.plot}>
        <div className={styles.scale} aria-hidden="true">
          <span>{scale(top)}</span>
          <span>{scale(top / 2)}</span>
          <span>{scale(0)}</span>
        </div>
        <svg
          viewBox={`0 0 ${moments.length} 100`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerMove={({ nativeEvent, currentTarget }) =>
            setOver(Math.floor((nativeEvent.offsetX / currentTarget.clientWidth) * moments.length))
          }
          onPointerLeave={() => setOver(undefined)}
        >
          {[0, 50, 100].map((y) => (
            <line key={y} x1="0" x2={moments.length} y1={y} y2={y} className={styles.grid} />
          ))}
          <rect x={picked} y="0" width="1" height="100" className={styles.picked} />
          {draw(picked)}
        </svg>
        <input
          type="range"
          className={styles.pick}
          style={{ '--half': `${50 / moments.length}%` } as CSSProperties}
          min={0}
          max={last}
          value={picked}
          aria-label={`${title}: pick a moment`}
          aria-valuetext={moments[picked]?.told}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
        <Labels moments={moments} />
      </div>
      <AsTable title={title} moments={moments} columns={columns} />
    </figure>
  )
}

const MOST_LABELS = 6

function Labels({ moments }: { moments: readonly Moment[] }) {
  const every = Math.max(1, Math.ceil(moments.length / MOST_LABELS))
  return (
    <div className={styles.labels} aria-hidden="true">
      {moments
        .map(({ at, label }, place) => ({ at, label, place }))
        .filter(({ place }) => place % every === 0)
        .map(({ at, label, place }) => (
          <span
            key={at}
            data-edge={edgeOf(place / moments.length)}
            style={{ left: `${(100 * (place + 0.5)) / moments.length}%` }}
          >
            {label}
          </span>
        ))}
    </div>
  )
}

/** A label at the edge does not hang over it. */
function edgeOf(part: number): 'first' | 'last' | undefined {
  if (part < 0.03) return 'first'
  return part > 0.94 ? 'last' : undefined
}

function AsTable({
  title,
  moments,
  columns,
}: {
  title: string
  moments: readonly Moment[]
  columns: readonly string[]
}) {
  return (
    <details className={styles.table}>
      <summary>As a table</summary>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moments.toReversed().map(({ at, label, cells }) => (
            <tr key={at}>
              <th scope="row">{label}</th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** A word of the legend with the shape it stands for. */
export function Key({ kind, children }: { kind: 'good' | 'bad' | 'half' | 'most'; children: string }) {
  return (
    <span className={styles.key} data-kind={kind}>
      <svg viewBox="0 0 16 10" width="16" height="10" aria-hidden="true">
        {kind === 'good' && <rect width="16" height="10" rx="2" className={styles.good} />}
        {kind === 'bad' && <BadSwatch />}
        {kind === 'half' && <line x1="0" x2="16" y1="5" y2="5" className={styles.half} />}
        {kind === 'most' && <line x1="0" x2="16" y1="5" y2="5" className={styles.most} />}
      </svg>
      {children}
    </span>
  )
}

function BadSwatch() {
  return (
    <>
      <rect width="16" height="10" rx="2" className={styles.bad} />
      <path d="M2 10 12 0M8 10 16 2M-2 8 6 0" className={styles.hatch} />
    </>
  )
}
