import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ErrorView } from '../../ui/error-view.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { SortableList } from '../../ui/sortable-list.tsx'
import { movesOf, useMove } from '../moving.ts'
import { OktaCall } from '../okta-call.tsx'
import { useWholeOktaList } from '../okta-queries.ts'
import styles from '../policies.module.css'
import { movePolicyRequest, type OrgPolicy, policiesOf } from './org-policy.ts'
import { OrgPolicyCard } from './org-policy-card.tsx'
import { OrgPolicyDialog } from './org-policy-dialog.tsx'
import type { PolicyKind } from './policy-kinds.ts'

/** All policies of a type, in the order they are asked; Okta's own is last and stays there. */
export function PolicyList({ kind }: { kind: PolicyKind }) {
  const path = policiesOf(kind.type)
  const { data: policies, error, refetch } = useWholeOktaList<OrgPolicy>(path)
  const [adding, setAdding] = useState(false)
  const [called, setCalled] = useState<ApiRequest>()
  const send = useMove([path], setCalled)
  const move = (policy: OrgPolicy, place: number) =>
    send(movePolicyRequest(policy, place), `${policy.name} is now number ${place}`)
  if (error) return <ErrorView error={error} retry={() => void refetch()} />
  if (policies === undefined) return <SectionSkeleton rows={4} />
  const own = policies.filter(({ system }) => !system)
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.lead}>{kind.lead}</p>
        <Button onClick={() => setAdding(true)}>{kind.add}</Button>
      </div>
      {own.length > 0 && (
        <SortableList
          label={`${kind.title} policies, in order`}
          className={styles.policies}
          items={own}
          nameOf={({ name }) => name}
          onMove={move}
        >
          {(policy, at) => (
            <OrgPolicyCard
              kind={kind}
              policy={policy}
              {...at}
              moves={movesOf(at.place, own.length, (to) => move(policy, to))}
              onCalled={setCalled}
            />
          )}
        </SortableList>
      )}
      {policies
        .filter(({ system }) => system)
        .map((policy) => (
          <OrgPolicyCard key={policy.id} kind={kind} policy={policy} place={own.length + 1} onCalled={setCalled} />
        ))}
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {called && <OktaCall requests={[called]} title="The API call that did this" />}
      {adding && <OrgPolicyDialog kind={kind} onClose={() => setAdding(false)} />}
    </>
  )
}
