import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

/** A card with a heading. @param actions  right of the heading */
export function Section({
  title,
  lead,
  actions,
  footer,
  children,
}: {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id}>{title}</h2>
        {actions && <div className={styles.actions}>{actions}</div>}
        {lead && <p className={styles.lead}>{lead}</p>}
      </header>
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </section>
  )
}

/** A group inside a section, under a small heading: APPLICATION, LOGIN, … */
export function SubSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.sub} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

/** Names and values, side by side where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

export function Fact({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>
        {children}
        {hint && <span className={styles.hint}>{hint}</span>}
      </dd>
    </div>
  )
}

/** Fields under each other, no wider than they read well. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>
}
