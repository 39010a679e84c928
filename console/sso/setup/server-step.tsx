import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AccessPolicies, AuthorizationServers } from '../drawings/security-api.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import { OpenInOkta, Prove, Todo } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function ServerStep({ guide, step, next }: StepProps) {
  const words = useWords().steps.server
  const { issuer, oktaDomain } = guide.typed
  const isCustom = issuer !== null && oktaDomain !== null && issuer !== oktaDomain
  const [which, setWhich] = useState(isCustom ? 'custom' : 'org')
  const [typed, setTyped] = useState(isCustom ? issuer : '')
  const enough = which === 'org' || typed.trim() !== ''
  return (
    <Prove step={step} next={next} body={enough ? { issuer: which === 'org' ? null : typed } : undefined}>
      <Radio.Group label={words.question} value={which} onChange={setWhich}>
        <Radio mt="xs" value="org" label={words.org} description={words.orgHint} />
        <Radio mt="xs" value="custom" label={words.custom} description={words.customHint} />
      </Radio.Group>
      {which === 'custom' && (
        <>
          <Todo>
            <li>
              <Rich text={words.choose} />
            </li>
            <li>
              <Rich text={words.add(guide.application.name)} />
            </li>
            <li>
              <Rich text={words.copy} />
              <AuthorizationServers issuer={`${oktaDomain ?? 'https://acme.okta.com'}/oauth2/default`} />
            </li>
            <li>
              <Rich text={words.policy(guide.application.name)} />
            </li>
            <li>
              <Rich text={words.rule} />
              <AccessPolicies name={guide.application.name} />
            </li>
          </Todo>
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
