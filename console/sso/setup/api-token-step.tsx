import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { AskForHelp } from './ask-for-help.tsx'
import { OpenInOkta, Prove, Todo } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function ApiTokenStep({ guide, step, next }: StepProps) {
  const [apiToken, setApiToken] = useState('')
  return (
    <>
      <Todo>
        <li>
          In Okta, make an account for this alone and give it the role <b>Read-only Administrator</b>: a token can do
          whatever its maker can.
        </li>
        <li>
          Signed in as that account: <b>Security → API → Tokens → Create token</b>. It is shown once.
        </li>
      </Todo>
      <OpenInOkta place={guide.places['api-token']} />
      <Prove
        step={step}
        next={next}
        action="Check"
        skip="Without people and groups for now"
        body={apiToken.trim() === '' ? undefined : { apiToken }}
      >
        <PasswordInput
          label="API token"
          description="Kept sealed, and shown to nobody again."
          value={apiToken}
          onChange={(event) => setApiToken(event.currentTarget.value)}
          autoComplete="off"
        />
      </Prove>
      <AskForHelp guide={guide} step="api-token" />
    </>
  )
}
