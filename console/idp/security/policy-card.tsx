// One access policy: whom it is for, and its rules in order.
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import type { SortablePlace } from '../../ui/sortable-list.tsx'
import { type Moves, useMove } from '../moving.ts'
import { useNamed } from '../names.tsx'
import { useWholeOktaList } from '../okta-queries.ts'
import { AddRule, PolicyFrame, PolicyRules, Whom } from '../policy-frame.tsx'
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
    <PolicyFrame
      policy={policy}
      place={place}
      handle={handle}
      whom={
        <Whom>
          Assigned to: {include.includes(ALL_CLIENTS) ? 'All clients' : clients.map(({ title }) => title).join(', ')}
        </Whom>
      }
      menu={<PolicyMenu server={server} policy={policy} clients={clients} moves={moves} onCalled={onCalled} />}
    >
      <PolicyRules
        of={policy.name}
        rules={rules}
        error={error}
        retry={() => void refetch()}
        none="No rules yet: this policy lets nobody in."
        onMove={move}
      >
        {(rule, at) => <RuleRow server={server} policy={policy} rule={rule} {...at} onCalled={onCalled} />}
      </PolicyRules>
      <AddRule onClick={() => setAdding(true)}>Add Rule</AddRule>
      {adding && <RuleDialog server={server} policy={policy} onClose={() => setAdding(false)} />}
    </PolicyFrame>
  )
}
