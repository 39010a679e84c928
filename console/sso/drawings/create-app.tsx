// Applications > Applications > Create App Integration, and the form that follows (okta: “New Web App Integration”).
import { Choice, Drawing, Field, Foot, Heading, Press } from './drawing.tsx'

export function CreateAppDialog() {
  return (
    <Drawing title="Create a new app integration" at="Applications → Applications → Create App Integration">
      <Heading>Sign-in method</Heading>
      <Choice kind="radio" label="OIDC - OpenID Connect" on marked />
      <Choice kind="radio" label="SAML 2.0" />
      <Choice kind="radio" label="SWA - Secure Web Authentication" />
      <Choice kind="radio" label="API Services" />
      <Heading>Application type</Heading>
      <Choice kind="radio" label="Web Application" on marked />
      <Choice kind="radio" label="Single-Page Application" />
      <Choice kind="radio" label="Native Application" />
      <Foot>
        <Press label="Cancel" quiet />
        <Press label="Next" />
      </Foot>
    </Drawing>
  )
}

export function NewWebApp({ name, redirectUri }: { name: string; redirectUri: string }) {
  return (
    <Drawing title="New Web App Integration" at="New Web App Integration">
      <Field label="App integration name" value={name} />
      <Heading>Grant type</Heading>
      <Choice kind="box" label="Authorization Code" on />
      <Field label="Sign-in redirect URIs" value={redirectUri} marked />
      <Heading>Assignments</Heading>
      <Choice kind="radio" label="Allow everyone in your organization to access" on />
      <Choice kind="radio" label="Limit access to selected groups" />
      <Foot>
        <Press label="Save" />
      </Foot>
    </Drawing>
  )
}
