// One policy: whom it is for, what it says, and its rules in order.
import { type ReactNode, useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { Fact, Facts } from '../../ui/section.tsx'
import { type Moves, useMove } from '../moving.ts'
import { useNamed } from '../names.tsx'
import { useWholeOktaList } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { AddRule, PolicyFrame, PolicyRules, Whom } from '../policy-frame.tsx'
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
    <PolicyFrame
      policy={policy}
      place={place}
      handle={handle}
      whom={
        <>
          {policy.type === 'ACCESS_POLICY' && <UsedBy policy={policy} />}
          {kind.forGroups && (
            <Whom>
              Assigned to:{' '}
              {policy.system || groups.length === 0 ? 'Everyone' : groups.map(({ title }) => title).join(', ')}
            </Whom>
          )}
        </>
      }
      menu={<OrgPolicyMenu kind={kind} policy={policy} groups={groups} moves={moves} onCalled={onCalled} />}
    >
      <Settings policy={policy} />
      <PolicyRules
        of={policy.name}
        rules={rules && own}
        error={error}
        retry={() => void refetch()}
        none="No rules yet: until it has one, this policy decides nothing."
        last={usual.map((rule) => (
          <OrgRuleRow key={rule.id} policy={policy} rule={rule} place={own.length + 1} onCalled={onCalled} />
        ))}
        onMove={move}
      >
        {(rule, at) => <OrgRuleRow policy={policy} rule={rule} {...at} onCalled={onCalled} />}
      </PolicyRules>
      <AddRule onClick={() => setAdding(true)}>
        Add rule
        <span className="visually-hidden"> to {policy.name}</span>
      </AddRule>
      {adding && <OrgRuleDialog policy={policy} onClose={() => setAdding(false)} />}
    </PolicyFrame>
  )
}

/** An application that chose no policy is under Okta's own. */
function UsedBy({ policy }: { policy: OrgPolicy }) {
  const { data: apps } = useWholeOktaList<OktaApp>(`${policyPath(policy)}/app`)
  if (apps === undefined) return null
  const names = apps.map(({ label }) => label).join(', ')
  return <Whom>Used by: {names === '' ? 'no application' : names}</Whom>
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
