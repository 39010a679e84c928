import { type ReactNode, useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ActiveBadge } from '../active-badge.tsx'
import { LifecycleMenu } from '../lifecycle-menu.tsx'
import type { Moves } from '../moving.ts'
import { useNamed } from '../names.tsx'
import styles from '../policies.module.css'
import { EditButton } from './edit-button.tsx'
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
  const [editing, setEditing] = useState(false)
  const close = () => setEditing(false)
  const path = `${rulesPath(policy)}/${rule.id}`
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
        <EditButton what={`rule ${rule.name} of ${policy.name}`} onClick={() => setEditing(true)} />
      ) : (
        <LifecycleMenu
          kind="rule"
          path={path}
          name={rule.name}
          status={rule.status}
          stale={stale}
          moves={moves}
          onCalled={onCalled}
          onEdit={() => setEditing(true)}
        >
          Whoever it was for is under the next rule that fits.
        </LifecycleMenu>
      )}
      {editing && <OrgRuleDialog policy={policy} rule={rule} groups={groups} except={except} onClose={close} />}
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
