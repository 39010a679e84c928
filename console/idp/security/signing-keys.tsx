import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import { keysPath, rotateKeysRequest, SERVERS } from './server-requests.ts'
import type { OktaServer, OktaServerKey } from './server-types.ts'
import styles from './signing-keys.module.css'

const STATES: Readonly<Record<OktaServerKey['status'], { tone: StatusTone; word: string; text: string }>> = {
  ACTIVE: { tone: 'good', word: 'Active', text: 'Signs now' },
  NEXT: { tone: 'wait', word: 'Next', text: 'Published already, signs after the next rotation' },
  EXPIRED: { tone: 'off', word: 'Expired', text: 'Signs no more; what it signed is still checked with it' },
}

/** The keys it signs with: the one of now, the next one and those of before. */
export function SigningKeys({ server }: { server: OktaServer }) {
  const path = keysPath(server)
  const query = useWholeOktaList<OktaServerKey>(path)
  const change = useOktaChange()
  const [asking, setAsking] = useState(false)
  const manual = server.credentials.signing.rotationMode === 'MANUAL'
  const rotate = rotateKeysRequest(server)
  return (
    <Section
      title="Signing keys"
      lead={
        manual
          ? 'Applications fetch them by themselves. Rotate when a key may have become known, or when your rules say so.'
          : 'They rotate by themselves. To do it yourself, choose Manual under Settings.'
      }
      actions={
        manual && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            Rotate signing keys
          </Button>
        )
      }
      footer={<OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />}
    >
      <div className={styles.table}>
        <DataTable
          caption="Signing keys"
          listing={wholeListing(query)}
          rowId={({ kid }) => kid}
          columns={[
            {
              id: 'kid',
              title: 'Key ID',
              tall: true,
              cell: ({ kid }) => <CopyValue value={kid} label="key ID" plain />,
            },
            {
              id: 'status',
              title: 'Status',
              width: '7rem',
              cell: ({ status }) => <StatusBadge tone={STATES[status].tone}>{STATES[status].word}</StatusBadge>,
            },
            { id: 'text', title: 'What it does', cell: ({ status }) => STATES[status].text },
            {
              id: 'created',
              title: 'Created',
              width: '9rem',
              cell: ({ created }) => <RelativeTime at={created} />,
            },
          ]}
          empty={<EmptyState title="No keys yet">The first one is made when the first token is signed.</EmptyState>}
        />
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Rotate the signing keys?"
        confirm="Rotate signing keys"
        danger={false}
        run={() => change(rotate, { stale: [SERVERS], done: 'The keys were rotated' })}
        api={<OktaCall requests={[rotate]} />}
      >
        The next key signs from now on and another one is published behind it. Applications that keep the keys of a
        server in a file have to fetch them again; all others notice nothing.
      </ConfirmDialog>
    </Section>
  )
}
