// "New Web App Integration" and its three siblings: one form, then the app's page.
import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ErrorView } from '../../ui/error-view.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { notify } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { problemsOf, Refusal } from '../../ui/refusal.ts'
import { Picked, SearchPicker } from '../../ui/search-picker.tsx'
import { Fields, Section } from '../../ui/section.tsx'
import { UriList } from '../../ui/uri-list.tsx'
import { findGroups } from '../find-people.ts'
import { callOkta } from '../okta-api.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import type { ApplicationType, OktaApp, OktaGroup } from '../okta-types.ts'
import { APPS } from './app-requests.ts'
import { TYPE_WORDS } from './app-words.ts'
import styles from './create-app-dialog.module.css'
import { GrantFields } from './grant-fields.tsx'
import { LogoField } from './logo-field.tsx'
import { createAppRequest, FIRST_NAMES, firstDraft, followUps, freeName, type NewAppDraft } from './new-app-requests.ts'

const TITLES: Readonly<Record<ApplicationType, string>> = {
  web: 'New Web App Integration',
  browser: 'New Single-Page App Integration',
  native: 'New Native App Integration',
  service: 'New API Services App Integration',
}

export function NewAppScreen() {
  const { applicationType } = useSearch({ strict: false }) as { applicationType?: string }
  const type = isType(applicationType) ? applicationType : 'web'
  const named = useWholeOktaList<OktaApp>(`${APPS}?q=${encodeURIComponent(FIRST_NAMES[type])}&limit=200`)
  return (
    <Page title={TITLES[type]} back={{ to: '/apps/active', label: 'Applications' }}>
      {named.error ? <ErrorView error={named.error} retry={() => void named.refetch()} /> : null}
      {named.data && (
        <NewAppForm
          key={type}
          start={firstDraft(
            type,
            freeName(
              FIRST_NAMES[type],
              named.data.map(({ label }) => label),
            ),
          )}
        />
      )}
    </Page>
  )
}

function isType(text: string | undefined): text is ApplicationType {
  return text !== undefined && Object.hasOwn(TYPE_WORDS, text)
}

// What the server calls the fields that show their own problems.
const KNOWN = ['label', 'grant_types', 'redirect_uris', 'post_logout_redirect_uris', 'access']

function NewAppForm({ start }: { start: NewAppDraft }) {
  const [draft, setDraft] = useState(start)
  const [error, setError] = useState<unknown>()
  const [saving, setSaving] = useState(false)
  const change = useOktaChange()
  const navigate = useNavigate()
  const everyone = useWholeOktaList<OktaGroup>('/api/v1/groups?q=Everyone&limit=10').data?.find(
    ({ type }) => type === 'BUILT_IN',
  )?.id
  const problems = problemsOf(error)
  const set = (changed: Partial<NewAppDraft>) => setDraft({ ...draft, ...changed })

  async function save(event: FormEvent) {
    event.preventDefault()
    if (saving) return
    setSaving(true)
    setError(undefined)
    try {
      refuseUndecided(draft)
      const app = await change<OktaApp>(createAppRequest(draft), { stale: [APPS] })
      const missed = await sendAll(draft, app.id, everyone)
      notify(
        missed === undefined ? `${app.label} was created` : `${app.label} was created. ${missed}`,
        missed ? 'info' : 'good',
      )
      await navigate({
        to: '/app/oidc_client/instance/$appId' as never,
        params: { appId: app.id } as never,
        hash: 'tab-general',
      })
    } catch (thrown) {
      setError(thrown)
      setSaving(false)
    }
  }
  const service = draft.type === 'service'
  return (
    <form onSubmit={save} noValidate className={styles.form}>
      {error !== undefined && <FormProblem error={error} known={KNOWN} />}
      <Section title="General Settings">
        <Fields>
          <TextInput
            label="App integration name"
            required
            value={draft.label}
            error={problems.label}
            maxLength={100}
            onChange={(event) => set({ label: event.currentTarget.value })}
          />
          <LogoField logo={draft.logo} onChange={(logo) => set({ logo })} />
          <GrantFields
            type={draft.type}
            grants={draft.grants}
            onChange={(grants) => set({ grants })}
            error={problems.grant_types}
          />
        </Fields>
      </Section>
      {!service && (
        <>
          <Section title="LOGIN">
            <Fields>
              <UriList
                label="Sign-in redirect URIs"
                hint="Where the authentication response and the ID token are sent. Compared character by character."
                required
                values={draft.redirectUris}
                onChange={(redirectUris) => set({ redirectUris })}
                error={problems.redirect_uris}
              />
              <Checkbox
                label="Allow wildcard * in sign-in redirect URI"
                description="One * in the lowest subdomain of an https address."
                checked={draft.wildcard}
                onChange={(event) => set({ wildcard: event.currentTarget.checked })}
              />
              <UriList
                label="Sign-out redirect URIs (optional)"
                hint="Where the browser may go after somebody signed out."
                values={draft.logoutUris}
                onChange={(logoutUris) => set({ logoutUris })}
                error={problems.post_logout_redirect_uris}
              />
            </Fields>
          </Section>
          <Section title="Trusted Origins">
            <Fields>
              <UriList
                label="Base URIs (optional)"
                hint="Pages at these origins may call the APIs of your org from the browser. They count for the whole org."
                values={draft.baseUris}
                onChange={(baseUris) => set({ baseUris })}
              />
            </Fields>
          </Section>
          <Section title="Assignments">
            <Fields>
              <AccessFields draft={draft} set={set} error={problems.access} />
            </Fields>
          </Section>
        </>
      )}
      <div className={styles.bar}>
        <Button type="submit" loading={saving}>
          Save
        </Button>
        <Button variant="default" onClick={() => void navigate({ to: '/apps/active' })}>
          Cancel
        </Button>
      </div>
      <OktaCall requests={[createAppRequest(draft), ...followUps(draft, '{appId}', everyone ?? '{everyoneGroupId}')]} />
    </form>
  )
}

