import { PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ClientCredentials } from '../drawings/app-page.tsx'
import { CreateAppDialog, NewWebApp } from '../drawings/create-app.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import { AskForHelp } from './ask-for-help.tsx'
import type { GuideState } from './guide-api.ts'
import { RegisterClient } from './register-client.tsx'
import { OpenInOkta, Paste, Prove, Todo } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'
import { isOtherProvider } from './words-of-provider.ts'

export function AppStep({ guide, step, next }: StepProps) {
  const words = useWords()
  const { app } = words.steps
  const { typed } = guide
  const [clientId, setClientId] = useState(typed.clientId ?? '')
  const [clientSecret, setClientSecret] = useState('')
  const isByKey = typed.authMethod === 'private_key_jwt'
  const needsNone = typed.hasClientSecret || isByKey
  const enough = clientId.trim() !== '' && (clientSecret.trim() !== '' || needsNone)
  const body = { clientId, ...(clientSecret.trim() === '' ? {} : { clientSecret }) }
  return (
    <>
      {isOtherProvider(guide) ? <RegisterClient guide={guide} /> : <CreateApp guide={guide} />}
      <Prove step={step} next={next} body={enough ? body : undefined}>
        <TextInput
          label="Client ID"
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <PasswordInput
          label="Client secret"
          description={isByKey ? words.upkeep.key.back : typed.hasClientSecret ? app.secretKept : app.secretHint}
          visibilityToggleButtonProps={{ 'aria-label': words.guide.showSecret }}
          value={clientSecret}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
          autoComplete="off"
        />
      </Prove>
      <AskForHelp guide={guide} step="app" />
    </>
  )
}

function CreateApp({ guide }: { guide: GuideState }) {
  const { app } = useWords().steps
  return (
    <>
      <Todo>
        <li>
          <Rich text={app.create} />
        </li>
        <li>
          <Rich text={app.kind} />
          <CreateAppDialog />
        </li>
        <li>
          <Rich text={app.name} slots={{ application: <b>{guide.application.name}</b> }} />
          <Paste label="Sign-in redirect URI" value={guide.redirectUri} />
          <NewWebApp name={guide.application.name} redirectUri={guide.redirectUri} />
        </li>
        <li>
          <Rich text={app.assign} />
        </li>
        <li>
          {app.copy}
          <ClientCredentials name={guide.application.name} />
        </li>
        <li>
          <Rich text={app.groups} slots={{ everything: <code>.*</code> }} />
        </li>
      </Todo>
      <OpenInOkta place={guide.places.app} />
    </>
  )
}
