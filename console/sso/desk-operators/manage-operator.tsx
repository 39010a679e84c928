// What an owner does with an operator: another role, a link to a new passkey, out and in again.
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconDots,
  IconLinkOff,
  IconMailForward,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import { ChangeRoleDialog } from './change-role-dialog.tsx'
import { DisableOperatorDialog } from './disable-operator-dialog.tsx'
import type { ListedOperator } from './operator-types.ts'

type Way = 'enable' | 'send-link' | 'unbind'

type Words = { title: string; text: string; confirm: string; done: string }

function wordsFor(way: Way, { name, email, joinedAt }: ListedOperator): Words {
  if (way === 'enable')
    return {
      title: `Enable ${name}?`,
      text: 'Their passkeys open the desk again. API keys that were revoked stay so.',
      confirm: 'Enable operator',
      done: `${name} may come in again`,
    }
  if (way === 'unbind')
    return {
      title: `Forget who ${name} is in Okta?`,
      text: `When somebody comes in through your Okta with the address ${email} next, they are bound to ${name} anew.`,
      confirm: 'Forget it',
      done: `${name} is bound anew the next time`,
    }
  return {
    title: joinedAt === null ? `Invite ${name} once more?` : `Send ${name} a link to a new passkey?`,
    text: `A letter goes to ${email}, with a link that is good for a day, once. ${
      joinedAt === null
        ? 'The link of before opens nothing any more.'
        : 'Used, it removes the passkeys they have now and signs them out everywhere.'
    }`,
    confirm: 'Send the letter',
    done: `A letter is on its way to ${email}`,
  }
}

function requestFor(way: Way, { id }: ListedOperator): ApiRequest {
  if (way === 'unbind') return { method: 'PATCH', path: `/api/operators/${id}`, body: { boundToOkta: false } }
  return { method: 'POST', path: `/api/operators/${id}/${way}` }
}

export function ManageOperator({ operator, self }: { operator: ListedOperator; self: boolean }) {
  const change = useDeskChange()
  const [way, setWay] = useState<Way>()
  const [changing, setChanging] = useState(false)
  const [disabling, setDisabling] = useState(false)
  const disabled = operator.disabledAt !== null
  const request = requestFor(way ?? 'enable', operator)
  const words = way && wordsFor(way, operator)
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Manage ${operator.name}`}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setChanging(true)}>
            Change name or role
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMailForward size={16} aria-hidden />}
            disabled={disabled}
            onClick={() => setWay('send-link')}
          >
            {operator.joinedAt === null ? 'Invite once more' : 'Send a link to a new passkey'}
          </Menu.Item>
          {operator.boundToOkta && (
            <Menu.Item leftSection={<IconLinkOff size={16} aria-hidden />} onClick={() => setWay('unbind')}>
              Forget who they are in Okta
            </Menu.Item>
          )}
          {disabled ? (
            <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => setWay('enable')}>
              Enable
            </Menu.Item>
          ) : (
            <Menu.Item
              color="red"
              disabled={self}
              leftSection={<IconPlayerPause size={16} aria-hidden />}
              onClick={() => setDisabling(true)}
            >
              Disable
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {changing && <ChangeRoleDialog operator={operator} onClose={() => setChanging(false)} />}
      {disabling && <DisableOperatorDialog operator={operator} onClose={() => setDisabling(false)} />}
      {words && (
        <ConfirmDialog
          opened
          onClose={() => setWay(undefined)}
          title={words.title}
          confirm={words.confirm}
          danger={false}
          run={() => change(request, { stale: ['/api/operators'], done: words.done })}
          api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
        >
          {words.text}
        </ConfirmDialog>
      )}
    </>
  )
}
