import { type ReactNode, useEffect } from 'react'
import styles from './alone.module.css'
import { useWaysIn } from './ways-in.ts'

/** A page of its own, for somebody who is not inside: the mark, a heading, what there is to do. */
export function Alone({ title, children }: { title: string; children: ReactNode }) {
  const name = useWaysIn()?.name ?? ''
  useEffect(() => {
    document.title = name === '' ? title : `${title} · ${name}`
  }, [title, name])
  return (
    <main className={styles.place}>
      <div className={styles.card}>
        <p className={styles.brand}>
          <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden>
            <path d="M4 21V9a8 8 0 0 1 16 0v12M9 21v-9a3 3 0 0 1 6 0v9" />
          </svg>
          <bdi>{name}</bdi>
        </p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
