import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './page.module.css'

/**
 * A screen: its heading takes the focus when somebody arrives, and the document is called like it.
 *
 * @param back  where this came from
 * @param actions  what can be done here, the first one first
 * @param name  what the document is called, when the title is more than text
 */
export function Page({
  title,
  name,
  lead,
  mark,
  status,
  back,
  actions,
  children,
}: {
  title: string
  name?: string
  lead?: ReactNode
  mark?: ReactNode
  status?: ReactNode
  back?: { to: string; label: string }
  actions?: ReactNode
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${name ?? title} · ${document.documentElement.dataset.place ?? 'Admin console'}`
  }, [title, name])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className={styles.page}>
      {back && (
        <Link to={back.to} className={styles.back}>
          <IconArrowLeft size={16} aria-hidden />
          {back.label}
        </Link>
      )}
      <header className={styles.header}>
        {mark}
        <div className={styles.heading}>
          <div className={styles.title}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {status}
          </div>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
