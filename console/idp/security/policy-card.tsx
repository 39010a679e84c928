// One access policy: whom it is for, and its rules in order.
import { Button, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorView } from '../../ui/error-view.tsx'
import { useWholeOktaList } from '../okta-queries.ts'
import { ActiveBadge } from './active-badge.tsx'
import { useNamed } from './names.tsx'
import styles from './policies-tab.module.css'
import { PolicyMenu } from './policy-menu.tsx'
import { ALL_CLIENTS, rulesPath } from './policy-requests.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { RuleRow } from './rule-row.tsx'
import type { OktaPolicy, OktaRule, OktaServer } from './server-types.ts'

export function PolicyCard({ server, policy }: { server: OktaServer; policy: OktaPolicy }) {
  const { data: rules, error, refetch } = useWholeOktaList<OktaRule>(rulesPath(server, policy))
  const { include } = policy.conditions.clients
  const clients = useNamed(
    'app',
    include.filter((id) => id !== ALL_CLIENTS),
  )
  const [adding, setAdding] = useState(false)
  return (
    <article className={styles.card} aria-label={`Policy ${policy.name}`}>
      <header className={styles.head}>
        <span className={styles.place}>{policy.priority}</span>
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
        <PolicyMenu server={server} policy={policy} clients={clients} />
      </header>
      {error !== null && <ErrorView error={error} retry={() => void refetch()} />}
      {error === null && rules === undefined && (
        <div className={styles.waiting} aria-hidden>
          <Skeleton height={12} width="40%" />
        </div>
      )}
      {rules?.length === 0 && <p className={styles.none}>No rules yet: this policy lets nobody in.</p>}
      {rules !== undefined && rules.length > 0 && (
        <ol className={styles.rules} aria-label={`Rules of ${policy.name}, in order`}>
          {rules.map((rule) => (
            <li key={rule.id}>
              <RuleRow server={server} policy={policy} rule={rule} />
            </li>
          ))}
        </ol>
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
