// What customers and their people see of this service: its name, logo and colour, and who letters come from. What is not
// set is Gatepass's own.
import { ColorInput, TextInput } from '@mantine/core'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { notify } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import { useMay } from '../desk/me.ts'
import { type Brand, type BrandDraft, bodyOf, draftOf } from './brand-draft.ts'
import styles from './brand-screen.module.css'
import { LogoSection } from './logo-section.tsx'

const PATH = '/api/brand'
const KNOWN = ['name', 'accent', 'mail']

export function BrandScreen() {
  const { data: brand, error, refetch } = useDesk<Brand>(PATH)
  const change = useDeskChange()
  const mayEdit = useMay('owner')
  if (error !== null) return <ErrorView error={error} retry={() => void refetch()} />
  if (brand === undefined) return <SectionSkeleton rows={4} />
  const requestOf = (draft: BrandDraft) => ({ method: 'PUT', path: PATH, body: bodyOf(draft) }) as const
  return (
    <Page
      title="Brand"
      lead="What customers and their people see: in the guide, on the pages of a sign-in, on letters. What is not set is Gatepass’s own."
    >
      <FormSection<BrandDraft>
        title="Name, colour and sender"
        mayEdit={mayEdit}
        known={KNOWN}
        initial={() => draftOf(brand)}
        view={<BrandView brand={brand} />}
        fields={({ draft, set, problems }) => (
          <>
            <TextInput
              label="Name"
              description="On top of every page. Empty: Gatepass, in the guide the application."
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
              error={problems.name}
              maxLength={60}
            />
            <ColorInput
              label="Accent colour"
              description="Buttons and links. It is text, too: 4.5 : 1 at least against a light page."
              placeholder="#0b6e4f"
              value={draft.light}
              onChange={(light) => set({ light })}
              error={problems.accent}
              format="hex"
              withEyeDropper={false}
              popoverProps={{ transitionProps: { duration: 90 } }}
            />
            <ColorInput
              label="Accent colour in the dark"
              description="Empty: made of the one above."
              value={draft.dark}
              onChange={(dark) => set({ dark })}
              format="hex"
              withEyeDropper={false}
              popoverProps={{ transitionProps: { duration: 90 } }}
            />
            <TextInput
              label="Letters come from"
              description="Your mail server has to be allowed to send for this address (SPF, DKIM). Empty: SSO_MAIL_FROM."
              placeholder="sign-in@example.com"
              type="email"
              value={draft.mailAddress}
              onChange={(event) => set({ mailAddress: event.currentTarget.value })}
              error={problems.mail}
              maxLength={320}
            />
            <TextInput
              label="Name of the sender"
              value={draft.mailName}
              onChange={(event) => set({ mailName: event.currentTarget.value })}
              maxLength={60}
            />
          </>
        )}
        save={async (draft) => {
          await change(requestOf(draft), { stale: [PATH, '/api/me'] })
          notify('Saved. Pages opened from now on wear it.')
        }}
        api={(draft) => <ApiCallPanel access={DESK_ACCESS} requests={[requestOf(draft)]} />}
      />
      <LogoSection brand={brand} mayEdit={mayEdit} />
    </Page>
  )
}

function BrandView({ brand }: { brand: Brand }) {
  return (
    <dl className={styles.facts}>
      <Fact name="Name">{brand.name ?? 'Gatepass'}</Fact>
      <Fact name="Accent colour">
        {brand.accent === null ? 'Gatepass’s green' : <Swatches light={brand.accent.light} dark={brand.accent.dark} />}
      </Fact>
      <Fact name="Letters come from">
        {brand.mail === null ? 'as SSO_MAIL_FROM says' : `${brand.mail.name} <${brand.mail.address}>`}
      </Fact>
    </dl>
  )
}

/** Each on the ground it stands on, so that it is seen as it will be. */
function Swatches({ light, dark }: { light: string; dark: string }) {
  return (
    <span className={styles.swatches}>
      <span className={styles.onLight} style={{ color: light }}>
        {light}
      </span>
      <span className={styles.onDark} style={{ color: dark }}>
        {dark}
      </span>
    </span>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
