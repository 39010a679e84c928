// The passkeys of whoever is signed in: one for each device, and one for the drawer.
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconFingerprint, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { type Column, DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { At } from '../desk/at.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import { AddPasskeyDialog } from './add-passkey-dialog.tsx'
import type { Items, ListedPasskey } from './operator-types.ts'
import { RenamePasskeyDialog } from './rename-passkey-dialog.tsx'

const PASSKEYS = '/api/me/passkeys'

export function PasskeysScreen() {
  const query = useDesk<Items<ListedPasskey>>(PASSKEYS)
  const change = useDeskChange()
  const [adding, setAdding] = useState(false)
  const [renaming, setRenaming] = useState<ListedPasskey>()
  const [removing, setRemoving] = useState<ListedPasskey>()
  const only = query.data?.items.length === 1
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      Add passkey
    </Button>
  )
  const remove = { method: 'DELETE', path: `${PASSKEYS}/${removing?.id}` } as const
  return (
    <Page
      title="Your passkeys"
      lead="How you come in. Keep two on different devices: with the only one lost, an owner has to send you a link."
      actions={add}
    >
      <DataTable
        caption="Your passkeys"
        listing={wholeListing({ ...query, data: query.data?.items })}
        rowId={({ id }) => id}
        columns={COLUMNS}
        actions={(passkey) => (
          <Menu position="bottom-end" withinPortal={false}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`Manage ${passkey.name}`}>
                <IconDots size={17} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setRenaming(passkey)}>
                Rename
              </Menu.Item>
              <Menu.Item
                color="red"
                disabled={only}
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => setRemoving(passkey)}
              >
                Remove
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        empty={
          <EmptyState icon={<IconFingerprint size={28} aria-hidden />} title="No passkey yet" action={add}>
            You are signed in without one. Make one, to come in again.
          </EmptyState>
        }
      />
      {adding && <AddPasskeyDialog stale={PASSKEYS} onClose={() => setAdding(false)} />}
      {renaming && <RenamePasskeyDialog passkey={renaming} stale={PASSKEYS} onClose={() => setRenaming(undefined)} />}
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={`Remove ${removing?.name}?`}
        confirm="Remove passkey"
        run={() => change(remove, { stale: [PASSKEYS], done: `${removing?.name} opens nothing any more` })}
        api={removing && <ApiCallPanel requests={[remove]} access={DESK_ACCESS} />}
      >
        It does not open the desk any more. Your device may go on showing it: delete it there as well.
      </ConfirmDialog>
    </Page>
  )
}

const COLUMNS: readonly Column<ListedPasskey>[] = [
  { id: 'name', title: 'Passkey', sortBy: ({ name }) => name, cell: ({ name }) => <bdi>{name}</bdi> },
  {
    id: 'used',
    title: 'Last used',
    width: '12rem',
    sortBy: ({ lastUsedAt }) => lastUsedAt ?? 0,
    cell: ({ lastUsedAt }) => <At ms={lastUsedAt} never="Not yet" />,
  },
  {
    id: 'made',
    title: 'Made',
    width: '12rem',
    sortBy: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <At ms={createdAt} />,
  },
]
