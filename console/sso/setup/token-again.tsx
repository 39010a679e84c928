import { PasswordInput } from '@mantine/core'
import { useWords } from '../words/words.ts'

/** The API token once more: it was kept only for as long as it took. */
export function TokenAgain({ value, onChange }: { value: string; onChange: (apiToken: string) => void }) {
  const { byToken, steps, guide } = useWords()
  return (
    <PasswordInput
      label={steps.apiToken.label}
      visibilityToggleButtonProps={{ 'aria-label': guide.showSecret }}
      description={byToken.tokenAgain}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
    />
  )
}
