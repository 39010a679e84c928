import { Button } from '@mantine/core'
import { IconEye, IconUserPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CopyChip, CopyValue } from '../../ui/copy-value.tsx'
import { Fact, Facts, Section, SubSection } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDesk } from '../desk/desk-queries.ts'
import type { Application, Connection, Organization, OverviewConnection, SetupLink } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import { DriftPanel } from '../desk-insight/drift-panel.tsx'
import { CELL_WORDS, hostOf } from './cell-words.ts'
import { ConnectionMenu } from './connection-menu.tsx'
import styles from './connection-section.module.css'
import { InviteDialog } from './invite-dialog.tsx'
import { SetupLinks } from './setup-links.tsx'
import { Versions } from './versions.tsx'

/** One connection: how it stands, what it speaks with, its versions, whom it was given to. */
export function ConnectionSection({
  connection,
  organization,
  standing,
  links,
}: {
  connection: Connection
  organization: Organization
  standing: OverviewConnection | undefined
  links: readonly SetupLink[]
}) {
  const mayChange = useMay('support')
  const [inviting, setInviting] = useState(false)
  const title = hostOf(standing ?? connection) ?? 'Connection in the making'
  return (
    <Section
      title={title}
      lead={standing && <HowItStands standing={standing} />}
      actions={
        <>
          <Button
            component={Link}
            to={`/organizations/${organization.id}/connections/${connection.id}`}
            variant="default"
            size="compact-md"
            leftSection={<IconEye size={16} aria-hidden />}
          >
            Watch the guide
          </Button>
          {mayChange && (
            <>
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconUserPlus size={16} aria-hidden />}
                onClick={() => setInviting(true)}
              >
                Invite
              </Button>
              <ConnectionMenu connection={connection} name={title} />
            </>
          )}
        </>
      }
    >
      <ConnectionFacts connection={connection} />
      <SubSection title="Versions">
        <Versions connection={connection} links={links} />
      </SubSection>
      {connection.status !== 'draft' && (
        <SubSection title="Drift">
          <DriftPanel connectionId={connection.id} />
        </SubSection>
      )}
      <SubSection title="Setup links">
        <SetupLinks links={links} />
      </SubSection>
      {inviting && (
        <InviteDialog organization={organization} connection={connection} onClose={() => setInviting(false)} />
      )}
    </Section>
  )
}

function HowItStands({ standing }: { standing: OverviewConnection }) {
  const { word, tone } = CELL_WORDS[standing.state]
  return (
    <span className={styles.standing}>
      <StatusBadge tone={tone}>{word}</StatusBadge>
      <span>
        {standing.why}
        {standing.since !== null && (
          <>
            {' · '}
            <At ms={standing.since} />
          </>
        )}
      </span>
    </span>
  )
}

function ConnectionFacts({ connection }: { connection: Connection }) {
  const { data: application } = useDesk<Application>(
    connection.applicationId === null ? undefined : `/api/applications/${connection.applicationId}`,
  )
  return (
    <Facts>
      <Fact label="Connection id">
        <CopyChip value={connection.id} label="connection id" />
      </Fact>
      {application && <Fact label="The tile leads to">{application.name}</Fact>}
      {connection.issuer !== null && (
        <Fact label="Issuer">
          <CopyValue plain value={connection.issuer} label="issuer" />
        </Fact>
      )}
      {connection.clientId !== null && (
        <Fact label="Client ID">
          <CopyValue plain value={connection.clientId} label="client ID" />
        </Fact>
      )}
      {connection.status !== 'draft' && <Fact label="Client secret">{secretWords(connection)}</Fact>}
      <Fact label="Sign-in redirect URI">
        <CopyValue plain value={connection.redirectUri} label="sign-in redirect URI" />
      </Fact>
      <Fact label="Initiate login URI">
        <CopyValue plain value={connection.initiateLoginUri} label="initiate login URI" />
      </Fact>
    </Facts>
  )
}

function secretWords({ hasClientSecret, hasNextClientSecret, tokenEndpointAuthMethod }: Connection): string {
  if (tokenEndpointAuthMethod === 'private_key_jwt') return 'None: we sign with our key'
  if (!hasClientSecret) return 'Missing'
  return hasNextClientSecret ? 'Given, and a second one that follows' : 'Given; nobody can read it again'
}
