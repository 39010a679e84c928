// Assignments tab: who may use the app, by name or through a group.
import { Button, Menu, SegmentedControl } from '@mantine/core'
import { IconChevronDown, IconUser, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { Section } from '../../ui/section.tsx'
import type { OktaApp } from '../okta-types.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { AssignedGroups } from './assigned-groups.tsx'
import { AssignedPeople } from './assigned-people.tsx'
import styles from './assignments-tab.module.css'

export type AssigneeKind = 'people' | 'groups'

export function AssignmentsTab({ app }: { app: OktaApp }) {
  const [shown, setShown] = useState<AssigneeKind>('people')
  const [assigning, setAssigning] = useState<AssigneeKind>()
  const filters = (
    <SegmentedControl
      aria-label="Show"
      size="xs"
      value={shown}
      onChange={(value) => setShown(value as AssigneeKind)}
      data={[
        { value: 'people', label: 'People' },
        { value: 'groups', label: 'Groups' },
      ]}
    />
  )
  return (
    <>
      {app.settings.implicitAssignment && (
        <Section title="Federation Broker Mode is on">
          <p>
            Everybody in the org can sign in to {app.label}, assigned or not. To decide by assignment, turn it off under
            General → General Settings.
          </p>
        </Section>
      )}
      <div className={styles.bar}>
        <Menu position="bottom-start" width={220}>
          <Menu.Target>
            <Button rightSection={<IconChevronDown size={16} aria-hidden />}>Assign</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUser size={17} aria-hidden />} onClick={() => setAssigning('people')}>
              Assign to People
            </Menu.Item>
            <Menu.Item leftSection={<IconUsersGroup size={17} aria-hidden />} onClick={() => setAssigning('groups')}>
              Assign to Groups
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {shown === 'people' ? (
        <AssignedPeople app={app} filters={filters} />
      ) : (
        <AssignedGroups app={app} filters={filters} />
      )}
      {assigning !== undefined && (
        <AssignDialog
          app={app}
          kind={assigning}
          onClose={() => {
            setShown(assigning)
            setAssigning(undefined)
          }}
        />
      )}
    </>
  )
}
