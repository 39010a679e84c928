// What a drawing of one of Okta's screens is made of. Ours, small, in our colours: where to look, not what it looks like to
// the pixel. What is marked is what the instruction beside it speaks of; the rest is grey lines. The words are Okta's own
// and stay in English. To a screen reader a drawing is its title: the instruction says everything.
import type { ReactNode } from 'react'
import styles from './drawing.module.css'

/** @param at  the way there, as Okta's menus have it */
export function Drawing({ title, at, children }: { title: string; at: string; children: ReactNode }) {
  return (
    <figure className={styles.drawing} lang="en" role="img" aria-label={`Okta: ${title}`}>
      <div className={styles.bar}>
        <span className={styles.dots} />
        <span className={styles.at}>{at}</span>
      </div>
      <div className={styles.screen}>{children}</div>
    </figure>
  )
}

type Marked = { readonly marked?: boolean | undefined }

/** What is marked is framed in the accent colour, and pointed at: colour alone would not be enough. */
function Mark({ marked, children }: Marked & { children: ReactNode }) {
  if (!marked) return children
  return (
    <div className={styles.marked}>
      {children}
      <svg className={styles.pointer} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M15 8H3M8 2.5 2.5 8 8 13.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
      </svg>
    </div>
  )
}

export function Heading({ children }: { children: string }) {
  return <p className={styles.heading}>{children}</p>
}

export function Field({ label, value, marked, copies }: Marked & { label: string; value: string; copies?: boolean }) {
  return (
    <Mark marked={marked}>
      <div className={styles.field}>
        <span className={styles.label}>{label}</span>
        <span className={styles.box}>
          <span className={styles.value}>{value}</span>
          {copies && <Copies />}
        </span>
      </div>
    </Mark>
  )
}

function Copies() {
  return (
    <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
      <rect x="1" y="1" width="7" height="7" rx="1.5" fill="none" stroke="currentColor" />
      <rect x="4" y="4" width="7" height="7" rx="1.5" fill="var(--field)" stroke="currentColor" />
    </svg>
  )
}

/** One of several, or one to tick. */
export function Choice({ kind, label, on, marked }: Marked & { kind: 'radio' | 'box'; label: string; on?: boolean }) {
  return (
    <Mark marked={marked}>
      <div className={styles.choice} data-on={on || undefined}>
        <span className={styles.tick} data-kind={kind} />
        <span>{label}</span>
      </div>
    </Mark>
  )
}

export function Tabs({ names, open }: { names: readonly string[]; open: string }) {
  return (
    <div className={styles.tabs}>
      {names.map((name) => (
        <span key={name} data-open={name === open || undefined}>
          {name}
        </span>
      ))}
    </div>
  )
}

export function Press({ label, quiet, marked }: Marked & { label: string; quiet?: boolean }) {
  return (
    <Mark marked={marked}>
      <span className={styles.press} data-quiet={quiet || undefined}>
        {label}
      </span>
    </Mark>
  )
}

/** Buttons in a row, at the right. */
export function Foot({ children }: { children: ReactNode }) {
  return <div className={styles.foot}>{children}</div>
}

/** A table of one row: what stands in it, by column. */
export function OneRow({ cells, marked }: { cells: Readonly<Record<string, string>>; marked?: string }) {
  return (
    <div className={styles.row}>
      {Object.entries(cells).map(([name, value]) => (
        <Mark key={name} marked={name === marked}>
          <div className={styles.field}>
            <span className={styles.label}>{name}</span>
            <span className={styles.value}>{value}</span>
          </div>
        </Mark>
      ))}
    </div>
  )
}

/** A window over the page. */
export function Over({ children }: { children: ReactNode }) {
  return <div className={styles.over}>{children}</div>
}
