// Claims tab: what its tokens say of a person.
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import styles from '../policies.module.css'
import { ClaimDialog } from './claim-dialog.tsx'
import { claimsPath, deleteClaimRequest } from './claim-requests.ts'
import { FILTER_WORDS, scopesOfClaim, tokenWord } from './claim-words.ts'
import { EditDelete } from './edit-delete.tsx'
import type { OktaClaim, OktaServer } from './server-types.ts'

type Shown = 'ALL' | OktaClaim['claimType']

export function ClaimsTab({ server }: { server: OktaServer }) {
  const path = claimsPath(server)
  const query = useWholeOktaList<OktaClaim>(path)
  const change = useOktaChange()
  const [shown, setShown] = useState<Shown>('ALL')
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<OktaClaim>()
  const [deleting, setDeleting] = useState<OktaClaim>()
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.lead}>
          What tokens say of a person besides what they have to. Okta’s own come with their scopes; add yours.
        </p>
        <Button onClick={() => setAdding(true)}>Add Claim</Button>
      </div>
      <DataTable
        caption={`Claims of ${server.name}`}
        listing={wholeListing({ ...query, data: inOrder(query.data, shown) })}
        rowId={({ id }) => id}
        filters={
          <SegmentedControl
            aria-label="Claim type"
            size="xs"
            value={shown}
            onChange={(value) => setShown(value as Shown)}
            data={[
              { value: 'ALL', label: 'All' },
              { value: 'RESOURCE', label: 'Access' },
              { value: 'IDENTITY', label: 'ID' },
            ]}
          />
        }
        columns={[
          {
            id: 'name',
            title: 'Name',
            width: '11.5rem',
            sortBy: ({ name }) => name,
            cell: ({ name }) => <code>{name}</code>,
          },
          { id: 'value', title: 'Value', cell: (claim) => <ClaimValue claim={claim} /> },
          { id: 'scopes', title: 'Scopes', width: '8rem', sortBy: scopesOfClaim, cell: scopesOfClaim },
          { id: 'type', title: 'Included', width: '10rem', sortBy: tokenWord, cell: tokenWord },
          { id: 'status', title: 'Status', width: '7rem', cell: ({ status }) => <ActiveBadge status={status} /> },
        ]}
        actions={(claim) => (
          <EditDelete
            name={claim.name}
            onEdit={() => setEditing(claim)}
            onDelete={claim.system ? undefined : () => setDeleting(claim)}
          />
        )}
        empty={<EmptyState title="No claims of this kind">Add one to have it in the tokens.</EmptyState>}
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {adding && <ClaimDialog server={server} onClose={() => setAdding(false)} />}
      {editing && <ClaimDialog server={server} claim={editing} onClose={() => setEditing(undefined)} />}
      <ConfirmDialog
        opened={deleting !== undefined}
        onClose={() => setDeleting(undefined)}
        title={`Delete ${deleting?.name}?`}
        confirm="Delete claim"
        run={() =>
          change(deleteClaimRequest(server, deleting as OktaClaim), {
            stale: [path],
            done: `${deleting?.name} was deleted`,
          })
        }
        api={deleting && <OktaCall requests={[deleteClaimRequest(server, deleting)]} />}
      >
        Tokens say it no more. Whoever reads it from them has to do without.
      </ConfirmDialog>
    </>
  )
}

function ClaimValue({ claim }: { claim: OktaClaim }) {
  if (claim.valueType === 'SYSTEM') return 'From the person’s profile'
  if (claim.valueType === 'EXPRESSION') return <code>{claim.value}</code>
  return (
    <span>
      Groups: {FILTER_WORDS[claim.group_filter_type ?? 'REGEX'].toLowerCase()} <code>{claim.value}</code>
    </span>
  )
}

/** One's own first: the many of Okta's are the same everywhere. */
function inOrder(claims: readonly OktaClaim[] | undefined, shown: Shown): OktaClaim[] | undefined {
  return claims
    ?.filter(({ claimType }) => shown === 'ALL' || claimType === shown)
    .sort((one, other) => Number(one.system) - Number(other.system))
}
