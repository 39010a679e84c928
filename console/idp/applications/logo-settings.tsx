import { FormSection } from '../../ui/form-section.tsx'
import { Fact, Facts, Fields } from '../../ui/section.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { AppMark } from './app-mark.tsx'
import { APPS, uploadLogoRequest } from './app-requests.ts'
import { LogoField } from './logo-field.tsx'

/** The picture on the tile and on this page. */
export function LogoSettings({ app }: { app: OktaApp }) {
  const change = useOktaChange()
  return (
    <FormSection<{ logo: File | undefined }>
      title="Logo"
      initial={() => ({ logo: undefined })}
      save={async ({ logo }) => {
        if (logo !== undefined) await change(uploadLogoRequest(app.id, logo), { stale: [APPS], done: 'Logo saved' })
      }}
      api={({ logo }) => logo && <OktaCall requests={[uploadLogoRequest(app.id, logo)]} />}
      view={
        <Facts>
          <Fact label="Shown as">
            <AppMark app={app} size={48} />
          </Fact>
        </Facts>
      }
      fields={({ draft, set }) => (
        <Fields>
          <LogoField logo={draft.logo} onChange={(logo) => set({ logo })} />
        </Fields>
      )}
    />
  )
}
