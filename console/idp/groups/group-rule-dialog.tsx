import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { findOwnGroups, findUsers } from '../find-people.ts'
import { useNamed } from '../names.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { Several } from '../several.tsx'
import {
  conditionOf,
  type GroupRuleDraft,
  isFilled,
  NO_RULE_YET,
  type OktaGroupRule,
  RULES,
  saveRuleRequest,
} from './group-rule-draft.ts'
import styles from './rule-condition.module.css'
import { RuleCondition } from './rule-condition.tsx'

/** "Add Rule": a name, IF, THEN, EXCEPT. */
export function GroupRuleDialog({ rule, onClose }: { rule?: OktaGroupRule; onClose: () => void }) {
  const condition = rule && conditionOf(rule.conditions.expression.value)
  const { memberIds = [], ...read } = condition ?? {}
  const groups = useNamed('group', rule?.actions.assignUserToGroups.groupIds ?? [])
  const except = useNamed('user', rule?.conditions.people.users.exclude ?? [])
  const memberOf = useNamed('group', memberIds)
  const [changed, setChanged] = useState<Partial<GroupRuleDraft>>({})
  const change = useOktaChange()
  const named = rule === undefined ? {} : { name: rule.name, groups, except, memberOf }
  const draft: GroupRuleDraft = { ...NO_RULE_YET, ...read, ...named, ...changed }
  const set = (more: Partial<GroupRuleDraft>) => setChanged({ ...changed, ...more })
  const request = saveRuleRequest(draft, rule?.id)
  return (
    <FormDialog
      title={rule === undefined ? 'Add Rule' : `Edit ${rule.name}`}
      onClose={onClose}
      save="Save"
      ready={isFilled(draft)}
      known={['name', 'expression', 'groupIds']}
      run={() => change(request, { stale: [RULES], done: `${draft.name} saved. Activate it when it is ready.` })}
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Name"
            required
            maxLength={50}
            data-autofocus
            value={draft.name}
            error={problems.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <RuleCondition draft={draft} set={set} problem={problems.expression}>
            <Textarea
              label="Expression"
              description='Conditions on user and groups: user.department=="Sales" AND isMemberOfGroupName("Berlin")'
              autosize
              minRows={2}
              spellCheck={false}
              classNames={{ input: styles.code }}
              value={draft.expression}
              error={problems.expression}
              onChange={(event) => set({ expression: event.currentTarget.value })}
            />
          </RuleCondition>
          <Several
            label="Assign to"
            placeholder="Type a group’s name"
            find={findOwnGroups}
            error={problems.groupIds}
            chosen={draft.groups}
            onChange={(chosen) => set({ groups: chosen })}
          />
          <Several
            label="Except the following users (optional)"
            placeholder="Type a name or an e-mail address"
            find={findUsers}
            chosen={draft.except}
            onChange={(chosen) => set({ except: chosen })}
          />
        </>
      )}
    </FormDialog>
  )
}
