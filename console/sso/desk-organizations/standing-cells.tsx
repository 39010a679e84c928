// One customer's cells: a line for each e-mail domain, a word for each connection, and what to know about it.
import { Link } from '@tanstack/react-router'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import type { OverviewRow, Standing } from '../desk/desk-types.ts'
import { CELL_WORDS, hostOf } from './cell-words.ts'
import styles from './standing-cells.module.css'

export function StandingCells({ row }: { row: OverviewRow }) {
  const domains = [...new Set(row.cells.map(({ domain }) => domain))]
  return (
    <ul className={styles.domains}>
      {domains.map((domain) => (
        <li key={domain ?? ''} className={styles.line}>
          <span className={styles.domain} data-none={domain === null || undefined}>
            {domain ?? 'no domain'}
          </span>
          <ul className={styles.cells}>
            {row.cells
              .filter((cell) => cell.domain === domain)
              .map((cell) => (
                <li key={cell.connectionId ?? ''}>
                  <Cell
                    row={row}
                    connectionId={cell.connectionId}
                    standing={cell}
                    said={
                      row.cells.find(
                        ({ connectionId, why }) => connectionId === cell.connectionId && why === cell.why,
                      ) !== cell
                    }
                  />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Cell({
  row,
  connectionId,
  standing,
  said,
}: {
  row: OverviewRow
  connectionId: string | null
  standing: Standing
  /** The same was said of another domain above. */
  said: boolean
}) {
  const { word, tone } = CELL_WORDS[standing.state]
  if (connectionId === null) return <StatusBadge tone={tone}>{word}</StatusBadge>
  const connection = row.connections.find(({ id }) => id === connectionId)
  const host = connection && hostOf(connection)
  return (
    <>
      <Link
        to={`/organizations/${row.organization.id}/connections/${connectionId}`}
        className={styles.cell}
        title={standing.why}
      >
        <StatusBadge tone={tone}>{word}</StatusBadge>
        {host && <span className={styles.host}>{host}</span>}
      </Link>
      {standing.state === 'live' || said ? null : (
        <span className={styles.why}>
          {standing.why}
          {standing.since !== null && (
            <>
              {' · '}
              <At ms={standing.since} />
            </>
          )}
        </span>
      )}
    </>
  )
}
