// The app's page, tab General: what is copied from it, and what is set under LOGIN.
import { Choice, Drawing, Field, Foot, Heading, OneRow, Press, Tabs } from './drawing.tsx'

const TABS = ['General', 'Sign On', 'Assignments', 'Okta API Scopes']

export function ClientCredentials({ name }: { name: string }) {
  return (
    <Drawing title="Client Credentials" at={`Applications → ${name}`}>
      <Tabs names={TABS} open="General" />
      <Heading>Client Credentials</Heading>
      <Field label="Client ID" value="0oa…" marked copies />
      <Choice kind="radio" label="Client secret" on />
      <Choice kind="radio" label="Public key / Private key" />
      <Field label="CLIENT SECRETS" value="••••••••••••••••" marked copies />
    </Drawing>
  )
}

export function SecondSecret({ name }: { name: string }) {
  return (
    <Drawing title="CLIENT SECRETS" at={`Applications → ${name} → General`}>
      <Heading>CLIENT SECRETS</Heading>
      <OneRow cells={{ Secret: '••••••••••••••••', Status: 'Active' }} />
      <Foot>
        <Press label="Generate new secret" marked />
      </Foot>
    </Drawing>
  )
}

export function KeysByUrl({ name, url }: { name: string; url: string }) {
  return (
    <Drawing title="Client Credentials, by keys" at={`Applications → ${name} → General → Client Credentials → Edit`}>
      <Heading>Client Credentials</Heading>
      <span>Client authentication</span>
      <Choice kind="radio" label="Client secret" />
      <Choice kind="radio" label="Public key / Private key" on marked />
      <Choice kind="radio" label="Save keys in Okta" />
      <Choice kind="radio" label="Use a URL to fetch keys dynamically" on marked />
      <Field label="URL" value={url} marked />
      <Foot>
        <Press label="Save" />
      </Foot>
    </Drawing>
  )
}

export function LoginSettings({ name, initiateLoginUri }: { name: string; initiateLoginUri: string }) {
  return (
    <Drawing title="General Settings, LOGIN" at={`Applications → ${name} → General → General Settings → Edit`}>
      <Heading>LOGIN</Heading>
      <Field label="Login initiated by" value="Either Okta or App" marked />
      <span>Application visibility</span>
      <Choice kind="box" label="Display application icon to users" on />
      <span>Login flow</span>
      <Choice kind="radio" label="Redirect to app to initiate login (OIDC Compliant)" on />
      <Choice kind="radio" label="Send ID Token directly to app (Okta Simplified)" />
      <Field label="Initiate login URI" value={initiateLoginUri} marked />
      <Foot>
        <Press label="Save" />
      </Foot>
    </Drawing>
  )
}
