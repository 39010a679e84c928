// Okta API Scopes tab: what the app may do with this org's management API, with an access token of its own.
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OKTA_ACCESS } from '../okta-api.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import type { OktaApp, OktaScopeGrant } from '../okta-types.ts'
import { appPath } from './app-requests.ts'
import { OKTA_SCOPES, type OktaScope } from './okta-scopes.ts'

type Row = OktaScope & { readonly grant: OktaScopeGrant | undefined }
type Shown = 'ANY' | 'GRANTED' | 'NOT_GRANTED'

export function ApiScopesTab({ app }: { app: OktaApp }) {
  const path = `${appPath(app.id)}/grants`
  const query = useWholeOktaList<OktaScopeGrant>(path)
  const change = useOktaChange()
  const [q, setQ] = useState('')
  const [shown, setShown] = useState<Shown>('ANY')
  const [asking, setAsking] = useState<Row>()
  const rows = query.data && rowsOf(query.data).filter((row) => isShown(row, q, shown))
  const request = (row: Row): ApiRequest =>
    row.grant === undefined
      ? { method: 'POST', path, body: { scopeId: row.name, issuer: OKTA_ACCESS.origin } }
      : { method: 'DELETE', path: `${path}/${row.grant.id}` }
  const granting = asking?.grant === undefined
  return (
    <>
      <DataTable
        caption={`Okta API scopes of ${app.label}`}
        listing={wholeListing({ ...query, data: rows })}
        rowId={({ name }) => name}
        search={{ label: 'Search scopes', value: q, onChange: setQ }}
        filters={
          <SegmentedControl
            aria-label="Consent"
            size="xs"
            value={shown}
            onChange={(value) => setShown(value as Shown)}
            data={[
              { value: 'ANY', label: 'Any' },
              { value: 'GRANTED', label: 'Granted' },
              { value: 'NOT_GRANTED', label: 'Not granted' },
            ]}
          />
        }
        columns={[
          { id: 'scope', title: 'Scope', width: '19rem', cell: ({ name }) => <code>{name}</code> },
          { id: 'text', title: 'What it allows', cell: ({ text }) => text },
          {
            id: 'consent',
            title: 'Consent',
            width: '8.5rem',
            cell: ({ grant }) =>
              grant === undefined ? (
                <StatusBadge tone="off">Not granted</StatusBadge>
              ) : (
                <StatusBadge tone="good">Granted</StatusBadge>
              ),
          },
        ]}
        actions={(row) => (
          <Button
            variant={row.grant === undefined ? 'light' : 'default'}
            size="compact-sm"
            aria-label={`${row.grant === undefined ? 'Grant' : 'Revoke'} ${row.name}`}
            onClick={() => setAsking(row)}
          >
            {row.grant === undefined ? 'Grant' : 'Revoke'}
          </Button>
        )}
        empty={
          <EmptyState title="No scope found">Nothing here has this in its name. Try fewer letters, or Any.</EmptyState>
        }
      />
      <ConfirmDialog
        opened={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={granting ? 'Grant this Okta API scope?' : 'Revoke this Okta API scope?'}
        confirm={granting ? 'Grant access' : 'Revoke access'}
        danger={!granting}
        run={() =>
          change(request(asking as Row), {
            stale: [path],
            done: `${(asking as Row).name} ${granting ? 'was granted' : 'was revoked'}`,
          })
        }
        api={asking && <OktaCall requests={[request(asking)]} />}
      >
        {granting
          ? `${app.label} can then get access tokens for ${asking?.name} and use them without anybody being asked again.`
          : `${app.label} gets no new access tokens for ${asking?.name}.`}
      </ConfirmDialog>
    </>
  )
}

/** All the scopes there are, and whatever else was granted. */
function rowsOf(grants: readonly OktaScopeGrant[]): Row[] {
  const byName = new Map(grants.map((grant) => [grant.scopeId, grant]))
  const known = OKTA_SCOPES.map((scope) => ({ ...scope, grant: byName.get(scope.name) }))
  const names = new Set(OKTA_SCOPES.map(({ name }) => name))
  const others = grants.filter(({ scopeId }) => !names.has(scopeId))
  return [...known, ...others.map((grant) => ({ name: grant.scopeId, text: '', grant }))]
}

function isShown({ name, text, grant }: Row, q: string, shown: Shown): boolean {
  if (shown !== 'ANY' && (shown === 'GRANTED') !== (grant !== undefined)) return false
  return `${name} ${text}`.toLowerCase().includes(q.trim().toLowerCase())
}
