import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyChip } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { Fact, Facts, SubSection } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import type { DeskPage } from '../desk/desk-api.ts'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import type { Account, Session } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import styles from './person-dialog.module.css'
import rows from './versions.module.css'

/** One person: as their Okta told of them, where they are signed in, and whether they may come in. */
export function PersonDialog({ account: listed, onClose }: { account: Account; onClose: () => void }) {
  const { data } = useDesk<Account>(`/api/accounts/${listed.id}`)
  const account = data ?? listed
  const name = account.name ?? account.email ?? account.subject
  return (
    <Dialog onClose={onClose} title={name} size="lg">
      <div className={styles.person}>
        <Facts>
          <Fact label="E-mail">{account.email ?? '—'}</Fact>
          <Fact label="Id here">
            <CopyChip value={account.id} label="account id" />
          </Fact>
          <Fact label="Id at Okta">
            <CopyChip value={account.subject} label="id at Okta" />
          </Fact>
          <Fact label="Groups">
            {account.groups === null ? 'Okta says nothing about groups' : account.groups.join(', ') || 'In none'}
          </Fact>
          <Fact label="First sign-in">
            <At ms={account.createdAt} />
          </Fact>
          <Fact label="Last sign-in">
            <At ms={account.lastSignInAt} />
          </Fact>
        </Facts>
        <SubSection title="Browsers">
          <Sessions account={account} />
        </SubSection>
        <Standing account={account} name={name} />
      </div>
    </Dialog>
  )
}

function Sessions({ account }: { account: Account }) {
  const { data, error } = useDesk<DeskPage<Session>>(`/api/accounts/${account.id}/sessions`)
  const change = useDeskChange()
  const mayEnd = useMay('support')
  if (error !== null) return <ErrorView error={error} />
  if (data === undefined) return <p className={rows.none}>…</p>
  if (data.items.length === 0) return <p className={rows.none}>Signed in nowhere.</p>
  const end = (id: string) =>
    change(
      { method: 'POST', path: `/api/sessions/${id}/end` },
      { stale: [`/api/accounts/${account.id}/sessions`], done: 'Signed out there, and of every application' },
    )
  return (
    <ul className={rows.versions}>
      {data.items.map((session) => {
        const live = session.endedAt === null && session.expiresAt > Date.now()
        return (
          <li key={session.id}>
            <StatusBadge tone={live ? 'good' : 'off'}>{live ? 'Signed in' : 'Ended'}</StatusBadge>
            <span className={rows.story}>
              since <At ms={session.createdAt} />
              {session.endedAt !== null && (
                <>
                  , until <At ms={session.endedAt} />
                </>
              )}
            </span>
            {live && mayEnd && (
              <Button variant="default" size="compact-sm" onClick={() => void end(session.id).catch(() => {})}>
                End
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Standing({ account, name }: { account: Account; name: string }) {
  const change = useDeskChange()
  const mayChange = useMay('support')
  const [asked, setAsked] = useState(false)
  const active = account.status === 'active'
  if (!mayChange) return null
  const request = {
    method: 'POST',
    path: `/api/accounts/${account.id}/${active ? 'deactivate' : 'reactivate'}`,
  } as const
  const run = () =>
    change(request, { stale: ['/api/accounts'], done: active ? `${name} is kept out` : `${name} may come in again` })
  return (
    <div>
      {active ? (
        <Button variant="default" color="red" onClick={() => setAsked(true)}>
          Keep {name} out
        </Button>
      ) : (
        <Button variant="default" onClick={() => void run().catch(() => {})}>
          Let {name} in again
        </Button>
      )}
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={`Keep ${name} out?`}
        confirm="Keep out"
        run={run}
      >
        Whatever their company says, they cannot sign in any more, and they are signed out everywhere at once.
      </ConfirmDialog>
    </div>
  )
}
