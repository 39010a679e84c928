// "Add Rule", and editing one: IF the grant, AND the person, AND the scopes fit, THEN tokens live this long.
import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { DraftFields } from '../../ui/form-section.tsx'
import { findGroups, findUsers } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import { Several } from '../several.tsx'
import { NEW_RULE, type RuleDraft, rulesPath, saveRuleRequest } from './policy-requests.ts'
import styles from './rule-dialog.module.css'
import { RuleGrants } from './rule-grants.tsx'
import { RuleLifetimes } from './rule-lifetimes.tsx'
import { scopesPath } from './scope-requests.ts'
import { ScopesPicker } from './scopes-picker.tsx'
import type { OktaPolicy, OktaRule, OktaServer, OktaServerScope } from './server-types.ts'

const KNOWN = [
  'name',
  'include',
  'groups',
  'accessTokenLifetimeMinutes',
  'refreshTokenLifetimeMinutes',
  'refreshTokenWindowMinutes',
]

export function RuleDialog({
  server,
  policy,
  rule,
  initial = NEW_RULE,
  onClose,
}: {
  server: OktaServer
  policy: OktaPolicy
  rule?: OktaRule
  initial?: RuleDraft
  onClose: () => void
}) {
  const [draft, setDraft] = useState(initial)
  const change = useOktaChange()
  const set = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part })
  const request = saveRuleRequest(server, policy, draft, rule)
  return (
    <FormDialog
      title={rule === undefined ? 'Add Rule' : 'Edit Rule'}
      size="xl"
      onClose={onClose}
      save={rule === undefined ? 'Create Rule' : 'Update Rule'}
      known={KNOWN}
      run={() => change(request, { stale: [rulesPath(server, policy)], done: `${draft.name} was saved` })}
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => {
        const form: DraftFields<RuleDraft> = { draft, set, problems }
        return (
          <>
            <TextInput
              label="Rule Name"
              required
              data-autofocus
              maxLength={100}
              value={draft.name}
              error={problems.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <RuleGrants {...form} />
            <RulePeople {...form} />
            <RuleScopes {...form} server={server} />
            <RuleLifetimes {...form} />
          </>
        )
      }}
    </FormDialog>
  )
}

function RulePeople({ draft, set, problems }: DraftFields<RuleDraft>) {
  return (
    <fieldset className={styles.step}>
      <legend>
        <span className={styles.word}>AND</span> User is
      </legend>
      <Radio.Group
        aria-label="User is"
        value={draft.everybody ? 'ANY' : 'SOME'}
        onChange={(value) => set({ everybody: value === 'ANY' })}
      >
        <div className={styles.boxes}>
          <Radio value="ANY" label="Any user assigned the app" />
          <Radio value="SOME" label="Assigned the app and a member of one of the following:" />
        </div>
      </Radio.Group>
      {!draft.everybody && (
        <div className={styles.inner}>
          <Several
            label="Groups"
            placeholder="Type a group’s name"
            find={findGroups}
            error={problems.groups}
            chosen={draft.groups}
            onChange={(groups) => set({ groups })}
          />
          <Several
            label="Users"
            placeholder="Type a name or an e-mail address"
            find={findUsers}
            chosen={draft.users}
            onChange={(users) => set({ users })}
          />
        </div>
      )}
    </fieldset>
  )
}

function RuleScopes({ draft, set, server }: DraftFields<RuleDraft> & { server: OktaServer }) {
  const { data: scopes = [] } = useWholeOktaList<OktaServerScope>(scopesPath(server))
  const oidc = scopes.filter(({ system }) => system).map(({ name }) => name)
  return (
    <fieldset className={styles.step}>
      <legend>
        <span className={styles.word}>AND</span> Scopes requested
      </legend>
      <Radio.Group
        aria-label="Scopes requested"
        value={draft.anyScope ? 'ANY' : 'SOME'}
        onChange={(value) => set({ anyScope: value === 'ANY' })}
      >
        <div className={styles.boxes}>
          <Radio value="ANY" label="Any scopes" />
          <Radio
            value="SOME"
            label="The following scopes:"
            description="OpenID Connect’s own come with any rule, unless some of them are listed here."
          />
        </div>
      </Radio.Group>
      {!draft.anyScope && (
        <div className={styles.inner}>
          <ScopesPicker server={server} chosen={draft.scopes} onChange={(scopes) => set({ scopes })} />
          <div>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => set({ scopes: [...new Set([...draft.scopes, ...oidc])] })}
            >
              OIDC default scopes
            </Button>
          </div>
        </div>
      )}
    </fieldset>
  )
}
