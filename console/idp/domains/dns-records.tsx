import { CopyValue } from '../../ui/copy-value.tsx'
import { type Column, DataTable, wholeListing } from '../../ui/data-table.tsx'
import styles from './domain-card.module.css'
import type { OktaDnsRecord, OktaDomain } from './domain-requests.ts'

/** What has to be entered where the domain is managed, each value to copy. */
export function DnsRecords({ domain }: { domain: OktaDomain }) {
  const query = { data: domain.dnsRecords, error: null, refetch: () => {} }
  return (
    <div className={styles.records}>
      <DataTable
        caption={`DNS records of ${domain.domain}`}
        listing={wholeListing(query)}
        rowId={({ recordType, fqdn }) => `${recordType} ${fqdn}`}
        columns={COLUMNS}
        empty={null}
      />
    </div>
  )
}

const COLUMNS: readonly Column<OktaDnsRecord>[] = [
  { id: 'type', title: 'Type', width: '6rem', cell: ({ recordType }) => recordType },
  {
    id: 'name',
    title: 'Name',
    tall: true,
    cell: ({ recordType, fqdn }) => <CopyValue plain value={fqdn} label={`name of the ${recordType} record`} />,
  },
  {
    id: 'value',
    title: 'Value',
    tall: true,
    cell: ({ recordType, values }) => (
      <CopyValue plain value={values.join(' ')} label={`value of the ${recordType} record`} />
    ),
  },
]
