// A log: what happened, newest first, a line each; a press on one shows all it says.
import { Button, Skeleton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { CopyButton } from './copy-value.tsx'
import type { Listing } from './data-table.tsx'
import { ErrorView } from './error-view.tsx'
import styles from './log-list.module.css'

/**
 * @param many   what they are called: `events`
 * @param empty  shown when there are none; says what to do
 */
export function LogList<T>({
  listing,
  many,
  empty,
  children,
}: {
  listing: Listing<T>
  many: string
  empty: ReactNode
  children: (row: T) => ReactNode
}) {
  const { rows, error, hasMore } = listing
  if (error !== null && error !== undefined) return <ErrorView error={error} retry={listing.retry} />
  if (rows === undefined) return <Waiting />
  const title = many.slice(0, 1).toUpperCase() + many.slice(1)
  return (
    <>
      <h2 className="visually-hidden">{title}</h2>
      <p role="status" className="visually-hidden">
        {`${rows.length}${hasMore ? ' or more' : ''} ${many}`}
      </p>
      {rows.length === 0 ? (
        empty
      ) : (
        <ol className={styles.list} aria-label={`${title}, newest first`}>
          {rows.map(children)}
        </ol>
      )}
      {hasMore && (
        <div className={styles.more}>
          <Button variant="subtle" loading={listing.loadingMore} onClick={listing.loadMore}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

/**
 * @param className  sets `--log-columns`, and where on a phone who and how stand: `--log-who`, `--log-how`
 * @param details    all it says, shown after a press
 */
export function LogRow({
  className,
  details,
  children,
}: {
  className: string | undefined
  details: ReactNode
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className={styles.entry}>
      <button
        type="button"
        className={`${styles.row} ${className}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={16} className={styles.arrow} aria-hidden />
        {children}
      </button>
      {open && (
        <div id={id} className={styles.details}>
          {details}
        </div>
      )}
    </li>
  )
}

/** A row is when, what, who and how it ended, or what else is said at its end. */
export function LogCell({ is, children }: { is: 'when' | 'what' | 'who' | 'how'; children: ReactNode }) {
  return <span className={styles[is]}>{children}</span>
}

/** @param ways  buttons that show what is like it, and nothing else */
export function LogDetails({
  whole,
  what,
  ways,
  children,
}: {
  whole: unknown
  what: string
  ways: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <div className={styles.ways}>
        {ways}
        <span className={styles.copy}>
          Copy as JSON <CopyButton value={JSON.stringify(whole, null, 2)} label={`${what} as JSON`} />
        </span>
      </div>
      <div className={styles.groups}>{children}</div>
    </>
  )
}

export function OnlyLikeIt({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <Button variant="default" size="compact-sm" onClick={onPress}>
      {children}
    </Button>
  )
}

/** As it was written, wherever its lines break. */
export function LogValue({ children }: { children: string }) {
  return <bdi className={styles.value}>{children}</bdi>
}

const WAITING_ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

function Waiting() {
  return (
    <div aria-busy="true" className={styles.waiting}>
      {WAITING_ROWS.map((key) => (
        <Skeleton key={key} height={14} />
      ))}
    </div>
  )
}
