import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CopyChip } from '../../ui/copy-value.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { callDesk } from '../desk/desk-api.ts'
import type { Verification } from './audit-types.ts'
import styles from './chain-note.module.css'

/** A longer log is checked when somebody asks for it. */
const CHECKED_BY_ITSELF = 20_000

/** Whether the log is as it was written. @param newest  the number of the newest entry; undefined while not known */
export function ChainNote({ newest }: { newest: number | undefined }) {
  const { data, dataUpdatedAt, isFetching, isError, refetch } = useQuery({
    queryKey: ['verify-audit-log'],
    queryFn: ({ signal }) => callDesk<Verification>({ method: 'GET', path: '/api/audit-log/verify' }, signal),
    enabled: newest !== undefined && newest <= CHECKED_BY_ITSELF,
    staleTime: 5 * 60_000,
  })
  return (
    <div className={styles.note} role="status">
      <Told verification={isError ? undefined : data} at={dataUpdatedAt} failed={isError} />
      <Button variant="subtle" size="compact-sm" loading={isFetching} onClick={() => void refetch()}>
        {data === undefined ? 'Check the whole log' : 'Check again'}
      </Button>
    </div>
  )
}

function Told({ verification, at, failed }: { verification: Verification | undefined; at: number; failed: boolean }) {
  if (failed) return <StatusBadge tone="wait">Could not be checked</StatusBadge>
  if (verification === undefined) return <StatusBadge tone="off">Not checked yet</StatusBadge>
  const { broken, head } = verification
  if (broken !== null)
    return (
      <>
        <StatusBadge tone="bad">{`Chain broken at ${broken.seq}`}</StatusBadge>
        <span>{`${broken.why}. Somebody changed the database past Gatepass: keep a copy of it and compare with an export.`}</span>
      </>
    )
  return (
    <>
      <StatusBadge tone="good">{`Chain intact up to ${head.seq.toLocaleString('en')}`}</StatusBadge>
      <span>
        every hash worked out again <At ms={at} />
      </span>
      <span className={styles.head}>
        noted elsewhere, this proves it later: <CopyChip value={`${head.seq}:${head.hash}`} label="head of the chain" />
      </span>
    </>
  )
}
