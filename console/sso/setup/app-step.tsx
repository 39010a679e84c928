import { PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AskForHelp } from './ask-for-help.tsx'
import { OpenInOkta, Paste, Prove, Todo } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function AppStep({ guide, step, next }: StepProps) {
  const { typed } = guide
  const [clientId, setClientId] = useState(typed.clientId ?? '')
  const [clientSecret, setClientSecret] = useState('')
  const enough = clientId.trim() !== '' && (clientSecret.trim() !== '' || typed.hasClientSecret)
  const body = { clientId, ...(clientSecret.trim() === '' ? {} : { clientSecret }) }
  return (
    <>
      <Todo>
        <li>
          In Okta: <b>Applications → Applications → Create App Integration</b>.
        </li>
        <li>
          Sign-in method <b>OIDC - OpenID Connect</b>, application type <b>Web Application</b>, then <b>Next</b>.
        </li>
        <li>
          App integration name: <b>{guide.application.name}</b>. Sign-in redirect URIs, in place of what stands there:
          <Paste label="Sign-in redirect URI" value={guide.redirectUri} />
        </li>
        <li>
          Assignments: <b>Allow everyone in your organization to access</b>, or the groups that use it. <b>Save</b>.
        </li>
        <li>On the page that opens, copy the Client ID and the Client secret.</li>
      </Todo>
      <OpenInOkta place={guide.places.app} />
      <Prove step={step} next={next} action="Check" body={enough ? body : undefined}>
        <TextInput
          label="Client ID"
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <PasswordInput
          label="Client secret"
          description={
            typed.hasClientSecret
              ? 'One is kept. Leave this empty to keep it.'
              : 'Kept sealed, and shown to nobody again.'
          }
          value={clientSecret}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
          autoComplete="off"
        />
      </Prove>
      <AskForHelp guide={guide} step="app" />
    </>
  )
}
