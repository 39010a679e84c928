import { CopyValue } from '../../ui/copy-value.tsx'
import { Fact, Facts, SubSection } from '../../ui/section.tsx'
import type { OktaApp } from '../okta-types.ts'
import { grantWord, TYPE_WORDS } from './app-words.ts'

/** General Settings as they are. */
export function GeneralSettingsView({ app }: { app: OktaApp }) {
  const client = app.settings.oauthClient
  return (
    <>
      <Facts>
        <Fact label="Okta domain">
          <CopyValue value={window.location.host} label="Okta domain" />
        </Fact>
      </Facts>
      <SubSection title="Application">
        <Facts>
          <Fact label="App integration name">{app.label}</Fact>
          <Fact label="Application type">{TYPE_WORDS[client.application_type]}</Fact>
          <Fact label="Grant type">
            <List values={client.grant_types.map(grantWord)} />
          </Fact>
          {client.refresh_token && <Fact label="Refresh token">{rotationWord(client.refresh_token)}</Fact>}
        </Facts>
      </SubSection>
      {client.application_type !== 'service' && (
        <>
          <SubSection title="User consent">
            <Facts>
              <Fact label="User consent">{client.consent_method === 'REQUIRED' ? 'Required' : 'Not required'}</Fact>
              <OptionalUri label="Terms of Service URI" uri={client.tos_uri} />
              <OptionalUri label="Policy URI" uri={client.policy_uri} />
              <OptionalUri label="Logo URI" uri={client.logo_uri} />
            </Facts>
          </SubSection>
          <SubSection title="Login">
            <LoginView app={app} />
          </SubSection>
        </>
      )}
    </>
  )
}

function LoginView({ app }: { app: OktaApp }) {
  const client = app.settings.oauthClient
  const either = client.idp_initiated_login.mode !== 'DISABLED'
  return (
    <Facts>
      <Fact label="Sign-in redirect URIs">
        <Uris values={client.redirect_uris ?? []} label="sign-in redirect URI" />
      </Fact>
      <Fact label="Sign-out redirect URIs">
        <Uris values={client.post_logout_redirect_uris ?? []} label="sign-out redirect URI" />
      </Fact>
      <Fact label="Login initiated by">{either ? 'Either Okta or App' : 'App Only'}</Fact>
      {either && (
        <>
          <Fact label="Application visibility">{visibilityWord(app)}</Fact>
          <Fact label="Login flow">
            {client.idp_initiated_login.mode === 'SPEC'
              ? 'Redirect to app to initiate login (OIDC Compliant)'
              : 'Send ID Token directly to app (Okta Simplified)'}
          </Fact>
        </>
      )}
      <OptionalUri label="Initiate login URI" uri={client.initiate_login_uri} always />
      <Fact label="Federation Broker Mode">
        {app.settings.implicitAssignment ? 'On: everybody is let in, assigned or not' : 'Off'}
      </Fact>
    </Facts>
  )
}

function visibilityWord({ visibility: { hide } }: OktaApp): string {
  if (hide.web && hide.iOS) return 'Not displayed to users'
  if (hide.web) return 'Displayed in the Okta Mobile app'
  return hide.iOS ? 'Displayed to users' : 'Displayed to users and in the Okta Mobile app'
}

function rotationWord({ rotation_type, leeway }: { rotation_type: string; leeway: number }): string {
  return rotation_type === 'ROTATE' ? `Rotated after every use, ${leeway} seconds of grace` : 'Persistent'
}

function List({ values }: { values: readonly string[] }) {
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  )
}

function Uris({ values, label }: { values: readonly string[]; label: string }) {
  if (values.length === 0) return 'None'
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>
          <CopyValue value={value} label={label} plain />
        </li>
      ))}
    </ul>
  )
}

function OptionalUri({
  label,
  uri,
  always = false,
}: {
  label: string
  uri: string | null | undefined
  always?: boolean
}) {
  if (!uri) return always ? <Fact label={label}>None</Fact> : null
  return (
    <Fact label={label}>
      <CopyValue value={uri} label={label} plain />
    </Fact>
  )
}
