// Settings tab: what the server is called, for whom its tokens are, and how it signs.
import { Radio, Select, Textarea, TextInput } from '@mantine/core'
import { CopyValue } from '../../ui/copy-value.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Fact, Facts, Fields } from '../../ui/section.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import styles from './rule-dialog.module.css'
import { replaceServerRequest, SERVERS, type ServerDraft, serverDraft } from './server-requests.ts'
import type { IssuerMode, OktaServer } from './server-types.ts'
import { SigningKeys } from './signing-keys.tsx'

const MODE_WORDS: Readonly<Record<IssuerMode, string>> = {
  ORG_URL: 'Okta URL',
  CUSTOM_URL: 'Custom URL',
  DYNAMIC: 'Dynamic (based on request domain)',
}

export function SettingsTab({ server }: { server: OktaServer }) {
  const change = useOktaChange()
  return (
    <>
      <FormSection<ServerDraft>
        title="Settings"
        initial={() => serverDraft(server)}
        known={['name', 'audiences', 'description', 'issuerMode', 'rotationMode']}
        view={<SettingsView server={server} />}
        save={(draft) => change(replaceServerRequest(server, draft), { stale: [SERVERS], done: 'Settings saved' })}
        api={(draft) => <OktaCall requests={[replaceServerRequest(server, draft)]} />}
        fields={({ draft, set, problems }) => (
          <Fields>
            <TextInput
              label="Name"
              required
              maxLength={100}
              value={draft.name}
              error={problems.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <TextInput
              label="Audience"
              required
              spellCheck={false}
              value={draft.audience}
              error={problems.audiences}
              onChange={(event) => set({ audience: event.currentTarget.value })}
            />
            <Textarea
              label="Description"
              rows={2}
              maxLength={1024}
              value={draft.description}
              error={problems.description}
              onChange={(event) => set({ description: event.currentTarget.value })}
            />
            <Select
              label="Issuer"
              description="What its tokens say they are from. Applications that check it have to be told of another one."
              value={draft.issuerMode}
              error={problems.issuerMode}
              onChange={(mode) => set({ issuerMode: mode as IssuerMode })}
              data={Object.entries(MODE_WORDS).map(([value, label]) => ({ value, label }))}
            />
            <Radio.Group
              label="Signing Key Rotation"
              value={draft.rotationMode}
              error={problems.rotationMode}
              onChange={(mode) => set({ rotationMode: mode as ServerDraft['rotationMode'] })}
            >
              <div className={styles.choices}>
                <Radio value="AUTO" label="Automatic" description="A new key every 90 days, published ahead." />
                <Radio value="MANUAL" label="Manual" description="When you say so, below." />
              </div>
            </Radio.Group>
          </Fields>
        )}
      />
      <SigningKeys server={server} />
    </>
  )
}

function SettingsView({ server }: { server: OktaServer }) {
  const { rotationMode, lastRotated, nextRotation } = server.credentials.signing
  return (
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
        <CopyValue value={`${server.issuer}/.well-known/oauth-authorization-server`} label="metadata URI" plain />
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
  )
}
