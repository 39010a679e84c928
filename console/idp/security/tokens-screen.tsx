// Security → API → Tokens: what programs call the management API with.
import { Button } from '@mantine/core'
import { IconKey, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { type Column, DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ApiTabs } from '../api-tabs.tsx'
import { UserName } from '../names.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import { CreateTokenDialog } from './create-token-dialog.tsx'
import type { OktaApiToken } from './server-types.ts'
import { lastUse, revokeTokenRequest, TOKENS, tokenState } from './token-requests.ts'

export function TokensScreen() {
  const query = useWholeOktaList<OktaApiToken>(TOKENS)
  const change = useOktaChange()
  const [creating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<OktaApiToken>()
  return (
    <Page
      title="API"
      lead="A token lets a program call the management API as the person who made it, with no more rights than theirs."
      actions={<Button onClick={() => setCreating(true)}>Create token</Button>}
    >
      <ApiTabs />
      <DataTable
        caption="API tokens"
        listing={wholeListing(query)}
        rowId={({ id }) => id}
        columns={COLUMNS}
        actions={(token) => (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`Revoke ${token.name}`}
            onClick={() => setRevoking(token)}
          >
            <IconTrash size={17} aria-hidden />
          </Button>
        )}
        empty={
          <EmptyState
            icon={<IconKey size={32} stroke={1.5} aria-hidden />}
            title="No tokens yet"
            action={
              <Button variant="light" onClick={() => setCreating(true)}>
                Create token
              </Button>
            }
          >
            Create one for each program that works with this org, so that each can be revoked by itself.
          </EmptyState>
        }
      />
      <OktaCall requests={[{ method: 'GET', path: TOKENS }]} title="The API call that lists them" />
      {creating && <CreateTokenDialog onClose={() => setCreating(false)} />}
      <ConfirmDialog
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={`Revoke ${revoking?.name}?`}
        confirm="Revoke token"
        run={() =>
          change(revokeTokenRequest(revoking as OktaApiToken), {
            stale: [TOKENS],
            done: `${revoking?.name} was revoked`,
          })
        }
        api={revoking && <OktaCall requests={[revokeTokenRequest(revoking)]} />}
      >
        Whatever still calls with it is refused from now on. It cannot be brought back.
      </ConfirmDialog>
    </Page>
  )
}

const COLUMNS: readonly Column<OktaApiToken>[] = [
  { id: 'name', title: 'Token name', sortBy: ({ name }) => name, cell: ({ name }) => name },
  { id: 'state', title: 'Status', width: '8rem', cell: (token) => <TokenState token={token} /> },
  { id: 'owner', title: 'Owner', width: '10rem', cell: ({ userId }) => <UserName id={userId} /> },
  {
    id: 'created',
    title: 'Created',
    width: '9.5rem',
    sortBy: ({ created }) => Date.parse(created),
    cell: ({ created }) => <RelativeTime at={created} />,
  },
  {
    id: 'used',
    title: 'Last used',
    width: '9.5rem',
    sortBy: (token) => Date.parse(lastUse(token) ?? '1970-01-01'),
    cell: (token) => <RelativeTime at={lastUse(token)} never="Never" />,
  },
  {
    id: 'expires',
    title: 'Expires',
    width: '8.5rem',
    sortBy: ({ expiresAt }) => Date.parse(expiresAt),
    cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
  },
]

function TokenState({ token }: { token: OktaApiToken }) {
  const state = tokenState(token, Date.now())
  if (state === 'soon') return <StatusBadge tone="bad">Expires soon</StatusBadge>
  return state === 'used' ? (
    <StatusBadge tone="good">In use</StatusBadge>
  ) : (
    <StatusBadge tone="off">Not in use</StatusBadge>
  )
}
