// Sign On tab: the ID token the org's own authorization server issues for this app, and what the app asks of people.
import { Radio, Select, TextInput } from '@mantine/core'
import type { ApiRequest } from '../../ui/api-request.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { Fact, Facts, Fields } from '../../ui/section.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOkta, useOktaChange } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { APPS } from './app-requests.ts'
import styles from './sign-on-tab.module.css'
import { UserAuthentication } from './user-authentication.tsx'

type IssuerMode = 'ORG_URL' | 'CUSTOM_URL' | 'DYNAMIC'
type Filter = 'STARTS_WITH' | 'EQUALS' | 'CONTAINS' | 'REGEX'

type IdTokenSettings = {
  readonly issuer: string
  readonly audience: string
  readonly issuerMode: IssuerMode
  readonly valueType?: 'GROUPS' | 'EXPRESSION'
  readonly groupFilterType?: Filter
  readonly name?: string
  readonly value?: string
}

type Draft = {
  readonly issuerMode: IssuerMode
  readonly valueType: 'GROUPS' | 'EXPRESSION'
  readonly filter: Filter
  readonly name: string
  readonly value: string
}

const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  STARTS_WITH: 'Starts with',
  EQUALS: 'Equals',
  CONTAINS: 'Contains',
  REGEX: 'Matches regex',
}

const MODE_WORDS: Readonly<Record<IssuerMode, string>> = {
  ORG_URL: 'Okta URL',
  CUSTOM_URL: 'Custom URL',
  DYNAMIC: 'Dynamic (based on request domain)',
}

export function SignOnTab({ app }: { app: OktaApp }) {
  return (
    <>
      <IdTokenSettingsSection app={app} />
      <UserAuthentication app={app} />
    </>
  )
}

function IdTokenSettingsSection({ app }: { app: OktaApp }) {
  // Not among Okta's documented addresses; its console and its Terraform provider use it.
  const path = `/api/v1/internal/apps/${app.id}/settings/oauth/idToken`
  const { data, error, refetch } = useOkta<IdTokenSettings>(path)
  if (error) return <ErrorView error={error} retry={() => void refetch()} />
  if (data === undefined) return <SectionSkeleton rows={5} />
  return <IdTokenSection path={path} settings={data} />
}

function IdTokenSection({ path, settings }: { path: string; settings: IdTokenSettings }) {
  const change = useOktaChange()
  const request = (draft: Draft): ApiRequest => ({ method: 'POST', path, body: bodyOf(draft) })
  return (
    <FormSection<Draft>
      title="OpenID Connect ID Token"
      lead="Of the org authorization server. Custom authorization servers have claims of their own: Security → API."
      initial={() => draftOf(settings)}
      known={['value', 'name', 'groupFilterType', 'issuerMode']}
      save={(draft) => change(request(draft), { stale: [path, APPS], done: 'ID token settings saved' })}
      api={(draft) => <OktaCall requests={[request(draft)]} />}
      view={<SettingsView settings={settings} />}
      fields={({ draft, set, problems }) => (
        <Fields>
          <Select
            label="Issuer"
            value={draft.issuerMode}
            error={problems.issuerMode}
            onChange={(mode) => set({ issuerMode: mode as IssuerMode })}
            data={Object.entries(MODE_WORDS).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            label="Audience"
            value={settings.audience}
            readOnly
            description="The client ID of the application."
          />
          <Radio.Group
            label="Group claim type"
            value={draft.valueType}
            onChange={(valueType) => set({ valueType: valueType as Draft['valueType'] })}
          >
            <div className={styles.choices}>
              <Radio value="GROUPS" label="Filter" />
              <Radio value="EXPRESSION" label="Expression" />
            </div>
          </Radio.Group>
          <fieldset className={styles.filter}>
            <legend>{draft.valueType === 'GROUPS' ? 'Group claims filter' : 'Groups claim expression'}</legend>
            <TextInput
              label="Claim name"
              description="Empty: no groups claim."
              placeholder="groups"
              value={draft.name}
              error={problems.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            {draft.valueType === 'GROUPS' && (
              <Select
                label="Operator"
                value={draft.filter}
                error={problems.groupFilterType}
                onChange={(filter) => set({ filter: filter as Filter })}
                data={Object.entries(FILTER_WORDS).map(([value, label]) => ({ value, label }))}
              />
            )}
            <TextInput
              label="Value"
              spellCheck={false}
              placeholder={draft.valueType === 'GROUPS' ? '.*' : 'user.department'}
              value={draft.value}
              error={problems.value}
              onChange={(event) => set({ value: event.currentTarget.value })}
            />
          </fieldset>
        </Fields>
      )}
    />
  )
}

function SettingsView({ settings }: { settings: IdTokenSettings }) {
  return (
    <Facts>
      <Fact label="Issuer" hint={MODE_WORDS[settings.issuerMode]}>
        <CopyValue value={settings.issuer} label="issuer" plain />
      </Fact>
      <Fact label="Audience">
        <CopyValue value={settings.audience} label="audience" plain />
      </Fact>
      <Fact label="Claims">Claims for this token include all user attributes on the app profile.</Fact>
      <Fact label="Group claim type">{settings.valueType === 'EXPRESSION' ? 'Expression' : 'Filter'}</Fact>
      <Fact label="Group claims filter">{filterWord(settings)}</Fact>
    </Facts>
  )
}

function filterWord({ name, value, valueType, groupFilterType }: IdTokenSettings) {
  if (name === undefined || value === undefined) return 'None'
  if (valueType === 'EXPRESSION')
    return (
      <>
        <code>{name}</code> = <code>{value}</code>
      </>
    )
  return (
    <>
      <code>{name}</code> {FILTER_WORDS[groupFilterType ?? 'REGEX'].toLowerCase()} <code>{value}</code>
    </>
  )
}

function draftOf({ issuerMode, valueType, groupFilterType, name, value }: IdTokenSettings): Draft {
  return {
    issuerMode,
    valueType: valueType ?? 'GROUPS',
    filter: groupFilterType ?? 'STARTS_WITH',
    name: name ?? 'groups',
    value: value ?? '',
  }
}

/** Without a name or a value there is no claim. */
function bodyOf({ issuerMode, valueType, filter, name, value }: Draft) {
  if (name.trim() === '' || value === '') return { issuerMode }
  const claim = { issuerMode, valueType, name: name.trim(), value }
  return valueType === 'GROUPS' ? { ...claim, groupFilterType: filter } : claim
}
