import { Button, Checkbox, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { GROUPS } from './group-requests.ts'
import { GroupRuleDialog } from './group-rule-dialog.tsx'
import { deleteRuleRequest, type OktaGroupRule, ruleStepRequest } from './group-rule-draft.ts'
import styles from './group-rule-menu.module.css'

const STALE = [GROUPS, '/api/v1/users']

/** Activate, Deactivate, Edit, Delete. An active rule is not edited. */
export function GroupRuleMenu({ rule }: { rule: OktaGroupRule }) {
  const [asking, setAsking] = useState<'activate' | 'deactivate' | 'edit' | 'delete'>()
  const close = () => setAsking(undefined)
  const active = rule.status === 'ACTIVE'
  return (
    <>
      <Menu position="bottom-end" width={230} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={`Actions for ${rule.name}`}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {active ? (
            <Menu.Item leftSection={<IconPlayerStop size={17} aria-hidden />} onClick={() => setAsking('deactivate')}>
              Deactivate
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPlay size={17} aria-hidden />} onClick={() => setAsking('activate')}>
              Activate
            </Menu.Item>
          )}
          <Menu.Item
            disabled={active}
            leftSection={<IconPencil size={17} aria-hidden />}
            onClick={() => setAsking('edit')}
          >
            Edit
            {active && <span className={styles.why}>Deactivate it first</span>}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={17} aria-hidden />} onClick={() => setAsking('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {(asking === 'activate' || asking === 'deactivate') && <StepDialog rule={rule} step={asking} onClose={close} />}
      {asking === 'edit' && <GroupRuleDialog rule={rule} onClose={close} />}
      {asking === 'delete' && <DeleteDialog rule={rule} onClose={close} />}
    </>
  )
}

type Asked = { rule: OktaGroupRule; onClose: () => void }

function StepDialog({ rule, step, onClose }: Asked & { step: 'activate' | 'deactivate' }) {
  const change = useOktaChange()
  const request = ruleStepRequest(rule.id, step)
  const activate = step === 'activate'
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      danger={false}
      title={`${activate ? 'Activate' : 'Deactivate'} ${rule.name}?`}
      confirm={activate ? 'Activate rule' : 'Deactivate rule'}
      run={() => change(request, { stale: STALE, done: `${rule.name} is ${activate ? 'active' : 'inactive'}` })}
      api={<OktaCall requests={[request]} />}
    >
      {activate
        ? 'Everybody it fits is put into its groups at once, and so is whoever it fits later.'
        : 'Who is in its groups stays there. Nobody is put in or taken out until it is active again.'}
    </ConfirmDialog>
  )
}

function DeleteDialog({ rule, onClose }: Asked) {
  const [removeUsers, setRemoveUsers] = useState(false)
  const change = useOktaChange()
  const request = deleteRuleRequest(rule.id, removeUsers)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${rule.name}?`}
      confirm="Delete rule"
      run={() => change(request, { stale: STALE, done: `${rule.name} was deleted` })}
      api={<OktaCall requests={[request]} />}
    >
      <div className={styles.stack}>
        <p>Nobody is put into groups by it any more.</p>
        <Checkbox
          label="Also remove the people it put in"
          description="Otherwise they stay in the groups, as if somebody had chosen them."
          checked={removeUsers}
          onChange={(event) => setRemoveUsers(event.currentTarget.checked)}
        />
      </div>
    </ConfirmDialog>
  )
}
