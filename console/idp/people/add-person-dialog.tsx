import { Checkbox, PasswordInput, Select, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { type Choice, Picked, SearchPicker } from '../../ui/search-picker.tsx'
import { findOwnGroups } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import styles from './add-person-dialog.module.css'
import { createPersonRequest, HIDDEN_PASSWORD, NOBODY_YET, type PersonDraft, USERS } from './people-requests.ts'

const KNOWN = ['firstName', 'lastName', 'login', 'email', 'secondEmail', 'password', 'groupIds']

/** "Add Person", with Okta's fields in Okta's order. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState<PersonDraft>(NOBODY_YET)
  const [groups, setGroups] = useState<readonly Choice[]>([])
  const change = useOktaChange()
  const navigate = useNavigate()
  const set = (changed: Partial<PersonDraft>) => setDraft({ ...draft, ...changed })
  const join = (next: readonly Choice[]) => {
    setGroups(next)
    set({ groupIds: next.map(({ id }) => id) })
  }
  async function run() {
    const name = `${draft.firstName} ${draft.lastName}`
    const { id } = await change<OktaUser>(createPersonRequest(draft), { stale: [USERS], done: `${name} was added` })
    await navigate({ to: `/user/profile/view/${id}` })
  }
  const filled = [draft.firstName, draft.lastName, draft.login, draft.email].every((text) => text.trim() !== '')
  const shown = draft.setPassword ? { ...draft, password: HIDDEN_PASSWORD } : draft
  return (
    <FormDialog
      title="Add Person"
      onClose={onClose}
      save="Save"
      ready={filled && !(draft.setPassword && draft.password === '')}
      known={KNOWN}
      run={run}
      api={<OktaCall requests={[createPersonRequest(shown)]} />}
    >
      {(problems) => (
        <>
          <div className={styles.pair}>
            <TextInput
              label="First name"
              required
              maxLength={50}
              data-autofocus
              value={draft.firstName}
              error={problems.firstName}
              onChange={(event) => set({ firstName: event.currentTarget.value })}
            />
            <TextInput
              label="Last name"
              required
              maxLength={50}
              value={draft.lastName}
              error={problems.lastName}
              onChange={(event) => set({ lastName: event.currentTarget.value })}
            />
          </div>
          <TextInput
            label="Username"
            description="In the form of an e-mail address."
            required
            maxLength={100}
            autoComplete="off"
            value={draft.login}
            error={problems.login}
            // The two are the same for nearly everybody.
            onChange={({ currentTarget: { value } }) =>
              set({ login: value, ...(draft.email === draft.login ? { email: value } : {}) })
            }
          />
          <TextInput
            label="Primary email"
            type="email"
            required
            maxLength={100}
            autoComplete="off"
            value={draft.email}
            error={problems.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
          <TextInput
            label="Secondary email (optional)"
            type="email"
            maxLength={100}
            autoComplete="off"
            value={draft.secondEmail}
            error={problems.secondEmail}
            onChange={(event) => set({ secondEmail: event.currentTarget.value })}
          />
          <SearchPicker
            label="Groups (optional)"
            placeholder="Type a group’s name"
            find={findOwnGroups}
            taken={draft.groupIds}
            error={problems.groupIds}
            onPick={(choice) => join([...groups, choice])}
          />
          <Picked
            label="Groups to join"
            choices={groups}
            onRemove={({ id }) => join(groups.filter((group) => group.id !== id))}
          />
          <Select
            label="Activation"
            value={draft.activate ? 'now' : 'later'}
            onChange={(value) => set({ activate: value === 'now' })}
            description={activationHint(draft)}
            data={[
              { value: 'now', label: 'Activate now' },
              { value: 'later', label: 'Activate later' },
            ]}
          />
          <Checkbox
            label="I will set password"
            checked={draft.setPassword}
            onChange={(event) => set({ setPassword: event.currentTarget.checked })}
          />
          {draft.setPassword && (
            <>
              <PasswordInput
                label="Password"
                required
                autoComplete="new-password"
                value={draft.password}
                error={problems.password}
                aria-invalid={problems.password !== undefined}
                visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
                onChange={(event) => set({ password: event.currentTarget.value })}
              />
              {draft.activate && (
                <Checkbox
                  label="User must change password on first login"
                  checked={draft.changeAtFirst}
                  onChange={(event) => set({ changeAtFirst: event.currentTarget.checked })}
                />
              )}
            </>
          )}
        </>
      )}
    </FormDialog>
  )
}

function activationHint({ activate, setPassword }: PersonDraft): string {
  if (!activate) return 'They stay staged until somebody activates them.'
  if (setPassword) return 'They can sign in at once.'
  return 'They get an e-mail with a link, and choose a password there.'
}
