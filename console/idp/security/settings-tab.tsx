// Settings tab: what the server is called, for whom its tokens are, and how it signs.
import { CopyValue } from '../../ui/copy-value.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import type { IssuerMode, OktaServer } from './server-types.ts'

const MODE_WORDS: Readonly<Record<IssuerMode, string>> = {
  ORG_URL: 'Okta URL',
  CUSTOM_URL: 'Custom URL',
  DYNAMIC: 'Dynamic (based on request domain)',
}

export function SettingsTab({ server }: { server: OktaServer }) {
  const { rotationMode, lastRotated, nextRotation } = server.credentials.signing
  const metadata = `${server.issuer}/.well-known/oauth-authorization-server`
  return (
    <Section title="Settings">
      <Facts>
        <Fact label="Name">{server.name}</Fact>
        <Fact label="Audience">
          <CopyValue value={server.audiences.join(' ')} label="audience" plain />
        </Fact>
        <Fact label="Description">{server.description || 'None'}</Fact>
        <Fact label="Issuer" hint={MODE_WORDS[server.issuerMode]}>
          <CopyValue value={server.issuer} label="issuer" />
        </Fact>
        <Fact label="Metadata URI">
          <CopyValue value={metadata} label="metadata URI" plain />
        </Fact>
        <Fact label="Signing Key Rotation">{rotationMode === 'AUTO' ? 'Automatic' : 'Manual'}</Fact>
        <Fact label="Last rotation">
          <RelativeTime at={lastRotated} />
        </Fact>
        {nextRotation !== undefined && (
          <Fact label="Next rotation">
            <RelativeTime at={nextRotation} />
          </Fact>
        )}
      </Facts>
    </Section>
  )
}
