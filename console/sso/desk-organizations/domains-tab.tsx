// E-mail domains of a customer: typed addresses there lead to their Okta, once DNS or an operator says the domain is theirs.
import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { IconAt, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { type Column, DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import type { DomainState, Organization } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import styles from './domains-tab.module.css'

type ShownDomain = {
  readonly domain: string
  readonly state: DomainState
  readonly record: { readonly name: string; readonly value: string } | null
  readonly seenAt: number | null
  readonly checkedAt: number | null
  readonly finding: { readonly sentence: string; readonly got: string | null; readonly todo: readonly string[] } | null
}

const STATES: Readonly<Record<DomainState, readonly [string, StatusTone]>> = {
  pending: ['Waiting for DNS', 'wait'],
  proven: ['Proven by DNS', 'good'],
  failing: ['Record is gone', 'bad'],
  lost: ['Lost', 'bad'],
  vouched: ['On our word', 'info'],
}

export function DomainsTab({ organization }: { organization: Organization }) {
  const at = `/api/organizations/${organization.id}/domains`
  const query = useDesk<{ items: ShownDomain[] }>(at, 10_000)
  const mayChange = useMay('support')
  const [adding, setAdding] = useState(false)
  const add = mayChange && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      Add domain
    </Button>
  )
  return (
    <>
      <DataTable
        caption="E-mail domains"
        columns={COLUMNS}
        listing={wholeListing({ ...query, data: query.data?.items })}
        rowId={({ domain }) => domain}
        actions={mayChange ? (domain) => <DomainActions domain={domain} at={at} /> : undefined}
        empty={
          <EmptyState icon={<IconAt size={28} aria-hidden />} title="No e-mail domain" action={add}>
            An address typed in your application finds its Okta by the domain. Add one, or let the customer do it in the
            guide.
          </EmptyState>
        }
      />
      {(query.data?.items.length ?? 0) > 0 && <div>{add}</div>}
      {adding && <AddDomain organization={organization} at={at} onClose={() => setAdding(false)} />}
    </>
  )
}

const COLUMNS: readonly Column<ShownDomain>[] = [
  { id: 'domain', title: 'Domain', width: '24%', cell: ({ domain }) => domain },
  {
    id: 'state',
    title: 'State',
    width: '16%',
    cell: ({ state }) => <StatusBadge tone={STATES[state][1]}>{STATES[state][0]}</StatusBadge>,
  },
  { id: 'story', title: 'What is known', tall: true, cell: (domain) => <Story domain={domain} /> },
]

function Story({ domain: { state, record, seenAt, checkedAt, finding } }: { domain: ShownDomain }) {
  return (
    <div className={styles.story}>
      {finding && <p>{finding.sentence}</p>}
      {finding?.got && (
        <p>
          Found: <code>{finding.got}</code>
        </p>
      )}
      {record !== null && state !== 'proven' && (
        <dl className={styles.record}>
          <dt>TXT record</dt>
          <dd>
            <CopyValue plain value={record.name} label="record name" />
          </dd>
          <dt>Value</dt>
          <dd>
            <CopyValue plain value={record.value} label="record value" />
          </dd>
        </dl>
      )}
      {seenAt !== null ? (
        <p>
          Last seen <At ms={seenAt} />
        </p>
      ) : (
        checkedAt !== null && (
          <p>
            Looked <At ms={checkedAt} />
          </p>
        )
      )}
      {record === null && state === 'vouched' && <p>Somebody here said so; DNS was not asked.</p>}
    </div>
  )
}

function DomainActions({ domain, at }: { domain: ShownDomain; at: string }) {
  const change = useDeskChange()
  const [asked, setAsked] = useState(false)
  const [looking, setLooking] = useState(false)
  const own = `${at}/${encodeURIComponent(domain.domain)}`
  const stale = [at, '/api/overview', '/api/organizations']
  const look = () => {
    setLooking(true)
    void change({ method: 'POST', path: `${own}/check` }, { stale })
      .catch(() => {})
      .finally(() => setLooking(false))
  }
  return (
    <span className={styles.actions}>
      {domain.record !== null && (
        <Button variant="default" size="compact-sm" loading={looking} onClick={look}>
          Look now
        </Button>
      )}
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsked(true)}>
        Remove
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={`Remove ${domain.domain}?`}
        confirm="Remove domain"
        run={() => change({ method: 'DELETE', path: own }, { stale, done: `${domain.domain} leads here no more` })}
      >
        An address typed there leads to no Okta from then on. Whoever is signed in stays so.
      </ConfirmDialog>
    </span>
  )
}

function AddDomain({ organization, at, onClose }: { organization: Organization; at: string; onClose: () => void }) {
  const change = useDeskChange()
  const [domain, setDomain] = useState('')
  const [way, setWay] = useState('dns')
  const stale = [at, '/api/overview', '/api/organizations']
  const run = () =>
    way === 'dns'
      ? change(
          { method: 'POST', path: at, body: { domain: domain.trim() } },
          { stale, done: 'The record is shown now' },
        )
      : change(
          {
            method: 'PATCH',
            path: `/api/organizations/${organization.id}`,
            body: { domains: [...organization.domains, domain.trim()] },
          },
          { stale, done: `${domain.trim()} leads here now` },
        )
  return (
    <FormDialog
      title="Add e-mail domain"
      onClose={onClose}
      save="Add domain"
      ready={domain.trim() !== ''}
      known={['domain', 'domains']}
      run={run}
    >
      {(problems) => (
        <>
          <TextInput
            label="Domain"
            placeholder="globex.com"
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            value={domain}
            error={problems.domain ?? problems.domains}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
          <Radio.Group label="How is it known to be theirs?" value={way} onChange={setWay}>
            <Stack gap={8} mt={6}>
              <Radio value="dns" label="They prove it by a DNS record" />
              <Radio value="word" label="On our word: it leads here at once" />
            </Stack>
          </Radio.Group>
        </>
      )}
    </FormDialog>
  )
}
