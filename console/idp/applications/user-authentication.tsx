import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ErrorView } from '../../ui/error-view.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { Fact, Facts, Fields } from '../../ui/section.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { APPS, appPath } from './app-requests.ts'

const POLICIES = '/api/v1/policies'

type AccessPolicy = { readonly id: string; readonly name: string; readonly system: boolean }

/** "User authentication": the app sign-in policy the application is under; one that chose none is under Okta's own. */
export function UserAuthentication({ app }: { app: OktaApp }) {
  const { data: policies, error, refetch } = useWholeOktaList<AccessPolicy>(`${POLICIES}?type=ACCESS_POLICY`)
  const change = useOktaChange()
  if (error) return <ErrorView error={error} retry={() => void refetch()} />
  if (policies === undefined) return <SectionSkeleton rows={1} />
  const chosen = app._links.accessPolicy?.href.split('/').at(-1)
  const policy = policies.find(({ id }) => id === chosen) ?? policies.find(({ system }) => system)
  const request = (policyId: string): ApiRequest => ({
    method: 'PUT',
    path: `${appPath(app.id)}/policies/${policyId}`,
  })
  return (
    <FormSection<{ policyId: string }>
      title="User authentication"
      lead="What this application asks of whoever is signed in already: one factor or two, and how recent."
      initial={() => ({ policyId: policy?.id ?? '' })}
      save={({ policyId }) => change(request(policyId), { stale: [APPS, POLICIES], done: 'App sign-in policy saved' })}
      api={({ policyId }) => <OktaCall requests={[request(policyId)]} />}
      view={
        <Facts>
          <Fact label="App sign-in policy">
            <Link to="/access/authentication" hash="tab-apps">
              {policy?.name}
            </Link>
          </Fact>
        </Facts>
      }
      fields={({ draft, set }) => (
        <Fields>
          <Select
            label="App sign-in policy"
            value={draft.policyId}
            onChange={(policyId) => set({ policyId: policyId ?? '' })}
            data={policies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Fields>
      )}
    />
  )
}
