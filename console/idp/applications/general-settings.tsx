import { Checkbox, TextInput } from '@mantine/core'
import { FormSection } from '../../ui/form-section.tsx'
import { Fields, SubSection } from '../../ui/section.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { APPS } from './app-requests.ts'
import { TYPE_WORDS } from './app-words.ts'
import { type GeneralDraft, generalDraft, generalRequest } from './general-settings-request.ts'
import { GeneralSettingsView } from './general-settings-view.tsx'
import { GrantFields } from './grant-fields.tsx'
import { LoginFields } from './login-fields.tsx'
import { RefreshTokenFields } from './refresh-token-fields.tsx'

// What the server calls the fields that show their own problems.
const KNOWN = [
  'label',
  'grant_types',
  'redirect_uris',
  'post_logout_redirect_uris',
  'initiate_login_uri',
  'tos_uri',
  'policy_uri',
  'logo_uri',
  'leeway',
]

/** General tab, "General Settings": APPLICATION, USER CONSENT, LOGIN. */
export function GeneralSettings({ app }: { app: OktaApp }) {
  const change = useOktaChange()
  const type = app.settings.oauthClient.application_type
  return (
    <FormSection<GeneralDraft>
      title="General Settings"
      initial={() => generalDraft(app)}
      known={KNOWN}
      view={<GeneralSettingsView app={app} />}
      save={(draft) => change(generalRequest(app, draft), { stale: [APPS], done: 'General settings saved' })}
      api={(draft) => <OktaCall requests={[generalRequest(app, draft)]} />}
      fields={({ draft, set, problems }) => (
        <>
          <SubSection title="Application">
            <Fields>
              <TextInput
                label="App integration name"
                required
                maxLength={100}
                value={draft.label}
                error={problems.label}
                onChange={(event) => set({ label: event.currentTarget.value })}
              />
              <TextInput label="Application type" value={TYPE_WORDS[type]} readOnly description="Cannot be changed." />
              <GrantFields
                type={type}
                grants={draft.grants}
                onChange={(grants) => set({ grants })}
                error={problems.grant_types}
              />
              {draft.grants.refreshToken && <RefreshTokenFields draft={draft} set={set} problems={problems} />}
            </Fields>
          </SubSection>
          {type !== 'service' && (
            <>
              <SubSection title="User consent">
                <Fields>
                  <Checkbox
                    label="Require consent"
                    description="People are asked before the application gets a scope that wants their consent."
                    checked={draft.consent}
                    onChange={(event) => set({ consent: event.currentTarget.checked })}
                  />
                  <UriField label="Terms of Service URI" name="tos_uri" of="tosUri" {...{ draft, set, problems }} />
                  <UriField label="Policy URI" name="policy_uri" of="policyUri" {...{ draft, set, problems }} />
                  <UriField label="Logo URI" name="logo_uri" of="logoUri" {...{ draft, set, problems }} />
                </Fields>
              </SubSection>
              <SubSection title="Login">
                <Fields>
                  <LoginFields draft={draft} set={set} problems={problems} />
                </Fields>
              </SubSection>
              <SubSection title="Federation Broker Mode">
                <Fields>
                  <Checkbox
                    label="Do not manage assignments in Okta"
                    description="Everybody in the org is let in, assigned or not."
                    checked={draft.federationBroker}
                    onChange={(event) => set({ federationBroker: event.currentTarget.checked })}
                  />
                </Fields>
              </SubSection>
            </>
          )}
        </>
      )}
    />
  )
}

function UriField({
  label,
  name,
  of,
  draft,
  set,
  problems,
}: {
  label: string
  name: string
  of: 'tosUri' | 'policyUri' | 'logoUri'
  draft: GeneralDraft
  set: (change: Partial<GeneralDraft>) => void
  problems: Readonly<Record<string, string>>
}) {
  return (
    <TextInput
      type="url"
      label={`${label} (optional)`}
      placeholder="https://"
      value={draft[of]}
      error={problems[name]}
      onChange={(event) => set({ [of]: event.currentTarget.value })}
    />
  )
}
