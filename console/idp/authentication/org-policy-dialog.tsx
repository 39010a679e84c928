import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { Choice } from '../../ui/search-picker.tsx'
import { findGroups } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { Several } from '../several.tsx'
import { ENROLLING, type Enrolling, enrollingOf, FACTORS, withEnrolling } from './enrolment-settings.ts'
import { type OrgPolicy, type PolicyDraft, policiesOf, savePolicyRequest } from './org-policy.ts'
import { passwordSettings } from './password-settings.ts'
import { PasswordSettingsFields } from './password-settings-fields.tsx'
import styles from './policy-forms.module.css'
import type { PolicyKind } from './policy-kinds.ts'

const KNOWN = [
  'name',
  'description',
  'groups',
  'minLength',
  'historyCount',
  'maxAgeDays',
  'maxAttempts',
  'autoUnlockMinutes',
]

/** Adds a policy, or changes one. @param groups  the ones it is for, with their names */
export function OrgPolicyDialog({
  kind,
  policy,
  groups = [],
  onClose,
}: {
  kind: PolicyKind
  policy?: OrgPolicy
  groups?: readonly Choice[]
  onClose: () => void
}) {
  const [draft, setDraft] = useState<PolicyDraft>({
    name: policy?.name ?? '',
    description: policy?.description ?? '',
    groups,
    settings: settingsOf(kind, policy),
  })
  const change = useOktaChange()
  const set = (part: Partial<PolicyDraft>) => setDraft({ ...draft, ...part })
  const request = savePolicyRequest(kind.type, draft, policy)
  const choosesGroups = kind.forGroups && !policy?.system
  return (
    <FormDialog
      title={policy === undefined ? kind.add : `Edit ${policy.name}`}
      onClose={onClose}
      save={policy === undefined ? 'Create Policy' : 'Update Policy'}
      ready={draft.name.trim() !== '' && !(choosesGroups && draft.groups.length === 0)}
      known={KNOWN}
      run={() => change(request, { stale: [policiesOf(kind.type)], done: `${draft.name} was saved` })}
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Policy name"
            required
            data-autofocus
            maxLength={255}
            value={draft.name}
            error={problems.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Textarea
            label="Policy description"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1024}
            value={draft.description}
            error={problems.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          {choosesGroups && (
            <Several
              label="Assign to groups"
              placeholder="Type a group’s name"
              find={findGroups}
              error={problems.groups}
              chosen={draft.groups}
              onChange={(chosen) => set({ groups: chosen })}
            />
          )}
          {kind.type === 'PASSWORD' && (
            <PasswordSettingsFields
              settings={draft.settings}
              problems={problems}
              onChange={(settings) => set({ settings })}
            />
          )}
          {kind.type === 'MFA_ENROLL' && (
            <fieldset className={styles.step}>
              <legend>Eligible factors</legend>
              {FACTORS.map(({ factor, label }) => (
                <Select
                  key={factor}
                  label={label}
                  value={enrollingOf(draft.settings, factor)}
                  onChange={(self) => set({ settings: withEnrolling(draft.settings, factor, self as Enrolling) })}
                  data={Object.entries(ENROLLING).map(([value, word]) => ({ value, label: word }))}
                />
              ))}
            </fieldset>
          )}
        </>
      )}
    </FormDialog>
  )
}

/** As much of them as can be said again. */
function settingsOf(kind: PolicyKind, policy: OrgPolicy | undefined) {
  if (policy?.settings === undefined) return kind.usual
  return kind.type === 'PASSWORD' ? { password: passwordSettings(policy.settings) } : policy.settings
}
