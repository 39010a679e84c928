import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { ActorName } from '../desk/actor-name.tsx'
import { At } from '../desk/at.tsx'
import type { DeskPage } from '../desk/desk-api.ts'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import type { Connection, ConnectionVersion, SetupLink } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import styles from './versions.module.css'

const STATES: Readonly<Record<ConnectionVersion['state'], readonly [string, StatusTone]>> = {
  draft: ['Draft', 'off'],
  tested: ['Tested', 'info'],
  live: ['Live', 'good'],
  previous: ['Previous', 'off'],
  retired: ['Retired', 'off'],
}

const FEW = 4

/** Newest first; what has long been retired is behind a press. */
export function Versions({ connection, links }: { connection: Connection; links: readonly SetupLink[] }) {
  const { data, error } = useDesk<DeskPage<ConnectionVersion>>(`/api/connections/${connection.id}/versions`)
  const [all, setAll] = useState(false)
  if (error !== null) return <ErrorView error={error} />
  if (data === undefined) return <p className={styles.none}>…</p>
  if (data.items.length === 0) return <p className={styles.none}>None yet: nothing was entered.</p>
  const shown = all ? data.items : data.items.slice(0, FEW)
  return (
    <>
      <ul className={styles.versions}>
        {shown.map((version) => (
          <Version
            key={version.id}
            version={version}
            connection={connection}
            by={links.find(({ id }) => id === version.createdBy)?.name}
          />
        ))}
      </ul>
      {data.items.length > shown.length && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {data.items.length - shown.length} older
          </Button>
        </div>
      )}
    </>
  )
}

type VersionProps = {
  version: ConnectionVersion
  connection: Connection
  /** Whoever made it in the guide. */
  by: string | undefined
}

function Version({ version, connection, by }: VersionProps) {
  const mayChange = useMay('support')
  const [word, tone] = STATES[version.state]
  return (
    <li>
      <span className={styles.number}>{version.number}</span>
      <StatusBadge tone={tone}>{word}</StatusBadge>
      <span className={styles.story}>
        {version.liveAt !== null ? (
          <>
            live <At ms={version.liveAt} />
          </>
        ) : (
          <>
            made <At ms={version.createdAt} />
          </>
        )}
        , by <ActorName id={version.createdBy} name={by} />
        {version.testedBySignIn !== null && (
          <>
            {' · '}
            <Link to={`/sign-ins/${version.testedBySignIn}`}>tested</Link> <At ms={version.testedAt} />
          </>
        )}
        {version.state === 'draft' && version.missing.length > 0 && (
          <> · still missing: {version.missing.map((each) => MISSING[each] ?? each).join(', ')}</>
        )}
      </span>
      {mayChange && version.state === 'draft' && version.missing.length === 0 && <TestLink connection={connection} />}
      {mayChange && version.state === 'tested' && <GoLive connection={connection} version={version} />}
    </li>
  )
}

const MISSING: Readonly<Record<string, string>> = {
  oktaDomain: 'Okta domain',
  clientId: 'client ID',
  clientSecret: 'client secret',
}

/** A test sign-in, for whoever can sign in at the customer's Okta. */
function TestLink({ connection }: { connection: Connection }) {
  const change = useDeskChange()
  const [url, setUrl] = useState<string>()
  const [error, setError] = useState<unknown>()
  const make = () =>
    change<{ url: string }>(
      { method: 'POST', path: `/api/connections/${connection.id}/draft/test` },
      { stale: ['/api/connections'] },
    ).then((made) => setUrl(made.url), setError)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => void make()}>
        Test link
      </Button>
      {(url !== undefined || error !== undefined) && (
        <Dialog
          onClose={() => {
            setUrl(undefined)
            setError(undefined)
          }}
          title="A test sign-in with the draft"
          size="lg"
        >
          {url === undefined ? (
            <ErrorView error={error} />
          ) : (
            <div className={styles.test}>
              <p>
                Whoever opens this link signs in at the customer’s Okta with the draft’s settings. It lets nobody in; it
                is good once and for ten minutes.
              </p>
              <CopyValue value={url} label="test link" />
            </div>
          )}
        </Dialog>
      )}
    </>
  )
}

function GoLive({ connection, version }: { connection: Connection; version: ConnectionVersion }) {
  const change = useDeskChange()
  const [asked, setAsked] = useState(false)
  const path = `/api/connections/${connection.id}/versions/${version.id}/go-live`
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
        Go live
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={`Make version ${version.number} live?`}
        confirm="Go live"
        danger={false}
        run={() =>
          change(
            { method: 'POST', path },
            { stale: ['/api/connections', '/api/overview'], done: `Version ${version.number} is live` },
          )
        }
      >
        Everybody of this customer signs in with these settings from then on. Rolling back is one press.
      </ConfirmDialog>
    </>
  )
}
