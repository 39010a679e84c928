// What to write into the application, with its own values in it.
import { CopyButton, CopyValue } from '../../ui/copy-value.tsx'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import type { Application } from '../desk/desk-types.ts'
import styles from './secrets.module.css'

export function ConnectIt({ application }: { application: Application }) {
  const issuer = window.location.origin
  const snippet = snippetFor(application, issuer)
  return (
    <Section
      title="Connect it"
      lead="Any OpenID Connect library will do, in any language. It needs these three and the secret."
    >
      <Facts>
        <Fact label="Discovery">
          <CopyValue plain value={`${issuer}/.well-known/openid-configuration`} label="discovery address" />
        </Fact>
        <Fact label="Issuer">
          <CopyValue plain value={issuer} label="issuer" />
        </Fact>
        <Fact label="Client ID">
          <CopyValue plain value={application.clientId} label="client ID" />
        </Fact>
      </Facts>
      <div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
        <pre className={styles.snippet} tabIndex={0}>
          {snippet}
        </pre>
        <span className={styles.copy}>
          <CopyButton value={snippet} label="example" />
        </span>
      </div>
    </Section>
  )
}

/** With `openid-client`; the secret comes from where secrets are kept. */
function snippetFor({ clientId, redirectUris: [redirectUri = ''] }: Application, issuer: string): string {
  return `import * as client from 'openid-client'

const config = await client.discovery(
  new URL('${issuer}'),
  '${clientId}',
  process.env.GATEPASS_CLIENT_SECRET,
)

// Send the browser here. Whose Okta it is follows from the address that was typed.
const verifier = client.randomPKCECodeVerifier()
const state = client.randomState()
const url = client.buildAuthorizationUrl(config, {
  redirect_uri: '${redirectUri}',
  scope: 'openid profile email',
  login_hint: email,
  state,
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
})

// And at ${pathOf(redirectUri)}, with what was kept in the session:
const tokens = await client.authorizationCodeGrant(config, currentUrl, {
  expectedState: state,
  pkceCodeVerifier: verifier,
})
const person = tokens.claims()
`
}

const pathOf = (uri: string) => (URL.canParse(uri) ? new URL(uri).pathname : uri)
