import type { ApiRequest } from '../../ui/api-request.ts'
import type { SortablePlace } from '../../ui/sortable-list.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import type { Moves } from '../moving.ts'
import { useNamed } from '../names.tsx'
import styles from '../policies.module.css'
import { EVERYONE } from './policy-requests.ts'
import { RuleMenu } from './rule-menu.tsx'
import { grantsWord, lifetimeWords, scopesWord } from './rule-words.ts'
import type { OktaPolicy, OktaRule, OktaServer } from './server-types.ts'

/** One rule, as the sentence it is. */
export function RuleRow({
  server,
  policy,
  rule,
  place,
  handle,
  moves,
  onCalled,
}: {
  server: OktaServer
  policy: OktaPolicy
  rule: OktaRule
  moves: Moves
  onCalled: (request: ApiRequest) => void
} & SortablePlace) {
  const { people } = rule.conditions
  const groups = useNamed('group', people.groups.include.filter(isNamed))
  const users = useNamed('user', people.users.include)
  const without = [
    ...useNamed('group', people.groups.exclude.filter(isNamed)),
    ...useNamed('user', people.users.exclude),
  ]
  return (
    <div className={styles.rule}>
      {handle}
      <span className={styles.place}>{place}</span>
      <div className={styles.words}>
        <div className={styles.title}>
          <h3>{rule.name}</h3>
          <ActiveBadge status={rule.status} />
        </div>
        <dl className={styles.facts}>
          <dt>Grant type is</dt>
          <dd>{grantsWord(rule)}</dd>
          <dt>User is</dt>
          <dd>
            {people.groups.include.includes(EVERYONE)
              ? 'Any user assigned the app'
              : titles([...groups, ...users]) || 'Nobody: for a client on its own'}
            {without.length > 0 && `, but not ${titles(without)}`}
          </dd>
          <dt>Scopes requested</dt>
          <dd>{scopesWord(rule)}</dd>
          <dt>Tokens live</dt>
          <dd>{lifetimeWords(rule)}</dd>
        </dl>
      </div>
      <RuleMenu
        server={server}
        policy={policy}
        rule={rule}
        groups={groups}
        users={users}
        moves={moves}
        onCalled={onCalled}
      />
    </div>
  )
}

function isNamed(id: string): boolean {
  return id !== EVERYONE
}

function titles(choices: readonly { title: string }[]): string {
  return choices.map(({ title }) => title).join(', ')
}
