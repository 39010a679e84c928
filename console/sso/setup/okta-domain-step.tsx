import { TextInput } from '@mantine/core'
import { useState } from 'react'
import styles from './step-parts.module.css'
import { Prove } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'
import { isOtherProvider, useProviderWords } from './words-of-provider.ts'

export function OktaDomainStep({ guide, step, next }: StepProps) {
  const { steps, otherProvider } = useProviderWords(guide)
  const { oktaDomain: words } = steps
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
      <p className={styles.menu}>{isOtherProvider(guide) ? otherProvider.left : otherProvider.hint}</p>
    </Prove>
  )
}
