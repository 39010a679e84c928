// Token Preview tab: who asks for what, which policy and rule decide, and what the tokens would say. Nothing is issued.
import { Button, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Fields, Section } from '../../ui/section.tsx'
import { findUsers } from '../find-people.ts'
import { callOkta } from '../okta-api.ts'
import { OktaCall } from '../okta-call.tsx'
import { findClients } from './find-apps.ts'
import { OneOf } from './one-of.tsx'
import { asksForItself, NEW_PREVIEW, type Preview, type PreviewDraft, previewRequest } from './preview-request.ts'
import { PreviewResult } from './preview-result.tsx'
import { GRANT_WORDS } from './rule-words.ts'
import { ScopesPicker } from './scopes-picker.tsx'
import type { OktaServer } from './server-types.ts'
import styles from './token-preview-tab.module.css'

const GRANTS = ['authorization_code', 'client_credentials']

export function TokenPreviewTab({ server }: { server: OktaServer }) {
  const [draft, setDraft] = useState(NEW_PREVIEW)
  const [preview, setPreview] = useState<Preview>()
  const [error, setError] = useState<unknown>()
  const [asking, setAsking] = useState(false)
  const request = previewRequest(server, draft)
  const alone = asksForItself(draft)
  const ready = draft.client !== undefined && (alone || draft.user !== undefined)
  // An answer is to the question it was given to.
  function set(part: Partial<PreviewDraft>) {
    setDraft({ ...draft, ...part })
    setPreview(undefined)
    setError(undefined)
  }
  async function ask(event: FormEvent) {
    event.preventDefault()
    if (!ready || asking) return
    setAsking(true)
    setError(undefined)
    try {
      setPreview(await callOkta<Preview>(request))
    } catch (thrown) {
      setError(thrown)
    } finally {
      setAsking(false)
    }
  }
  return (
    <div className={styles.halves}>
      <form onSubmit={ask} noValidate>
        <Section
          title="Request Properties"
          lead="What an application would send, and who would be signed in."
          footer={<OktaCall requests={[request]} />}
        >
          {error !== undefined && <FormProblem error={error} />}
          <Fields>
            <OneOf
              label="OAuth/OIDC client"
              placeholder="Type an application’s name"
              none="There is no application yet"
              find={findClients}
              chosen={draft.client}
              onChange={(client) => set({ client })}
            />
            <Select
              label="Grant type"
              value={draft.grantType}
              onChange={(grant) => set(grantChosen(draft, grant ?? 'authorization_code'))}
              data={GRANTS.map((value) => ({ value, label: GRANT_WORDS[value] ?? value }))}
            />
            {!alone && (
              <OneOf
                label="User"
                placeholder="Type a name or an e-mail address"
                find={findUsers}
                chosen={draft.user}
                onChange={(user) => set({ user })}
              />
            )}
            <ScopesPicker server={server} chosen={draft.scopes} onChange={(scopes) => set({ scopes })} />
            <div>
              <Button type="submit" loading={asking} disabled={!ready}>
                Preview Token
              </Button>
            </div>
          </Fields>
        </Section>
      </form>
      <PreviewResult preview={preview} />
    </div>
  )
}

/** OpenID Connect's scopes are about a person; an app that asks for itself has none of them to ask for. */
function grantChosen({ scopes }: PreviewDraft, grantType: string): Partial<PreviewDraft> {
  const untouched = scopes.join(' ') === NEW_PREVIEW.scopes.join(' ')
  if (grantType === 'client_credentials') return { grantType, scopes: untouched ? [] : scopes }
  return { grantType, scopes: scopes.length === 0 ? NEW_PREVIEW.scopes : scopes }
}
