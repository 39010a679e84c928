// General tab, "Client Credentials": the client ID, and how the client proves that it is the client.
import { Checkbox, Radio } from '@mantine/core'
import { CopyValue } from '../../ui/copy-value.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { Fact, Facts, Fields } from '../../ui/section.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { AuthMethod, OktaApp } from '../okta-types.ts'
import { APPS, replaceAppRequest } from './app-requests.ts'
import { typeOf, usesKeys, usesSecret } from './app-words.ts'
import styles from './create-app-dialog.module.css'
import { type KeysDraft, KeysFields, keysDraftOf, keysEdit } from './keys-fields.tsx'

type Proof = 'secret' | 'keys' | 'none'
type Draft = KeysDraft & { readonly proof: Proof; readonly pkce: boolean }

const PROOF_WORDS: Readonly<Record<Proof, string>> = {
  secret: 'Client secret',
  keys: 'Public key / Private key',
  none: 'None',
}

export function ClientCredentials({ app }: { app: OktaApp }) {
  const change = useOktaChange()
  const { client_id, pkce_required } = app.credentials.oauthClient
  const request = (draft: Draft) => replaceAppRequest(app, editOf(app, draft))
  const proofs: readonly Proof[] =
    typeOf(app) === 'web' || typeOf(app) === 'service' ? ['secret', 'keys'] : ['none', 'secret', 'keys']
  return (
    <FormSection<Draft>
      title="Client Credentials"
      initial={() => ({ proof: proofOf(app), pkce: pkce_required, ...keysDraftOf(app) })}
      known={['jwks', 'jwks_uri']}
      save={(draft) => change(request(draft), { stale: [APPS], done: 'Client credentials saved' })}
      api={(draft) => <OktaCall requests={[request(draft)]} />}
      view={
        <Facts>
          <Fact label="Client ID" hint="Names the client in every OAuth flow. It is public.">
            <CopyValue value={client_id} label="Client ID" />
          </Fact>
          <Fact label="Client authentication">{PROOF_WORDS[proofOf(app)]}</Fact>
          <Fact label="Proof Key for Code Exchange (PKCE)">
            {pkce_required ? 'Required as additional verification' : 'Not required'}
          </Fact>
        </Facts>
      }
      fields={({ draft, set, problems }) => (
        <Fields>
          <Radio.Group
            label="Client authentication"
            value={draft.proof}
            onChange={(proof) => set({ proof: proof as Proof })}
            error={problems.token_endpoint_auth_method}
          >
            <div className={styles.choices}>
              {proofs.map((proof) => (
                <Radio key={proof} value={proof} label={PROOF_WORDS[proof]} description={warningOf(app, proof)} />
              ))}
            </div>
          </Radio.Group>
          {draft.proof === 'keys' && <KeysFields draft={draft} set={set} problems={problems} />}
          <Checkbox
            label="Require PKCE as additional verification"
            description="Binds the code to the browser that asked for it. Every current library sends it."
            checked={draft.proof === 'none' || draft.pkce}
            disabled={draft.proof === 'none'}
            onChange={(event) => set({ pkce: event.currentTarget.checked })}
          />
        </Fields>
      )}
    />
  )
}

function proofOf(app: OktaApp): Proof {
  if (usesSecret(app)) return 'secret'
  return usesKeys(app) ? 'keys' : 'none'
}

/** What is lost by choosing the other way. */
function warningOf(app: OktaApp, proof: Proof): string | undefined {
  const now = proofOf(app)
  if (proof === now) return undefined
  if (now === 'secret') return 'The client secrets are deleted when you save.'
  if (now === 'keys') return 'The public keys are deleted when you save.'
  return undefined
}

function editOf(app: OktaApp, draft: Draft) {
  const before = app.credentials.oauthClient.token_endpoint_auth_method
  const method: AuthMethod =
    draft.proof === 'none'
      ? 'none'
      : draft.proof === 'keys'
        ? 'private_key_jwt'
        : before.startsWith('client_secret')
          ? before
          : 'client_secret_basic'
  return {
    credentials: { token_endpoint_auth_method: method, pkce_required: draft.proof === 'none' || draft.pkce },
    client: draft.proof === 'keys' ? keysEdit(draft) : { jwks: undefined, jwks_uri: undefined },
  }
}
