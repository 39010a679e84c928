// Customizations → Domains: addresses of the org's own beside the one it has here.
import { Button } from '@mantine/core'
import { IconWorld } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOkta } from '../okta-queries.ts'
import { AddDomainDialog } from './add-domain-dialog.tsx'
import { DomainCard } from './domain-card.tsx'
import { DOMAINS, type OktaDomain } from './domain-requests.ts'

const MOST_DOMAINS = 3

export function DomainsScreen() {
  const { data, error, refetch } = useOkta<{ domains: readonly OktaDomain[] }>(DOMAINS)
  const [adding, setAdding] = useState(false)
  const full = (data?.domains.length ?? 0) >= MOST_DOMAINS
  return (
    <Page
      title="Domains"
      lead={
        full
          ? 'Three domains is the most an org can have. Delete one to make room for another.'
          : 'Let people sign in at an address of yours, and have it in your issuers.'
      }
      actions={
        <Button disabled={full} onClick={() => setAdding(true)}>
          Add domain
        </Button>
      }
    >
      {error !== null ? (
        <ErrorView error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <SectionSkeleton rows={5} />
      ) : data.domains.length === 0 ? (
        <NoneYet onAdd={() => setAdding(true)} />
      ) : (
        data.domains.map((domain) => <DomainCard key={domain.id} domain={domain} />)
      )}
      <OktaCall requests={[{ method: 'GET', path: DOMAINS }]} title="The API call that lists them" />
      {adding && <AddDomainDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function NoneYet({ onAdd }: { onAdd: () => void }) {
  return (
    <Section title="Custom domains">
      <EmptyState
        icon={<IconWorld size={32} stroke={1.5} aria-hidden />}
        title="No domains yet"
        action={
          <Button variant="light" onClick={onAdd}>
            Add domain
          </Button>
        }
      >
        Add a subdomain such as login.example.com. You prove that it is yours with two DNS records.
      </EmptyState>
    </Section>
  )
}
