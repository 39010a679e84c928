// "Add Claim", and editing one: what a token says of a person besides what it has to.
import { Checkbox, Radio, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { DraftFields } from '../../ui/form-section.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { type ClaimDraft, claimDraft, claimsPath, NEW_CLAIM, saveClaimRequest } from './claim-requests.ts'
import { FILTER_WORDS } from './claim-words.ts'
import styles from './rule-dialog.module.css'
import { ScopesPicker } from './scopes-picker.tsx'
import type { GroupFilter, OktaClaim, OktaServer } from './server-types.ts'

export function ClaimDialog({
  server,
  claim,
  onClose,
}: {
  server: OktaServer
  claim?: OktaClaim
  onClose: () => void
}) {
  const [draft, setDraft] = useState(claim === undefined ? NEW_CLAIM : claimDraft(claim))
  const change = useOktaChange()
  const set = (part: Partial<ClaimDraft>) => setDraft({ ...draft, ...part })
  const request = saveClaimRequest(server, draft, claim)
  const system = claim?.system === true
  return (
    <FormDialog
      title={claim === undefined ? 'Add Claim' : 'Edit Claim'}
      onClose={onClose}
      save={claim === undefined ? 'Create' : 'Save'}
      known={['name', 'value', 'group_filter_type', 'scopes']}
      run={() => change(request, { stale: [claimsPath(server)], done: `${draft.name} was saved` })}
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => {
        const form: DraftFields<ClaimDraft> = { draft, set, problems }
        return (
          <>
            <TextInput
              label="Name"
              required
              data-autofocus
              spellCheck={false}
              placeholder="department"
              readOnly={system}
              description={system ? 'One of Okta’s own: where it is included can be changed.' : undefined}
              value={draft.name}
              error={problems.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <TokenFields {...form} fixed={system} />
            {!system && <ValueFields {...form} />}
            <Checkbox
              label="Disable claim"
              checked={draft.disabled}
              onChange={(event) => set({ disabled: event.currentTarget.checked })}
            />
            {!system && (
              <>
                <Radio.Group
                  label="Include in"
                  value={draft.anyScope ? 'ANY' : 'SOME'}
                  onChange={(value) => set({ anyScope: value === 'ANY' })}
                >
                  <div className={styles.choices}>
                    <Radio value="ANY" label="Any scope" />
                    <Radio value="SOME" label="The following scopes:" />
                  </div>
                </Radio.Group>
                {!draft.anyScope && (
                  <div className={styles.inner}>
                    <ScopesPicker
                      server={server}
                      chosen={draft.scopes}
                      error={problems.scopes}
                      onChange={(scopes) => set({ scopes })}
                    />
                  </div>
                )}
              </>
            )}
          </>
        )
      }}
    </FormDialog>
  )
}

function TokenFields({ draft, set, fixed }: DraftFields<ClaimDraft> & { fixed: boolean }) {
  return (
    <>
      <Select
        label="Include in token type"
        disabled={fixed}
        value={draft.claimType}
        onChange={(type) => set({ claimType: type as ClaimDraft['claimType'] })}
        data={[
          { value: 'RESOURCE', label: 'Access Token' },
          { value: 'IDENTITY', label: 'ID Token' },
        ]}
      />
      {draft.claimType === 'IDENTITY' && (
        <Select
          label="When"
          value={draft.always ? 'ALWAYS' : 'ON_REQUEST'}
          onChange={(when) => set({ always: when === 'ALWAYS' })}
          data={[
            { value: 'ALWAYS', label: 'Always' },
            { value: 'ON_REQUEST', label: 'Userinfo / id_token request' },
          ]}
        />
      )}
    </>
  )
}

function ValueFields({ draft, set, problems }: DraftFields<ClaimDraft>) {
  const groups = draft.valueType === 'GROUPS'
  return (
    <>
      <Select
        label="Value type"
        value={draft.valueType}
        onChange={(type) => set({ valueType: type as ClaimDraft['valueType'] })}
        data={[
          { value: 'EXPRESSION', label: 'Expression' },
          { value: 'GROUPS', label: 'Groups' },
        ]}
      />
      {groups && (
        <Select
          label="Filter"
          description="The names of the person’s groups that fit, at most a hundred."
          value={draft.filter}
          error={problems.group_filter_type}
          onChange={(filter) => set({ filter: filter as GroupFilter })}
          data={Object.entries(FILTER_WORDS).map(([value, label]) => ({ value, label }))}
        />
      )}
      <TextInput
        label="Value"
        required
        spellCheck={false}
        placeholder={groups ? '.*' : 'user.department'}
        description={
          groups
            ? undefined
            : 'user.department, appuser.userName, app.clientId, or a text in "quotes". Try it in Token Preview.'
        }
        value={draft.value}
        error={problems.value}
        onChange={(event) => set({ value: event.currentTarget.value })}
      />
    </>
  )
}
