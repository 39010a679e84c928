// Access Policies tab: who gets which tokens from this server. The order is the meaning: the first rule that fits decides.
import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { SortableList } from '../../ui/sortable-list.tsx'
import { movesOf, useMove } from '../moving.ts'
import { OktaCall } from '../okta-call.tsx'
import { useWholeOktaList } from '../okta-queries.ts'
import styles from '../policies.module.css'
import { PolicyCard } from './policy-card.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { movePolicyRequest, policiesPath } from './policy-requests.ts'
import type { OktaPolicy, OktaServer } from './server-types.ts'

export function PoliciesTab({ server }: { server: OktaServer }) {
  const path = policiesPath(server)
  const { data: policies, error, refetch } = useWholeOktaList<OktaPolicy>(path)
  const [adding, setAdding] = useState(false)
  const [last, setLast] = useState<ApiRequest>()
  const send = useMove([path], setLast)
  const move = (policy: OktaPolicy, place: number) =>
    send(movePolicyRequest(server, policy, place), `${policy.name} is now number ${place}`)
  if (error) return <ErrorView error={error} retry={() => void refetch()} />
  if (policies === undefined) return <SectionSkeleton rows={4} />
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.lead}>
          Policies are asked from the top, and in each its rules from the top. The first rule that fits decides; when
          none fits, nobody gets a token.
        </p>
        <Button onClick={() => setAdding(true)}>Add New Access Policy</Button>
      </div>
      {policies.length === 0 ? (
        <div className={styles.card}>
          <EmptyState icon={<IconShieldCheck size={32} stroke={1.5} aria-hidden />} title="No access policy yet">
            Until there is one with a rule, this server refuses every sign-in. Add a policy for your application, then a
            rule.
          </EmptyState>
        </div>
      ) : (
        <SortableList
          label="Access policies, in order"
          className={styles.policies}
          items={policies}
          nameOf={({ name }) => name}
          onMove={move}
        >
          {(policy, { place, handle }) => (
            <PolicyCard
              server={server}
              policy={policy}
              place={place}
              handle={handle}
              moves={movesOf(place, policies.length, (to) => move(policy, to))}
              onCalled={setLast}
            />
          )}
        </SortableList>
      )}
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {last && <OktaCall requests={[last]} />}
      {adding && <PolicyDialog server={server} onClose={() => setAdding(false)} />}
    </>
  )
}
