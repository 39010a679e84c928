// What is seldom done to a connection, and asked about first: roll back, another proof of who we are, disable, enable.
import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { DeskPage } from '../desk/desk-api.ts'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import type { Connection, ConnectionVersion } from '../desk/desk-types.ts'
import { type Proof, ProofDialog, ProofItems } from './proof-of-client.tsx'

type Way = 'disable' | 'enable' | 'roll-back'

const WAYS: Record<Way, { title: (name: string) => string; text: string; confirm: string; done: string }> = {
  disable: {
    title: (name) => `Disable ${name}?`,
    text: 'From this moment on nobody comes in through it, and everybody who did is signed out.',
    confirm: 'Disable connection',
    done: 'Nobody comes in through it any more',
  },
  enable: {
    title: (name) => `Enable ${name}?`,
    text: 'People of this customer can sign in again at once.',
    confirm: 'Enable connection',
    done: 'People can sign in again',
  },
  'roll-back': {
    title: () => 'Roll back to the version before?',
    text: 'What was live before is live again at once. Nobody is signed out; once more leads back.',
    confirm: 'Roll back',
    done: 'The version before is live again',
  },
}

export function ConnectionMenu({ connection, name }: { connection: Connection; name: string }) {
  const change = useDeskChange()
  const [asked, setAsked] = useState<Way>()
  const [proof, setProof] = useState<Proof>()
  const at = `/api/connections/${connection.id}`
  const versions = useDesk<DeskPage<ConnectionVersion>>(`${at}/versions`)
  const canRollBack = versions.data?.items.some(({ state }) => state === 'previous') ?? false
  if (connection.status === 'draft') return null
  const turn = connection.status === 'active' ? 'disable' : 'enable'
  const way = asked === undefined ? undefined : WAYS[asked]
  const request = { method: 'POST', path: `${at}/${asked}` } as const
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={`More for ${name}`}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            disabled={!canRollBack}
            onClick={() => setAsked('roll-back')}
          >
            Roll back
          </Menu.Item>
          <ProofItems connection={connection} ask={setProof} />
          <Menu.Item
            {...(turn === 'disable' ? { color: 'red' } : {})}
            leftSection={
              turn === 'disable' ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />
            }
            onClick={() => setAsked(turn)}
          >
            {turn === 'disable' ? 'Disable' : 'Enable'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {proof !== undefined && <ProofDialog connection={connection} which={proof} onClose={() => setProof(undefined)} />}
      {way && (
        <ConfirmDialog
          opened
          onClose={() => setAsked(undefined)}
          title={way.title(name)}
          confirm={way.confirm}
          danger={asked === 'disable'}
          run={() => change(request, { stale: ['/api/connections', '/api/overview'], done: way.done })}
          api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
        >
          {way.text}
        </ConfirmDialog>
      )}
    </>
  )
}
