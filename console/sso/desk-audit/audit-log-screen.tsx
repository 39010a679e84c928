// Who changed what, newest first; each entry whole, the log as a file, and whether it is as it was written.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { Page } from '../../ui/page.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskListing } from '../desk/desk-queries.ts'
import styles from './audit-list.module.css'
import { AuditList } from './audit-list.tsx'
import { type AuditQuestion, queryOf, readQuestion } from './audit-question.ts'
import { AuditTools } from './audit-tools.tsx'
import type { AuditEntry } from './audit-types.ts'
import { ChainNote } from './chain-note.tsx'

export function AuditLogScreen() {
  const question = readQuestion(useSearch({ strict: false }))
  const navigate = useNavigate()
  const [askedAt] = useState(Date.now)
  const asked = JSON.stringify(question)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the question
  const query = useMemo(() => queryOf(question, askedAt), [asked, askedAt])
  const path = `/api/audit-log${query.size === 0 ? '' : `?${query}`}`
  const listing = useDeskListing<AuditEntry>(path)
  const newest = useDeskListing<AuditEntry>('/api/audit-log?limit=1').rows?.[0]?.seq
  // The address follows a moment later; who chooses two things in one moment means both.
  const latest = useRef(question)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the question
  useEffect(() => {
    latest.current = question
  }, [asked])
  const ask = (part: Partial<AuditQuestion>) => {
    latest.current = { ...latest.current, ...part }
    void navigate({ to: '.', search: latest.current as never, replace: true, resetScroll: false })
  }
  return (
    <Page
      title="Audit log"
      lead="Who changed what. Entries are only ever added; each holds the hash of the one before it."
    >
      <div className={styles.card}>
        <ChainNote newest={newest} />
        <AuditTools question={question} onAsk={ask} query={query} />
        <AuditList listing={listing} onOnly={ask} />
      </div>
      <ApiCallPanel requests={[{ method: 'GET', path }]} access={DESK_ACCESS} />
    </Page>
  )
}
