import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Prove } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function OktaDomainStep({ guide, step, next }: StepProps) {
  const known = (guide.typed.oktaDomain ?? guide.typed.issuer)?.replace(/^https:\/\//, '') ?? ''
  const [typed, setTyped] = useState(known)
  return (
    <Prove step={step} next={next} action="Check" body={typed.trim() === '' ? undefined : { oktaDomain: typed }}>
      <TextInput
        label="Okta domain"
        description="Paste anything you have of it: the address of the page you are looking at in Okta will do."
        placeholder="acme.okta.com"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoCapitalize="off"
        spellCheck={false}
      />
    </Prove>
  )
}
