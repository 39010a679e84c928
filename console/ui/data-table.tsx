// A list of things: searched, sorted, one link per row; cards on a phone. What it shows comes page by page.
import { Button, Skeleton, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './data-table.module.css'
import { ErrorView } from './error-view.tsx'

export type Column<T> = {
  readonly id: string
  readonly title: string
  readonly cell: (row: T) => ReactNode
  /** Makes the column sortable, among what is loaded. */
  readonly sortBy?: (row: T) => string | number
  readonly width?: string
  readonly align?: 'end'
  /** On a phone's card over its whole width, under its title. */
  readonly tall?: boolean
  /** Not on a phone's card. */
  readonly wideOnly?: boolean
}

/** What is shown, and how more of it is had. */
export type Listing<T> = {
  readonly rows: readonly T[] | undefined
  readonly error: unknown
  readonly retry: () => void
  readonly hasMore: boolean
  readonly loadingMore: boolean
  readonly loadMore: () => void
}

/** A listing that is all there. */
export function wholeListing<T>(query: {
  data: readonly T[] | undefined
  error: unknown
  refetch: () => unknown
}): Listing<T> {
  return {
    rows: query.data,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: false,
    loadingMore: false,
    loadMore: () => {},
  }
}

/**
 * @param caption  what the list is of, for screen readers
 * @param rowLink  where a press on a row leads; the first column becomes the link
 * @param actions  the last column: buttons of the row
 * @param empty    shown when there is nothing; says what to do
 */
export function DataTable<T>({
  caption,
  columns,
  listing,
  rowId,
  rowLink,
  actions,
  search,
  filters,
  empty,
}: {
  caption: string
  columns: readonly Column<T>[]
  listing: Listing<T>
  rowId: (row: T) => string
  rowLink?: (row: T) => string | undefined
  actions?: (row: T) => ReactNode
  search?: { label: string; value: string; onChange: (text: string) => void }
  filters?: ReactNode
  empty: ReactNode
}) {
  const [sorting, setSorting] = useState<{ id: string; down: boolean }>()
  const { error, hasMore } = listing
  const rows = sorted(listing.rows, columns, sorting)
  return (
    <div className={styles.table}>
      {(search || filters) && (
        <div className={styles.tools}>
          {search && <SearchField {...search} />}
          {filters}
        </div>
      )}
      {error !== null && error !== undefined ? (
        <ErrorView error={error} retry={listing.retry} />
      ) : (
        <table aria-busy={rows === undefined}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.id} column={column} sorting={sorting} onSort={setSorting} />
              ))}
              {actions && (
                <th scope="col" className={styles.actions}>
                  <span className="visually-hidden">Actions</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows === undefined ? (
              <Waiting columns={columns} actions={actions !== undefined} />
            ) : (
              rows.map((row) => (
                <Row key={rowId(row)} row={row} columns={columns} link={rowLink?.(row)} actions={actions} />
              ))
            )}
          </tbody>
        </table>
      )}
      {rows?.length === 0 && !error && empty}
      {hasMore && <More listing={listing} />}
      <p role="status" className="visually-hidden">
        {rows === undefined ? '' : `${rows.length}${hasMore ? ' or more' : ''} in the list`}
      </p>
    </div>
  )
}

const TYPING_MS = 250

function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value)
  const told = useRef(onChange)
  told.current = onChange
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => told.current(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <TextInput
      type="search"
      className={styles.search}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}

function Heading<T>({
  column,
  sorting,
  onSort,
}: {
  column: Column<T>
  sorting: { id: string; down: boolean } | undefined
  onSort: (sorting: { id: string; down: boolean }) => void
}) {
  const mine = sorting?.id === column.id ? sorting : undefined
  const Arrow = mine?.down ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      style={column.width === undefined ? undefined : { width: column.width }}
      data-align={column.align}
      data-wide-only={column.wideOnly || undefined}
      aria-sort={mine === undefined ? undefined : mine.down ? 'descending' : 'ascending'}
    >
      {column.sortBy === undefined ? (
        column.title
      ) : (
        <button type="button" onClick={() => onSort({ id: column.id, down: mine !== undefined && !mine.down })}>
          {column.title}
          <Arrow size={14} aria-hidden data-idle={mine === undefined || undefined} />
        </button>
      )}
    </th>
  )
}

function Row<T>({
  row,
  columns,
  link,
  actions,
}: {
  row: T
  columns: readonly Column<T>[]
  link: string | undefined
  actions: ((row: T) => ReactNode) | undefined
}) {
  return (
    <tr data-link={link !== undefined || undefined}>
      {columns.map((column, at) => (
        <td
          key={column.id}
          data-label={column.title}
          data-align={column.align}
          data-first={at === 0 || undefined}
          data-wide-only={column.wideOnly || undefined}
          data-tall={column.tall || undefined}
        >
          {at === 0 && link !== undefined ? (
            <Link to={link} className={styles.link}>
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
      {actions && <td className={styles.actions}>{actions(row)}</td>}
    </tr>
  )
}

const WAITING_ROWS = ['a', 'b', 'c', 'd', 'e', 'f']

function Waiting<T>({ columns, actions }: { columns: readonly Column<T>[]; actions: boolean }) {
  return WAITING_ROWS.map((key) => (
    <tr key={key} aria-hidden className={styles.waiting}>
      {columns.map((column, at) => (
        <td key={column.id} data-first={at === 0 || undefined} data-wide-only={column.wideOnly || undefined}>
          <Skeleton height={12} width={at === 0 ? '60%' : '40%'} my={6} />
        </td>
      ))}
      {actions && <td className={styles.actions} />}
    </tr>
  ))
}

/** Loads the next page when it comes into view, and by hand for whoever does not scroll. */
function More<T>({ listing }: { listing: Listing<T> }) {
  const end = useRef<HTMLDivElement>(null)
  const load = useRef(listing.loadMore)
  load.current = listing.loadMore
  useEffect(() => {
    const watcher = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) load.current()
    })
    if (end.current) watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [])
  return (
    <div ref={end} className={styles.more}>
      <Button variant="subtle" loading={listing.loadingMore} onClick={listing.loadMore}>
        Show more
      </Button>
    </div>
  )
}

function sorted<T>(
  rows: readonly T[] | undefined,
  columns: readonly Column<T>[],
  sorting: { id: string; down: boolean } | undefined,
): readonly T[] | undefined {
  const by = columns.find(({ id }) => id === sorting?.id)?.sortBy
  if (rows === undefined || by === undefined) return rows
  const direction = sorting?.down ? -1 : 1
  return [...rows].sort((one, other) => direction * compare(by(one), by(other)))
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one).localeCompare(String(other), undefined, { sensitivity: 'base', numeric: true })
}
