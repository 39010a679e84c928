// A policy as a card, whichever kind it is: who it is, what is said of it, its rules in order, and one more.
import { Button, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ErrorView } from '../ui/error-view.tsx'
import { SortableList, type SortablePlace } from '../ui/sortable-list.tsx'
import { ActiveBadge } from './active-badge.tsx'
import { type Moves, movesOf } from './moving.ts'
import styles from './policies.module.css'

type Named = { readonly id: string; readonly name: string }

type Shown = { readonly name: string; readonly description: string | null; readonly status: 'ACTIVE' | 'INACTIVE' }

/** @param whom  a line or two on whom it is for @param menu  what can be done with it */
export function PolicyFrame({
  policy,
  place,
  handle,
  whom,
  menu,
  children,
}: {
  policy: Shown
  place: number
  handle?: ReactNode
  whom: ReactNode
  menu: ReactNode
  children: ReactNode
}) {
  return (
    <article className={styles.card} aria-label={`Policy ${policy.name}`}>
      <header className={styles.head}>
        {handle}
        <span className={styles.place}>{place}</span>
        <div className={styles.words}>
          <div className={styles.title}>
            <h2>{policy.name}</h2>
            <ActiveBadge status={policy.status} />
          </div>
          <p className={styles.soft}>{policy.description}</p>
          {whom}
        </div>
        {menu}
      </header>
      {children}
    </article>
  )
}

/** Whom a policy is for, in a line of its frame. */
export function Whom({ children }: { children: ReactNode }) {
  return <p className={styles.clients}>{children}</p>
}

/**
 * The rules of a policy, to be put in order.
 *
 * @param rules  undefined: not there yet
 * @param none   what it means that there is none
 * @param last   rules that always come last, already drawn
 */
export function PolicyRules<R extends Named>({
  of,
  rules,
  error,
  retry,
  none,
  last = [],
  onMove,
  children,
}: {
  of: string
  rules: readonly R[] | undefined
  error: Error | null
  retry: () => void
  none: string
  last?: readonly ReactNode[]
  onMove: (rule: R, to: number) => Promise<void>
  children: (rule: R, at: SortablePlace & { moves: Moves }) => ReactNode
}) {
  return (
    <>
      {error !== null && <ErrorView error={error} retry={retry} />}
      {error === null && rules === undefined && (
        <div className={styles.waiting} aria-hidden>
          <Skeleton height={12} width="40%" />
        </div>
      )}
      {rules?.length === 0 && last.length === 0 && <p className={styles.none}>{none}</p>}
      {rules !== undefined && rules.length > 0 && (
        <SortableList
          label={`Rules of ${of}, in order`}
          className={styles.rules}
          items={rules}
          nameOf={({ name }) => name}
          onMove={onMove}
        >
          {(rule, at) => children(rule, { ...at, moves: movesOf(at.place, rules.length, (to) => onMove(rule, to)) })}
        </SortableList>
      )}
      {last}
    </>
  )
}

/** The foot of the card. @param children  the words on the button */
export function AddRule({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <div className={styles.foot}>
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={onClick}>
        {children}
      </Button>
    </div>
  )
}
