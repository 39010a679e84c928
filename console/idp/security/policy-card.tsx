// One access policy: whom it is for, and its rules in order.
import { Button, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ErrorView } from '../../ui/error-view.tsx'
import { SortableList, type SortablePlace } from '../../ui/sortable-list.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { type Moves, movesOf, useMove } from '../moving.ts'
import { useNamed } from '../names.tsx'
import { useWholeOktaList } from '../okta-queries.ts'
import styles from '../policies.module.css'
import { PolicyMenu } from './policy-menu.tsx'
import { ALL_CLIENTS, moveRuleRequest, rulesPath } from './policy-requests.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { RuleRow } from './rule-row.tsx'
import type { OktaPolicy, OktaRule, OktaServer } from './server-types.ts'

export function PolicyCard({
  server,
  policy,
  place,
  handle,
  moves,
  onCalled,
}: {
  server: OktaServer
  policy: OktaPolicy
  moves: Moves
  /** What was called for something that has no form. */
  onCalled: (request: ApiRequest) => void
} & SortablePlace) {
  const path = rulesPath(server, policy)
  const { data: rules, error, refetch } = useWholeOktaList<OktaRule>(path)
  const send = useMove([path], onCalled)
  const move = (rule: OktaRule, to: number) =>
    send(moveRuleRequest(server, policy, rule, to), `${rule.name} is now number ${to}`)
  const { include } = policy.conditions.clients
  const clients = useNamed(
    'app',
    include.filter((id) => id !== ALL_CLIENTS),
  )
  const [adding, setAdding] = useState(false)
  return (
    <article className={styles.card} aria-label={`Policy ${policy.name}`}>
      <header className={styles.head}>
        {handle}
        <span className={styles.place}>{place}</span>
        <div className={styles.words}>
          <div className={styles.title}>
            <h2>{policy.name}</h2>
            <ActiveBadge status={policy.status} />
          </div>
          <p className={styles.soft}>{policy.description}</p>
          <p className={styles.clients}>
            Assigned to: {include.includes(ALL_CLIENTS) ? 'All clients' : clients.map(({ title }) => title).join(', ')}
          </p>
        </div>
        <PolicyMenu server={server} policy={policy} clients={clients} moves={moves} onCalled={onCalled} />
      </header>
      {error !== null && <ErrorView error={error} retry={() => void refetch()} />}
      {error === null && rules === undefined && (
        <div className={styles.waiting} aria-hidden>
          <Skeleton height={12} width="40%" />
        </div>
      )}
      {rules?.length === 0 && <p className={styles.none}>No rules yet: this policy lets nobody in.</p>}
      {rules !== undefined && rules.length > 0 && (
        <SortableList
          label={`Rules of ${policy.name}, in order`}
          className={styles.rules}
          items={rules}
          nameOf={({ name }) => name}
          onMove={move}
        >
          {(rule, at) => (
            <RuleRow
              server={server}
              policy={policy}
              rule={rule}
              {...at}
              moves={movesOf(at.place, rules.length, (to) => move(rule, to))}
              onCalled={onCalled}
            />
          )}
        </SortableList>
      )}
      <div className={styles.foot}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add Rule
        </Button>
      </div>
      {adding && <RuleDialog server={server} policy={policy} onClose={() => setAdding(false)} />}
    </article>
  )
}
