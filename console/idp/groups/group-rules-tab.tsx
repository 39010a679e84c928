import { Button } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaListing } from '../okta-queries.ts'
import { GroupRuleDialog } from './group-rule-dialog.tsx'
import { type OktaGroupRule, RULES } from './group-rule-draft.ts'
import { GroupRuleMenu } from './group-rule-menu.tsx'
import styles from './group-rules-tab.module.css'

/** Rules: whoever’s profile says so is put into a group, and taken out when it does not any more. */
export function GroupRulesTab() {
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const query = new URLSearchParams({
    limit: '50',
    expand: 'groupIdToGroupNameMap',
    ...(q === '' ? {} : { search: q }),
  })
  const path = `${RULES}?${query}`
  const listing = useOktaListing<OktaGroupRule>(path)
  return (
    <>
      <DataTable
        caption="Group rules"
        listing={listing}
        rowId={({ id }) => id}
        columns={COLUMNS}
        search={{ label: 'Search rules by name', value: q, onChange: setQ }}
        filters={
          <Button variant="default" onClick={() => setAdding(true)}>
            Add Rule
          </Button>
        }
        actions={(rule) => <GroupRuleMenu rule={rule} />}
        empty={
          q === '' ? (
            <EmptyState icon={<IconFilter size={32} stroke={1.5} aria-hidden />} title="No rules yet">
              A rule puts people into groups by what their profile says, and takes them out when it no longer does.
            </EmptyState>
          ) : (
            <EmptyState title="No rule found">No rule’s name has this in it.</EmptyState>
          )
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {adding && <GroupRuleDialog onClose={() => setAdding(false)} />}
    </>
  )
}

const COLUMNS: readonly Column<OktaGroupRule>[] = [
  {
    id: 'rule',
    title: 'Rule',
    sortBy: ({ name }) => name,
    cell: ({ name, conditions }) => (
      <span className={styles.rule}>
        <bdi>{name}</bdi>
        <code>{conditions.expression.value}</code>
      </span>
    ),
  },
  {
    id: 'groups',
    title: 'Assigns to',
    width: '16rem',
    cell: ({ actions, _embedded }) =>
      actions.assignUserToGroups.groupIds.map((id) => _embedded?.groupIdToGroupNameMap?.[id] || id).join(', '),
  },
  {
    id: 'status',
    title: 'Status',
    width: '9rem',
    sortBy: ({ status }) => status,
    cell: ({ status }) => <RuleStatus status={status} />,
  },
]

function RuleStatus({ status }: { status: OktaGroupRule['status'] }) {
  if (status === 'ACTIVE') return <StatusBadge tone="good">Active</StatusBadge>
  return status === 'INVALID' ? (
    <StatusBadge tone="bad">Invalid</StatusBadge>
  ) : (
    <StatusBadge tone="off">Inactive</StatusBadge>
  )
}
