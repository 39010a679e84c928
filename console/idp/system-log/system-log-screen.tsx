// Reports → System Log: what happened in this org, newest first.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Page } from '../../ui/page.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaListing } from '../okta-queries.ts'
import styles from './event-list.module.css'
import { EventList } from './event-list.tsx'
import { type LogQuestion, logPath, readQuestion } from './log-question.ts'
import { LogTools } from './log-tools.tsx'
import type { OktaLogEvent } from './log-types.ts'
import { together } from './news.ts'
import { useLiveEvents } from './use-live-events.ts'

export function SystemLogScreen() {
  const question = readQuestion(useSearch({ strict: false }))
  const navigate = useNavigate()
  const [askedAt, setAskedAt] = useState(Date.now)
  const [wantsLive, setWantsLive] = useState(false)
  const asked = JSON.stringify(question)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the question
  const path = useMemo(() => logPath(question, askedAt), [asked, askedAt])
  const listing = useOktaListing<OktaLogEvent>(path)
  const live = wantsLive && !(question.range === 'custom' && question.to !== '')
  const { news, interrupted } = useLiveEvents(question, { live, newest: listing.rows?.[0]?.published, askedAt })
  const rows = together(news, listing.rows)
  // The address follows a moment later; who chooses two things in one moment means both.
  const latest = useRef(question)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the question
  useEffect(() => {
    latest.current = question
  }, [asked])
  const ask = (part: Partial<LogQuestion>) => {
    latest.current = { ...latest.current, ...part }
    const { range, ...rest } = latest.current
    const search = { ...rest, range: range === 'week' ? '' : range }
    void navigate({ to: '.', search: search as never, replace: true, resetScroll: false })
  }
  return (
    <Page title="System Log" lead="Who did what, to whom, and how it ended. Events are kept for 90 days.">
      <div className={styles.card}>
        <LogTools
          question={question}
          onAsk={ask}
          onRefresh={() => setAskedAt(Date.now())}
          live={live}
          onLive={setWantsLive}
          interrupted={interrupted}
          types={[...new Set(rows?.map(({ eventType }) => eventType))]}
        />
        <EventList listing={{ ...listing, rows }} onOnly={(filter) => ask({ filter })} />
      </div>
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that reads them" />
    </Page>
  )
}
