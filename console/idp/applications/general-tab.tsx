import { CopyValue } from '../../ui/copy-value.tsx'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import { OktaCall } from '../okta-call.tsx'
import type { OktaApp } from '../okta-types.ts'
import { appPath } from './app-requests.ts'
import { usesKeys, usesSecret } from './app-words.ts'
import { ClientCredentials } from './client-credentials.tsx'
import { ClientSecrets } from './client-secrets.tsx'
import { GeneralSettings } from './general-settings.tsx'
import { LogoSettings } from './logo-settings.tsx'
import { PublicKeys } from './public-keys.tsx'

export function GeneralTab({ app }: { app: OktaApp }) {
  const tile = app._links.appLinks?.[0]?.href
  return (
    <>
      <ClientCredentials app={app} />
      {usesSecret(app) && <ClientSecrets app={app} />}
      {usesKeys(app) && <PublicKeys app={app} />}
      <GeneralSettings app={app} />
      <LogoSettings app={app} />
      {tile !== undefined && (
        <Section
          title="App Embed Link"
          lead="Signs people in to the application from anywhere: a bookmark, a page of your own."
        >
          <Facts>
            <Fact label="Embed link">
              <CopyValue value={tile} label="embed link" />
            </Fact>
          </Facts>
        </Section>
      )}
      <OktaCall
        requests={[{ method: 'GET', path: appPath(app.id) }]}
        title="The API call that reads this application"
      />
    </>
  )
}
