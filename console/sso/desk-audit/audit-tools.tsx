import { Button, Menu, Select, TextInput } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { useDesk } from '../desk/desk-queries.ts'
import { type AuditQuestion, KINDS, RANGES, type Range } from './audit-question.ts'
import styles from './audit-tools.module.css'

type Named = { readonly items: readonly { readonly id: string; readonly name: string }[] }
type Ask = (part: Partial<AuditQuestion>) => void

/** @param query  the question as the API is asked, for the export */
export function AuditTools({
  question,
  onAsk,
  query,
}: {
  question: AuditQuestion
  onAsk: Ask
  query: URLSearchParams
}) {
  const operators = useDesk<Named>('/api/operators')
  const keys = useDesk<Named>('/api/api-keys')
  const organizations = useDesk<Named>('/api/organizations?limit=200')
  const actors = [
    { value: '', label: 'Everybody' },
    { value: 'system', label: 'Gatepass' },
    ...choices(operators.data),
    ...choices(keys.data),
  ]
  return (
    <div className={styles.tools}>
      <Select
        className={styles.choice}
        aria-label="Kind of change"
        value={KINDS.some(({ value }) => value === question.action) ? question.action : ''}
        data={KINDS}
        onChange={(action) => onAsk({ action: action ?? '' })}
      />
      <Select
        className={styles.choice}
        aria-label="By whom"
        searchable
        nothingFoundMessage="Nobody by this name"
        value={actors.some(({ value }) => value === question.actor) ? question.actor : ''}
        data={actors}
        onChange={(actor) => onAsk({ actor: actor ?? '' })}
      />
      <Select
        className={styles.choice}
        aria-label="Of which organization"
        searchable
        nothingFoundMessage="No organization by this name"
        value={question.organizationId}
        data={[{ value: '', label: 'Every organization' }, ...choices(organizations.data)]}
        onChange={(organizationId) => onAsk({ organizationId: organizationId ?? '' })}
      />
      <Select
        className={styles.choice}
        aria-label="When"
        value={question.range}
        data={RANGES.map((range) => ({ ...range }))}
        onChange={(range) => onAsk({ range: (range ?? '') as Range })}
      />
      {question.range === 'custom' && <FromTo question={question} onAsk={onAsk} />}
      <ExportMenu query={query} />
      <OnlyThese question={question} onAsk={onAsk} />
    </div>
  )
}

const choices = (named: Named | undefined) => (named?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))

function FromTo({ question, onAsk }: { question: AuditQuestion; onAsk: Ask }) {
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="datetime-local"
          aria-label={end === 'from' ? 'From' : 'To'}
          className={styles.time}
          value={question[end]}
          onChange={(event) => onAsk({ [end]: event.currentTarget.value })}
        />
      ))}
    </>
  )
}

function ExportMenu({ query }: { query: URLSearchParams }) {
  const href = (format: string) => `/api/audit-log/export?${new URLSearchParams([['format', format], ...query])}`
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" className={styles.export} leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={href('csv')} download>
          As a table (CSV)
        </Menu.Item>
        <Menu.Item component="a" href={href('jsonl')} download>
          To be checked (JSON Lines)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** What no list above can show: one action, one actor or one thing, chosen on an entry. */
function OnlyThese({ question, onAsk }: { question: AuditQuestion; onAsk: Ask }) {
  const shown = [
    ['action', question.action.endsWith('.') ? '' : question.action],
    ['targetId', question.targetId],
    ['actor', /^(opr_|key_|system|$)/.test(question.actor) ? '' : question.actor],
  ].filter(([, value]) => value !== '')
  if (shown.length === 0) return null
  return (
    <ul className={styles.only} aria-label="Only">
      {shown.map(([name = '', value]) => (
        <li key={name}>
          <code>{value}</code>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`Not only ${value}`}
            onClick={() => onAsk({ [name]: '' })}
          >
            <IconX size={15} aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  )
}
