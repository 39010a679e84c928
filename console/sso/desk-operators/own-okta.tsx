// The one connection operators may come in by beside their passkeys.
import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import { At } from '../desk/at.tsx'
import { DESK_ACCESS, type DeskPage } from '../desk/desk-api.ts'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import type { Connection, Organization } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import styles from './operators-screen.module.css'

const PATH = '/api/operators-connection'

type Named = { readonly connectionId: string; readonly issuer: string; readonly namedAt: number }

export function OwnOkta() {
  const { data } = useDesk<{ readonly connection: Named | null }>(PATH)
  const change = useDeskChange()
  const mayChange = useMay('owner')
  const [naming, setNaming] = useState(false)
  const [forgetting, setForgetting] = useState(false)
  const named = data?.connection ?? undefined
  const forget = { method: 'DELETE', path: PATH } as const
  return (
    <Section
      title="Through your own Okta"
      lead="Operators may come in by one connection, that of the Okta your own people use. Passkeys go on working."
      actions={
        mayChange && (
          <Button variant="default" size="compact-sm" onClick={() => (named ? setForgetting(true) : setNaming(true))}>
            {named ? 'Back to passkeys alone' : 'Name a connection'}
          </Button>
        )
      }
    >
      {named === undefined ? (
        <p>No connection is named: operators come in by their passkeys alone.</p>
      ) : (
        <Facts>
          <Fact
            label="Issuer"
            hint="Led to another one, the connection opens nothing here until an owner names it again."
          >
            <bdi>{named.issuer}</bdi>
          </Fact>
          <Fact label="Named">
            <At ms={named.namedAt} />
          </Fact>
        </Facts>
      )}
      {naming && <NameIt onClose={() => setNaming(false)} />}
      <ConfirmDialog
        opened={forgetting}
        onClose={() => setForgetting(false)}
        title="Let operators in by passkeys alone?"
        confirm="Passkeys alone"
        run={() => change(forget, { stale: [PATH], done: 'Operators come in by their passkeys alone' })}
        api={<ApiCallPanel requests={[forget]} access={DESK_ACCESS} />}
      >
        Nobody comes in through Okta any more. Whoever is signed in stays so; whoever has no passkey needs a link.
      </ConfirmDialog>
    </Section>
  )
}

function NameIt({ onClose }: { onClose: () => void }) {
  const change = useDeskChange()
  const connections = useDesk<DeskPage<Connection>>('/api/connections?limit=200')
  const organizations = useDesk<DeskPage<Organization>>('/api/organizations?limit=200')
  const [connectionId, setConnectionId] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const nameOf = (id: string) => organizations.data?.items.find((each) => each.id === id)?.name ?? id
  const live = (connections.data?.items ?? []).filter(({ status }) => status === 'active')
  const chosen = live.find(({ id }) => id === connectionId)
  const name = chosen === undefined ? '' : nameOf(chosen.organizationId)
  const body = { connectionId, issuer: chosen?.issuer ?? null, organization: typed.trim() }
  const request = { method: 'PUT', path: PATH, body } as const
  return (
    <FormDialog
      title="Through which Okta?"
      onClose={onClose}
      save="Name it"
      ready={chosen !== undefined && typed.trim() === name.trim()}
      known={['connectionId', 'organization']}
      run={() => change(request, { stale: [PATH, '/api/connections'], done: 'Operators may come in through Okta' })}
      api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
    >
      {(problems) => (
        <>
          <Select
            label="Connection"
            description="Of the organization that is yourselves."
            placeholder="Choose a live connection"
            searchable
            nothingFoundMessage="No live connection by this name"
            value={connectionId}
            error={problems.connectionId}
            data={live.map(({ id, organizationId, issuer }) => ({
              value: id,
              label: `${nameOf(organizationId)} (${issuer})`,
            }))}
            onChange={setConnectionId}
          />
          <p>
            Whoever this Okta calls by an operator’s address, verified, is that operator the first time and bound to who
            they are there. So it has to be your own: whoever runs it could be anybody at this desk. All owners hear of
            it by mail.
          </p>
          {chosen !== undefined && (
            <p>
              It leads to <bdi className={styles.issuer}>{chosen.issuer}</bdi>
            </p>
          )}
          {chosen !== undefined && (
            <TextInput
              label={
                <>
                  Type <bdi>{name}</bdi> to confirm that this is your own company, and no customer
                </>
              }
              autoComplete="off"
              spellCheck={false}
              value={typed}
              error={problems.organization}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </>
      )}
    </FormDialog>
  )
}