/** "Controlled access": who may use it. */
function AccessFields({
  draft,
  set,
  error,
}: {
  draft: NewAppDraft
  set: (changed: Partial<NewAppDraft>) => void
  error: string | undefined
}) {
  return (
    <>
      <Radio.Group
        label="Controlled access"
        required
        error={error}
        value={draft.access ?? ''}
        onChange={(value) => set({ access: value as NonNullable<NewAppDraft['access']> })}
      >
        <div className={styles.choices}>
          <Radio value="everyone" label="Allow everyone in your organization to access" />
          <Radio value="groups" label="Limit access to selected groups" />
          <Radio value="skip" label="Skip group assignment for now" />
        </div>
      </Radio.Group>
      {draft.access === 'everyone' && (
        <Checkbox
          label="Enable immediate access with Federation Broker Mode"
          description="Recommended. Everybody is let in without being assigned; nobody is listed under Assignments."
          checked={draft.federationBroker}
          onChange={(event) => set({ federationBroker: event.currentTarget.checked })}
        />
      )}
      {draft.access === 'groups' && (
        <>
          <SearchPicker
            label="Selected group(s)"
            placeholder="Type a group’s name"
            find={findGroups}
            taken={draft.groups.map(({ id }) => id)}
            onPick={(group) => set({ groups: [...draft.groups, group] })}
          />
          <Picked
            label="Selected groups"
            choices={draft.groups}
            onRemove={({ id }) => set({ groups: draft.groups.filter((group) => group.id !== id) })}
          />
        </>
      )}
    </>
  )
}

/** @throws Refusal  nobody said who may use it: said here, because leaving it out would be valid for the server */
function refuseUndecided({ access, groups }: NewAppDraft): void {
  const text =
    access === undefined
      ? 'Choose who may use the application.'
      : access === 'groups' && groups.length === 0
        ? 'Select at least one group, or skip it for now.'
        : undefined
  if (text === undefined) return
  throw new Refusal({
    status: 400,
    code: '',
    summary: 'Something is missing',
    causes: [{ field: 'access', text }],
  })
}

/** The app is there by now; what could not follow is told, and can be done on its page. */
async function sendAll(draft: NewAppDraft, appId: string, everyone: string | undefined): Promise<string | undefined> {
  const problems: string[] = []
  for (const request of followUps(draft, appId, everyone)) {
    try {
      await callOkta(request)
    } catch (error) {
      const cause = error instanceof Refusal ? (error.causes[0]?.text ?? error.message) : 'The server did not answer.'
      problems.push(`${wordOf(request.path)}: ${cause}`)
    }
  }
  return problems.length === 0 ? undefined : `Not done yet: ${problems.join(' ')}`
}

function wordOf(path: string): string {
  if (path.endsWith('/logo')) return 'logo'
  return path.includes('/groups/') ? 'group assignment' : 'trusted origin'
}
