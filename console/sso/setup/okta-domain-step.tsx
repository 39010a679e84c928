import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/words.ts'
import { Prove } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function OktaDomainStep({ guide, step, next }: StepProps) {
  const words = useWords().steps.oktaDomain
  const known = (guide.typed.oktaDomain ?? guide.typed.issuer)?.replace(/^https:\/\//, '') ?? ''
  const [typed, setTyped] = useState(known)
  return (
    <Prove step={step} next={next} body={typed.trim() === '' ? undefined : { oktaDomain: typed }}>
      <TextInput
        label={words.label}
        description={words.hint}
        placeholder="acme.okta.com"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoCapitalize="off"
        spellCheck={false}
      />
    </Prove>
  )
}
