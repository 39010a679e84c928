// Security > API: its three tabs, an authorization server's access policies, and the dialog that makes a token.
import { Drawing, Field, Foot, Heading, OneRow, Over, Press, Tabs } from './drawing.tsx'

const TABS = ['Authorization Servers', 'Tokens', 'Trusted Origins']
const OF_A_SERVER = ['Settings', 'Scopes', 'Claims', 'Access Policies', 'Token Preview']

export function AuthorizationServers({ issuer }: { issuer: string }) {
  return (
    <Drawing title="Authorization Servers" at="Security → API">
      <Tabs names={TABS} open="Authorization Servers" />
      <OneRow cells={{ Name: 'default', Audience: 'api://default', 'Issuer URI': issuer }} marked="Issuer URI" />
    </Drawing>
  )
}

export function AccessPolicies({ name }: { name: string }) {
  return (
    <Drawing title="Access Policies" at="Security → API → Authorization Servers → default">
      <Tabs names={OF_A_SERVER} open="Access Policies" />
      <OneRow cells={{ Policy: name, 'Assigned to clients': name }} />
      <OneRow
        cells={{ Rule: 'Everybody', 'Grant type is': 'Authorization Code', 'Scopes requested': 'Any scopes' }}
        marked="Grant type is"
      />
      <Foot>
        <Press label="Add New Access Policy" quiet />
        <Press label="Add Rule" quiet />
      </Foot>
    </Drawing>
  )
}

export function CreateToken({ name }: { name: string }) {
  return (
    <Drawing title="Create token" at="Security → API">
      <Tabs names={TABS} open="Tokens" />
      <Press label="Create token" marked />
      <Over>
        <Heading>Create token</Heading>
        <Field label="What do you want your token to be named?" value={name} marked />
        <Field label="API calls made with this token must originate from" value="Any IP" />
        <Foot>
          <Press label="Create token" />
        </Foot>
      </Over>
    </Drawing>
  )
}
