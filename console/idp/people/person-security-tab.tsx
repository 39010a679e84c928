import { Button } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { fullName } from '../user-words.ts'
import { ClearSessionsDialog } from './clear-sessions-dialog.tsx'
import { lifecycleRequest, userPath } from './people-requests.ts'

type OktaFactor = {
  readonly id: string
  readonly factorType: string
  readonly provider: string
  readonly status: 'ACTIVE' | 'PENDING_ACTIVATION'
  readonly created: string
}

const FACTOR_WORDS: Readonly<Record<string, string>> = {
  'OKTA token:software:totp': 'Okta Verify',
  'GOOGLE token:software:totp': 'Google Authenticator',
}

function factorWord({ provider, factorType }: OktaFactor): string {
  return FACTOR_WORDS[`${provider} ${factorType}`] ?? `${provider} ${factorType}`
}

/** How the person proves who they are, and where they are signed in. */
export function PersonSecurityTab({ user }: { user: OktaUser }) {
  const [clearing, setClearing] = useState(false)
  return (
    <>
      <Section
        title="Sign-in"
        actions={
          user.status !== 'DEPROVISIONED' && (
            <Button variant="default" size="compact-sm" onClick={() => setClearing(true)}>
              Clear user sessions
            </Button>
          )
        }
      >
        <Facts>
          <Fact label="Last sign-in">
            <RelativeTime at={user.lastLogin} never="Never" />
          </Fact>
          <Fact label="Password">
            {user.credentials?.password === undefined ? (
              'None yet'
            ) : (
              <>
                Changed <RelativeTime at={user.passwordChanged} never="never" />
              </>
            )}
          </Fact>
          <Fact label="Status since">
            <RelativeTime at={user.statusChanged} />
          </Fact>
        </Facts>
      </Section>
      <Factors user={user} />
      {clearing && <ClearSessionsDialog user={user} onClose={() => setClearing(false)} />}
    </>
  )
}

function Factors({ user }: { user: OktaUser }) {
  const path = `${userPath(user.id)}/factors`
  const factors = useWholeOktaList<OktaFactor>(path)
  const change = useOktaChange()
  const [resetting, setResetting] = useState<OktaFactor | 'all'>()
  const name = fullName(user)
  const request = (what: OktaFactor | 'all'): ApiRequest =>
    what === 'all' ? lifecycleRequest(user.id, 'reset_factors') : { method: 'DELETE', path: `${path}/${what.id}` }
  const several = (factors.data?.length ?? 0) > 1
  return (
    <>
      <DataTable
        caption={`Factors of ${name}`}
        listing={wholeListing(factors)}
        rowId={({ id }) => id}
        columns={[
          { id: 'factor', title: 'Second factor', cell: factorWord },
          {
            id: 'status',
            title: 'Status',
            width: '12rem',
            cell: ({ status }) =>
              status === 'ACTIVE' ? (
                <StatusBadge tone="good">Active</StatusBadge>
              ) : (
                <StatusBadge tone="wait">Not set up yet</StatusBadge>
              ),
          },
          { id: 'created', title: 'Enrolled', width: '11rem', cell: ({ created }) => <RelativeTime at={created} /> },
        ]}
        actions={(factor) => (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Reset ${factorWord(factor)}`}
            onClick={() => setResetting(factor)}
          >
            Reset
          </Button>
        )}
        empty={
          <EmptyState icon={<IconDeviceMobile size={32} stroke={1.5} aria-hidden />} title="No second factor">
            {name} sets one up in their settings, or when a sign-on policy asks for it.
          </EmptyState>
        }
      />
      {several && (
        <div>
          <Button variant="default" onClick={() => setResetting('all')}>
            Reset Multifactor
          </Button>
        </div>
      )}
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      <ConfirmDialog
        opened={resetting !== undefined}
        onClose={() => setResetting(undefined)}
        title={
          resetting === 'all'
            ? `Reset all factors of ${name}?`
            : `Reset ${resetting && factorWord(resetting)} of ${name}?`
        }
        confirm={resetting === 'all' ? 'Reset all factors' : 'Reset factor'}
        run={() => change(request(resetting ?? 'all'), { stale: [path], done: 'They can set it up anew' })}
        api={resetting && <OktaCall requests={[request(resetting)]} />}
      >
        Its codes stop working at once. They set it up anew, with the device they have now.
      </ConfirmDialog>
    </>
  )
}
