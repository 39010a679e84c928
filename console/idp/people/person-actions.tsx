import { Button, Menu } from '@mantine/core'
import {
  IconBan,
  IconChevronDown,
  IconKey,
  IconLock,
  IconLockOpen,
  IconLogout,
  IconMail,
  IconPlayerPlay,
  IconPlayerStop,
  IconReport,
  IconTrash,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { OktaUser } from '../okta-types.ts'
import { type PersonStep, STEP_WORDS, stepsOf } from './person-steps.ts'
import { StepDialog } from './step-dialog.tsx'

const ICONS: Readonly<Record<PersonStep, typeof IconBan>> = {
  activate: IconPlayerPlay,
  resend: IconMail,
  resetPassword: IconKey,
  setPassword: IconLock,
  suspend: IconBan,
  unsuspend: IconPlayerPlay,
  unlock: IconLockOpen,
  clearSessions: IconLogout,
  deactivate: IconPlayerStop,
  delete: IconTrash,
}

/** What can be done with a person now: the usual as a button, the rest under "More Actions". */
export function PersonActions({ user }: { user: OktaUser }) {
  const [asking, setAsking] = useState<PersonStep>()
  const [first, ...more] = stepsOf(user)
  return (
    <>
      {first && (
        <Button variant="default" onClick={() => setAsking(first)}>
          {STEP_WORDS[first]}
        </Button>
      )}
      <Menu position="bottom-end" width={230} withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            More Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {more.map((step) => {
            const Icon = ICONS[step]
            return (
              <Menu.Item
                key={step}
                color={step === 'delete' ? 'red' : undefined}
                leftSection={<Icon size={17} aria-hidden />}
                onClick={() => setAsking(step)}
              >
                {STEP_WORDS[step]}
              </Menu.Item>
            )
          })}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconReport size={17} aria-hidden />}
            renderRoot={(props) => (
              <Link {...props} to="/reports/system-log" search={{ filter: `target.id eq "${user.id}"` } as never} />
            )}
          >
            View Logs
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking !== undefined && <StepDialog user={user} step={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}
