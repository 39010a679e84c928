import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { OpenInOkta, Prove } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function ServerStep({ guide, step, next }: StepProps) {
  const { issuer, oktaDomain } = guide.typed
  const isCustom = issuer !== null && oktaDomain !== null && issuer !== oktaDomain
  const [which, setWhich] = useState(isCustom ? 'custom' : 'org')
  const [typed, setTyped] = useState(isCustom ? issuer : '')
  const enough = which === 'org' || typed.trim() !== ''
  return (
    <Prove
      step={step}
      next={next}
      action="Check"
      body={enough ? { issuer: which === 'org' ? null : typed } : undefined}
    >
      <Radio.Group label="Who signs people in?" value={which} onChange={setWhich}>
        <Radio
          mt="xs"
          value="org"
          label="The org’s own authorization server"
          description="What nearly everybody uses. Nothing to do."
        />
        <Radio
          mt="xs"
          value="custom"
          label="A custom authorization server"
          description="Where your company wants access policies of its own. Needs Okta’s API Access Management."
        />
      </Radio.Group>
      {which === 'custom' && (
        <>
          <OpenInOkta place={guide.places['authorization-server']} />
          <TextInput
            label="Issuer URI"
            placeholder="https://acme.okta.com/oauth2/default"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            spellCheck={false}
          />
        </>
      )}
    </Prove>
  )
}
