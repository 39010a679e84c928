import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { CreateToken } from '../drawings/security-api.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import { AskForHelp } from './ask-for-help.tsx'
import styles from './step-parts.module.css'
import { OpenInOkta, Prove, Todo } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function ApiTokenStep({ guide, step, next }: StepProps) {
  const words = useWords()
  const token = words.steps.apiToken
  const [apiToken, setApiToken] = useState('')
  return (
    <>
      <p className={styles.menu}>{token.lead}</p>
      <Todo>
        <li>
          <Rich text={token.account} />
        </li>
        <li>
          <Rich text={token.create} />
          <CreateToken name={guide.application.name} />
        </li>
      </Todo>
      <OpenInOkta place={guide.places['api-token']} />
      <Prove step={step} next={next} skip={token.skip} body={apiToken.trim() === '' ? undefined : { apiToken }}>
        <PasswordInput
          label={token.label}
          description={token.hint}
          visibilityToggleButtonProps={{ 'aria-label': words.guide.showSecret }}
          value={apiToken}
          onChange={(event) => setApiToken(event.currentTarget.value)}
          autoComplete="off"
        />
      </Prove>
      <AskForHelp guide={guide} step="api-token" />
    </>
  )
}
