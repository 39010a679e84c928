import { Fact, Facts } from '../../ui/section.tsx'
import { inUnits } from './minutes.ts'
import type { Json } from './org-policy.ts'
import { CHARACTERS, passwordSettings } from './password-settings.ts'

/** A password policy, as the sentence it is. */
export function PasswordSettingsView({ settings }: { settings: Json | undefined }) {
  const { complexity, age, lockout } = passwordSettings(settings)
  const wanted = CHARACTERS.filter(({ name }) => complexity[name] > 0).map(({ label }) => label.toLowerCase())
  const more = [...wanted, ...(complexity.excludeUsername ? ['no part of the username'] : [])]
  return (
    <Facts>
      <Fact label="Minimum length">{complexity.minLength} characters</Fact>
      <Fact label="Complexity requirements">{more.length === 0 ? 'None' : more.join(', ')}</Fact>
      <Fact label="Password age">
        {age.maxAgeDays === 0 ? 'Does not expire' : `Expires after ${days(age.maxAgeDays)}`}
        {age.historyCount > 0 && `; differs from the last ${age.historyCount}`}
      </Fact>
      <Fact label="Lock out">
        {lockout.maxAttempts === 0
          ? 'Never'
          : `After ${lockout.maxAttempts} unsuccessful attempts, ${until(lockout.autoUnlockMinutes)}`}
      </Fact>
    </Facts>
  )
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

function until(minutes: number): string {
  return minutes === 0 ? 'until an administrator unlocks them' : `for ${inUnits(minutes)}`
}
