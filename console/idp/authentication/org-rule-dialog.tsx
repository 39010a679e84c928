import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { Choice } from '../../ui/search-picker.tsx'
import { findGroups, findUsers } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { Several } from '../several.tsx'
import { type OrgPolicy, type OrgRule, type RuleDraft, rulesPath, saveOrgRuleRequest } from './org-policy.ts'
import { RuleActionFields } from './rule-action-fields.tsx'
import { USUAL_ACTIONS } from './rule-actions.ts'

const KNOWN = [
  'name',
  'factorPromptMode',
  'factorLifetime',
  'maxSessionIdleMinutes',
  'maxSessionLifetimeMinutes',
  'factorMode',
  'reauthenticateIn',
  'self',
]

/** Adds a rule to a policy, or changes one; of Okta's own only what it decides. */
export function OrgRuleDialog({
  policy,
  rule,
  groups = [],
  except = [],
  onClose,
}: {
  policy: OrgPolicy
  rule?: OrgRule
  groups?: readonly Choice[]
  except?: readonly Choice[]
  onClose: () => void
}) {
  const [draft, setDraft] = useState<RuleDraft>({
    name: rule?.name ?? '',
    groups,
    except,
    actions: rule?.actions ?? USUAL_ACTIONS[policy.type],
  })
  const change = useOktaChange()
  const set = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part })
  const request = saveOrgRuleRequest(policy, draft, rule)
  return (
    <FormDialog
      title={rule === undefined ? `Add rule to ${policy.name}` : `Edit ${rule.name}`}
      onClose={onClose}
      save={rule === undefined ? 'Create Rule' : 'Update Rule'}
      ready={draft.name.trim() !== ''}
      known={KNOWN}
      run={() => change(request, { stale: [rulesPath(policy)], done: `${draft.name} was saved` })}
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Rule name"
            required
            data-autofocus
            maxLength={255}
            value={draft.name}
            error={problems.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          {policy.type === 'ACCESS_POLICY' && !rule?.system && (
            <Several
              label="User’s group membership includes (optional)"
              placeholder="Type a group’s name"
              find={findGroups}
              chosen={draft.groups}
              onChange={(chosen) => set({ groups: chosen })}
            />
          )}
          {!rule?.system && (
            <Several
              label="Exclude users (optional)"
              placeholder="Type a name or an e-mail address"
              find={findUsers}
              chosen={draft.except}
              onChange={(chosen) => set({ except: chosen })}
            />
          )}
          <RuleActionFields
            type={policy.type}
            actions={draft.actions}
            problems={problems}
            onChange={(actions) => set({ actions })}
          />
        </>
      )}
    </FormDialog>
  )
}
