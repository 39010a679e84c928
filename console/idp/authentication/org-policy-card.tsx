// One policy: whom it is for, what it says, and its rules in order.
import { Button, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ErrorView } from '../../ui/error-view.tsx'
import { Fact, Facts } from '../../ui/section.tsx'
import { SortableList } from '../../ui/sortable-list.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { type Moves, movesOf, useMove } from '../moving.ts'
import { useNamed } from '../names.tsx'
import { useWholeOktaList } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import styles from '../policies.module.css'
import { ENROLLING, enrollingOf, FACTORS } from './enrolment-settings.ts'
import { moveOrgRuleRequest, type OrgPolicy, type OrgRule, policyPath, rulesPath } from './org-policy.ts'
import { OrgPolicyMenu } from './org-policy-menu.tsx'
import { OrgRuleDialog } from './org-rule-dialog.tsx'
import { OrgRuleRow } from './org-rule-row.tsx'
import { PasswordSettingsView } from './password-settings-view.tsx'
import forms from './policy-forms.module.css'
import type { PolicyKind } from './policy-kinds.ts'

export function OrgPolicyCard({
  kind,
  policy,
  place,
  handle,
  moves,
  onCalled,
}: {
  kind: PolicyKind
  policy: OrgPolicy
  place: number
  handle?: ReactNode
  /** None: it stays where it is. */
  moves?: Moves
  onCalled: (request: ApiRequest) => void
}) {
  const path = rulesPath(policy)
  const { data: rules, error, refetch } = useWholeOktaList<OrgRule>(path)
  const send = useMove([path], onCalled)
  const move = (rule: OrgRule, to: number) =>
    send(moveOrgRuleRequest(policy, rule, to), `${rule.name} is now number ${to}`)
  const groups = useNamed('group', policy.conditions.people?.groups?.include ?? [])
  const [adding, setAdding] = useState(false)
  const own = rules?.filter(({ system }) => !system) ?? []
  const usual = rules?.filter(({ system }) => system) ?? []
  return (
    <article className={styles.card} aria-label={`Policy ${policy.name}`}>
      <header className={styles.head}>
        {handle}
        <span className={styles.place}>{place}</span>
        <div className={styles.words}>
          <div className={styles.title}>
            <h2>{policy.name}</h2>
            <ActiveBadge status={policy.status} />
          </div>
          <p className={styles.soft}>{policy.description}</p>
          {policy.type === 'ACCESS_POLICY' && <UsedBy policy={policy} />}
          {kind.forGroups && (
            <p className={styles.clients}>
              Assigned to:{' '}
              {policy.system || groups.length === 0 ? 'Everyone' : groups.map(({ title }) => title).join(', ')}
            </p>
          )}
        </div>
        <OrgPolicyMenu kind={kind} policy={policy} groups={groups} moves={moves} onCalled={onCalled} />
      </header>
      <Settings policy={policy} />
      {error !== null && <ErrorView error={error} retry={() => void refetch()} />}
      {error === null && rules === undefined && (
        <div className={styles.waiting} aria-hidden>
          <Skeleton height={12} width="40%" />
        </div>
      )}
      {rules?.length === 0 && (
        <p className={styles.none}>No rules yet: until it has one, this policy decides nothing.</p>
      )}
      {own.length > 0 && (
        <SortableList
          label={`Rules of ${policy.name}, in order`}
          className={styles.rules}
          items={own}
          nameOf={({ name }) => name}
          onMove={move}
        >
          {(rule, at) => (
            <OrgRuleRow
              policy={policy}
              rule={rule}
              {...at}
              moves={movesOf(at.place, own.length, (to) => move(rule, to))}
              onCalled={onCalled}
            />
          )}
        </SortableList>
      )}
      {usual.map((rule) => (
        <OrgRuleRow key={rule.id} policy={policy} rule={rule} place={own.length + 1} onCalled={onCalled} />
      ))}
      <div className={styles.foot}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add rule
          <span className="visually-hidden"> to {policy.name}</span>
        </Button>
      </div>
      {adding && <OrgRuleDialog policy={policy} onClose={() => setAdding(false)} />}
    </article>
  )
}

/** An application that chose no policy is under Okta's own. */
function UsedBy({ policy }: { policy: OrgPolicy }) {
  const { data: apps } = useWholeOktaList<OktaApp>(`${policyPath(policy)}/app`)
  if (apps === undefined) return null
  const names = apps.map(({ label }) => label).join(', ')
  return <p className={styles.clients}>Used by: {names === '' ? 'no application' : names}</p>
}

function Settings({ policy: { type, settings } }: { policy: OrgPolicy }) {
  if (type === 'PASSWORD')
    return (
      <div className={forms.settings}>
        <PasswordSettingsView settings={settings} />
      </div>
    )
  if (type === 'MFA_ENROLL')
    return (
      <div className={forms.settings}>
        <Facts>
          {FACTORS.map(({ factor, label }) => (
            <Fact key={factor} label={label}>
              {ENROLLING[enrollingOf(settings, factor)]}
            </Fact>
          ))}
        </Facts>
      </div>
    )
  return null
}
