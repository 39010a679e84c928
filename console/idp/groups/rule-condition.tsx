import { Radio, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { findGroups } from '../find-people.ts'
import { useOkta } from '../okta-queries.ts'
import { Several } from '../several.tsx'
import type { GroupRuleDraft, Kind, Operator } from './group-rule-draft.ts'
import styles from './rule-condition.module.css'

type Attribute = { readonly title: string; readonly type: string }
type Part = { readonly properties: Readonly<Record<string, Attribute>> }
type UserSchema = { readonly definitions: { readonly base: Part; readonly custom: Part } }

const KINDS: Readonly<Record<string, Kind>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
}

/** IF: what has to be true of a person. @param children  the field of an expression */
export function RuleCondition({
  draft,
  set,
  problem,
  children,
}: {
  draft: GroupRuleDraft
  set: (change: Partial<GroupRuleDraft>) => void
  problem: string | undefined
  children: ReactNode
}) {
  return (
    <>
      <Radio.Group label="If" value={draft.way} onChange={(way) => set({ way: way as GroupRuleDraft['way'] })}>
        <div className={styles.ways}>
          <Radio value="basic" label="Use basic condition" />
          <Radio value="groups" label="Is in any of these groups" />
          <Radio value="expression" label="Use Okta Expression Language (advanced)" />
        </div>
      </Radio.Group>
      {draft.way === 'basic' && <BasicCondition draft={draft} set={set} problem={problem} />}
      {draft.way === 'groups' && (
        <Several
          label="Groups they are in"
          placeholder="Type a group’s name"
          find={findGroups}
          error={problem}
          chosen={draft.memberOf}
          onChange={(chosen) => set({ memberOf: chosen })}
        />
      )}
      {draft.way === 'expression' && children}
    </>
  )
}

function BasicCondition({
  draft,
  set,
  problem,
}: {
  draft: GroupRuleDraft
  set: (change: Partial<GroupRuleDraft>) => void
  problem: string | undefined
}) {
  const { data: schema } = useOkta<UserSchema>('/api/v1/meta/schemas/user/default')
  const attributes = attributesOf(schema)
  const known = attributes.some(({ value }) => value === draft.attribute)
  function choose(attribute: string | null) {
    const kind = attributes.find(({ value }) => value === attribute)?.kind ?? 'string'
    const fresh = kind === draft.kind ? {} : { value: kind === 'boolean' ? 'true' : '' }
    set({ attribute: attribute ?? '', kind, ...fresh, ...(kind === 'string' ? {} : { operator: 'equals' }) })
  }
  return (
    <div className={styles.basic}>
      <Select
        label="User attribute"
        searchable
        value={draft.attribute}
        onChange={choose}
        data={known ? attributes : [{ value: draft.attribute, label: draft.attribute }, ...attributes]}
      />
      <Select
        label="Operator"
        value={draft.operator}
        onChange={(operator) => set({ operator: operator as Operator })}
        data={[
          { value: 'equals', label: 'Equals' },
          ...(draft.kind === 'string'
            ? [
                { value: 'startsWith', label: 'Starts with' },
                { value: 'contains', label: 'Contains' },
              ]
            : []),
        ]}
      />
      {draft.kind === 'boolean' ? (
        <Select
          label="Value"
          value={draft.value}
          error={problem}
          onChange={(value) => set({ value: value ?? 'true' })}
          data={[
            { value: 'true', label: 'True' },
            { value: 'false', label: 'False' },
          ]}
        />
      ) : (
        <TextInput
          label="Value"
          inputMode={draft.kind === 'number' ? 'decimal' : 'text'}
          value={draft.value}
          error={problem}
          onChange={(event) => set({ value: event.currentTarget.value })}
        />
      )}
    </div>
  )
}

type Choosable = { readonly value: string; readonly label: string; readonly kind: Kind }

/** Those with one value; lists have functions of their own, for expressions. */
function attributesOf(schema: UserSchema | undefined): readonly Choosable[] {
  const all = { ...schema?.definitions.base.properties, ...schema?.definitions.custom.properties }
  return Object.entries(all).flatMap(([value, { title, type }]) => {
    const kind = KINDS[type]
    return kind === undefined ? [] : [{ value, label: title, kind }]
  })
}
