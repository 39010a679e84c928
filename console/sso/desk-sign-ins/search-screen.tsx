// What was found for what somebody typed on top. A trace leads straight to its sign-in.
import { IconBuilding, IconKeyboard, IconSearch, IconUser } from '@tabler/icons-react'
import { Link, Navigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDesk } from '../desk/desk-queries.ts'
import styles from './search-screen.module.css'
import type { Found } from './sign-in-types.ts'

export function SearchScreen() {
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const path = q === '' ? undefined : `/api/search?q=${encodeURIComponent(q)}`
  const { data, error, refetch } = useDesk<{ items: readonly Found[] }>(path)
  const [first] = data?.items ?? []
  if (first?.kind === 'sign_in') return <Navigate to={`/sign-ins/${first.trace}`} replace />
  return (
    <Page title={q === '' ? 'Search' : `“${q}”`} name="Search" lead={data && said(data.items.length)}>
      {error !== null && <ErrorView error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && q !== '' && <SectionSkeleton rows={3} />}
      {q === '' && <Nothing title="Whom are you looking for?" />}
      {data?.items.length === 0 && <Nothing title="Nobody by this name, and no such trace" />}
      {data !== undefined && data.items.length > 0 && (
        <Section title="Found">
          <ul className={styles.found}>
            {data.items.map((each) => (
              <Item key={JSON.stringify(each)} found={each} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

function said(many: number): string {
  return many === 1 ? 'One thing is like this.' : `${many} things are like this.`
}

function Nothing({ title }: { title: string }) {
  return (
    <EmptyState icon={<IconSearch size={28} aria-hidden />} title={title}>
      A name, an e-mail address, or the trace from the page somebody saw: its last line, sig_ and twenty letters and
      digits.
    </EmptyState>
  )
}

function Item({ found }: { found: Found }) {
  switch (found.kind) {
    case 'person':
      return (
        <Row
          icon={<IconUser size={18} aria-hidden />}
          note={
            <>
              Last signed in <At ms={found.lastSignInAt} />
            </>
          }
        >
          <Link
            to={`/sign-ins/of/${found.connectionId}`}
            search={{ login: found.email ?? '', accountId: found.accountId } as never}
          >
            {found.name ?? found.email ?? found.accountId}
          </Link>
          <span>{[found.name === null ? null : found.email, found.organization].filter(Boolean).join(' · ')}</span>
          {found.status === 'deactivated' && <StatusBadge tone="off">Deactivated</StatusBadge>}
        </Row>
      )
    case 'login':
      return (
        <Row icon={<IconUser size={18} aria-hidden />} note="Never came in. Their Okta may have seen them try.">
          <Link to={`/sign-ins/of/${found.connectionId}`} search={{ login: found.login } as never}>
            {found.login}
          </Link>
          <span>{found.organization}</span>
        </Row>
      )
    case 'typed':
      return (
        <Row
          icon={<IconKeyboard size={18} aria-hidden />}
          note={
            <>
              Last <At ms={found.lastAt} />
            </>
          }
        >
          <Link to="/sign-ins" activeOptions={{ exact: true }} search={{ typed: found.typed } as never}>
            {found.many === 1 ? 'One refused sign-in' : `${found.many} refused sign-ins`}
          </Link>
          <span>
            {[`typed as ${found.typed}, by whom is not known`, found.organization].filter(Boolean).join(' · ')}
          </span>
        </Row>
      )
    case 'organization':
      return (
        <Row icon={<IconBuilding size={18} aria-hidden />} note="Organization">
          <Link to={`/organizations/${found.organizationId}`}>{found.organization}</Link>
        </Row>
      )
    default:
      return (
        <Row
          icon={<IconSearch size={18} aria-hidden />}
          note="A page without a sign-in behind it. The service’s own log has it."
        >
          <code>{found.trace}</code>
        </Row>
      )
  }
}

function Row({ icon, note, children }: { icon: ReactNode; note: ReactNode; children: ReactNode }) {
  return (
    <li>
      {icon}
      <span className={styles.what}>{children}</span>
      <span className={styles.note}>{note}</span>
    </li>
  )
}
