// What programs call the API with.
import { ActionIcon, Button } from '@mantine/core'
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { type Column, DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ActorName } from '../desk/actor-name.tsx'
import { At } from '../desk/at.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import { useMay } from '../desk/me.ts'
import { ROLE_WORDS } from '../desk/role-words.ts'
import { NewKeyDialog } from './new-key-dialog.tsx'
import type { Items, ListedKey } from './operator-types.ts'

export function ApiKeysScreen() {
  const query = useDesk<Items<ListedKey>>('/api/api-keys')
  const change = useDeskChange()
  const mayChange = useMay('owner')
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ListedKey>()
  const make = mayChange && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
      New API key
    </Button>
  )
  const revoke = { method: 'POST', path: `/api/api-keys/${revoking?.id}/revoke` } as const
  return (
    <Page
      title="API keys"
      lead="What programs call the API with: one for each, so that each can be revoked by itself, with no more rights than it needs."
      actions={make}
    >
      <DataTable<ListedKey>
        caption="API keys"
        listing={wholeListing({ ...query, data: query.data?.items })}
        rowId={({ id }) => id}
        columns={COLUMNS}
        {...(mayChange ? { actions: (key) => <RevokeButton apiKey={key} onPress={() => setRevoking(key)} /> } : {})}
        empty={
          <EmptyState icon={<IconKey size={28} aria-hidden />} title="No API key yet" action={make}>
            Everything this desk does a program can do as well. Make a key for the first one.
          </EmptyState>
        }
      />
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
      <ConfirmDialog
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={`Revoke ${revoking?.name}?`}
        confirm="Revoke API key"
        run={() => change(revoke, { stale: ['/api/api-keys'], done: `${revoking?.name} is revoked` })}
        api={revoking && <ApiCallPanel requests={[revoke]} access={DESK_ACCESS} />}
      >
        Whatever still calls with it is refused from now on. It cannot be brought back.
      </ConfirmDialog>
    </Page>
  )
}

const COLUMNS: readonly Column<ListedKey>[] = [
  { id: 'name', title: 'Name', sortBy: ({ name }) => name, cell: ({ name }) => <bdi>{name}</bdi> },
  { id: 'role', title: 'Role', width: '8rem', sortBy: ({ role }) => role, cell: ({ role }) => ROLE_WORDS[role].title },
  {
    id: 'state',
    title: 'State',
    width: '9rem',
    cell: ({ revokedAt }) =>
      revokedAt === null ? <StatusBadge tone="good">Works</StatusBadge> : <StatusBadge tone="off">Revoked</StatusBadge>,
  },
  {
    id: 'used',
    title: 'Last used',
    width: '10rem',
    sortBy: ({ lastUsedAt }) => lastUsedAt ?? 0,
    cell: ({ lastUsedAt }) => <At ms={lastUsedAt} never="Never" />,
  },
  {
    id: 'maker',
    title: 'Made by',
    width: '10rem',
    cell: ({ createdBy }) => (createdBy === null ? 'Not known' : <ActorName id={createdBy} />),
  },
  {
    id: 'made',
    title: 'Made',
    width: '10rem',
    wideOnly: true,
    sortBy: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <At ms={createdAt} />,
  },
]

function RevokeButton({ apiKey, onPress }: { apiKey: ListedKey; onPress: () => void }) {
  if (apiKey.revokedAt !== null) return null
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={`Revoke ${apiKey.name}`} onClick={onPress}>
      <IconTrash size={17} aria-hidden />
    </ActionIcon>
  )
}
