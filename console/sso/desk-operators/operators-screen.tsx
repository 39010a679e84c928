// Who may sign in here, and what they may do.
import { Button } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { type Column, DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDesk } from '../desk/desk-queries.ts'
import { useMay, useMe } from '../desk/me.ts'
import { ROLE_WORDS } from '../desk/role-words.ts'
import { InviteOperatorDialog } from './invite-operator-dialog.tsx'
import { ManageOperator } from './manage-operator.tsx'
import type { Items, ListedOperator } from './operator-types.ts'
import styles from './operators-screen.module.css'
import { OwnOkta } from './own-okta.tsx'

export function OperatorsScreen() {
  const query = useDesk<Items<ListedOperator>>('/api/operators')
  const me = useMe().data?.operator
  const mayInvite = useMay('owner')
  const [inviting, setInviting] = useState(false)
  const invite = mayInvite && (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
      Invite operator
    </Button>
  )
  const listing = wholeListing({ ...query, data: query.data?.items })
  return (
    <Page
      title="Operators"
      lead="Who may sign in here, each with a passkey of their own. Only owners change who is among them."
      actions={invite}
    >
      <DataTable<ListedOperator>
        caption="Operators"
        listing={listing}
        rowId={({ id }) => id}
        columns={columnsFor(me?.id)}
        {...(mayInvite
          ? { actions: (operator) => <ManageOperator operator={operator} self={operator.id === me?.id} /> }
          : {})}
        empty={
          <EmptyState icon={<IconUsers size={28} aria-hidden />} title="No operator yet" action={invite}>
            Invite whoever helps your customers. Each gets a letter with a link that makes their passkey.
          </EmptyState>
        }
      />
      <OwnOkta />
      {inviting && <InviteOperatorDialog onClose={() => setInviting(false)} />}
    </Page>
  )
}

const columnsFor = (me: string | undefined): readonly Column<ListedOperator>[] => [
  {
    id: 'name',
    title: 'Operator',
    sortBy: ({ name }) => name,
    cell: ({ id, name, email }) => (
      <span className={styles.who}>
        <bdi>
          {name}
          {id === me && <span className={styles.soft}> (you)</span>}
        </bdi>
        <bdi className={styles.soft}>{email}</bdi>
      </span>
    ),
  },
  { id: 'role', title: 'Role', width: '8rem', sortBy: ({ role }) => role, cell: ({ role }) => ROLE_WORDS[role].title },
  { id: 'state', title: 'State', width: '9rem', cell: (operator) => <OperatorState operator={operator} /> },
  {
    id: 'seen',
    title: 'Last sign-in',
    width: '10rem',
    sortBy: ({ lastSignInAt }) => lastSignInAt ?? 0,
    cell: ({ lastSignInAt }) => <At ms={lastSignInAt} never="Never" />,
  },
  {
    id: 'since',
    title: 'Invited',
    width: '10rem',
    wideOnly: true,
    sortBy: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <At ms={createdAt} />,
  },
]

function OperatorState({ operator }: { operator: ListedOperator }) {
  if (operator.disabledAt !== null) return <StatusBadge tone="off">Disabled</StatusBadge>
  if (operator.joinedAt === null) return <StatusBadge tone="wait">Invited</StatusBadge>
  return <StatusBadge tone="good">Active</StatusBadge>
}
