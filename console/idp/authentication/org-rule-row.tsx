import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { LifecycleMenu } from '../lifecycle-menu.tsx'
import type { Moves } from '../moving.ts'
import { useNamed } from '../names.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import styles from '../policies.module.css'
import { type OrgPolicy, type OrgRule, rulesPath } from './org-policy.ts'
import { OrgRuleDialog } from './org-rule-dialog.tsx'
import { ruleFacts } from './rule-actions.ts'

/** One rule, as the sentence it is, and what can be done with it. */
export function OrgRuleRow({
  policy,
  rule,
  place,
  handle,
  moves,
  onCalled,
}: {
  policy: OrgPolicy
  rule: OrgRule
  place: number
  handle?: ReactNode
  /** None: it stays where it is. */
  moves?: Moves
  onCalled: (request: ApiRequest) => void
}) {
  const { people } = rule.conditions
  const groups = useNamed('group', people?.groups?.include ?? [])
  const except = useNamed('user', people?.users?.exclude ?? [])
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const change = useOktaChange()
  const close = () => setOpen(undefined)
  const path = `${rulesPath(policy)}/${rule.id}`
  const deletion: ApiRequest = { method: 'DELETE', path }
  const stale = [rulesPath(policy)]
  return (
    <div className={styles.rule}>
      {handle}
      <span className={styles.place}>{place}</span>
      <div className={styles.words}>
        <div className={styles.title}>
          <h3>{rule.name}</h3>
          <ActiveBadge status={rule.status} />
        </div>
        <dl className={styles.facts}>
          {(groups.length > 0 || except.length > 0) && (
            <>
              <dt>User is</dt>
              <dd>
                {groups.length > 0 ? `in ${titles(groups)}` : 'anybody'}
                {except.length > 0 && `, but not ${titles(except)}`}
              </dd>
            </>
          )}
          {ruleFacts(policy.type, rule.actions).map(([label, value]) => (
            <Line key={label} label={label} value={value} />
          ))}
        </dl>
      </div>
      {moves === undefined ? (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPencil size={15} aria-hidden />}
          aria-label={`Edit rule ${rule.name} of ${policy.name}`}
          onClick={() => setOpen('edit')}
        >
          Edit
        </Button>
      ) : (
        <LifecycleMenu
          label={`Actions for rule ${rule.name}`}
          path={path}
          name={rule.name}
          status={rule.status}
          stale={stale}
          moves={moves}
          onCalled={onCalled}
          onEdit={() => setOpen('edit')}
          onDelete={() => setOpen('delete')}
        />
      )}
      {open === 'edit' && <OrgRuleDialog policy={policy} rule={rule} groups={groups} except={except} onClose={close} />}
      <ConfirmDialog
        opened={open === 'delete'}
        onClose={close}
        title={`Delete ${rule.name}?`}
        confirm="Delete rule"
        run={() => change(deletion, { stale, done: `${rule.name} was deleted` })}
        api={<OktaCall requests={[deletion]} />}
      >
        Whoever it was for is under the next rule that fits.
      </ConfirmDialog>
    </div>
  )
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

function titles(choices: readonly { title: string }[]): string {
  return choices.map(({ title }) => title).join(', ')
}
