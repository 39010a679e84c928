import { Checkbox, NumberInput } from '@mantine/core'
import type { Problems } from '../../ui/refusal.ts'
import { MinutesField } from './minutes-field.tsx'
import type { Json } from './org-policy.ts'
import { CHARACTERS, type PasswordSettings, passwordSettings } from './password-settings.ts'
import styles from './policy-forms.module.css'

const LONGEST_AGE_DAYS = 90
const USUAL_ATTEMPTS = 10
const USUAL_LOCK_MINUTES = 15
const USUAL_HISTORY = 4

/** "Password settings": complexity, age, lock out, with Okta's words. */
export function PasswordSettingsFields({
  settings,
  problems,
  onChange,
}: {
  settings: Json
  problems: Problems
  onChange: (settings: Json) => void
}) {
  const password = passwordSettings(settings)
  const { complexity, age, lockout } = password
  const set = (part: { readonly [Part in keyof PasswordSettings]?: Partial<PasswordSettings[Part]> }) =>
    onChange({
      password: {
        complexity: { ...complexity, ...part.complexity },
        age: { ...age, ...part.age },
        lockout: { ...lockout, ...part.lockout },
      },
    })
  return (
    <>
      <fieldset className={styles.step}>
        <legend>Password settings</legend>
        <NumberInput
          label="Minimum length"
          description="4 to 72 characters."
          className={styles.number}
          min={4}
          max={72}
          clampBehavior="none"
          value={complexity.minLength}
          error={problems.minLength}
          onChange={(value) => set({ complexity: { minLength: Number(value) || 0 } })}
        />
        <Checkbox.Group
          label="Complexity requirements"
          value={CHARACTERS.filter(({ name }) => complexity[name] > 0).map(({ name }) => name)}
          onChange={(names) =>
            set({ complexity: Object.fromEntries(CHARACTERS.map(({ name }) => [name, names.includes(name) ? 1 : 0])) })
          }
        >
          <div className={styles.boxes}>
            {CHARACTERS.map(({ name, label }, at) => (
              <Checkbox key={name} value={name} label={label} mt={at === 0 ? 8 : 0} />
            ))}
          </div>
        </Checkbox.Group>
        <Checkbox
          label="Does not contain part of username"
          checked={complexity.excludeUsername}
          onChange={(event) => set({ complexity: { excludeUsername: event.currentTarget.checked } })}
        />
      </fieldset>
      <fieldset className={styles.step}>
        <legend>Password age</legend>
        <Sometimes
          label="Enforce password history"
          amountLabel="Differs from the last"
          amount={age.historyCount}
          usual={USUAL_HISTORY}
          most={30}
          error={problems.historyCount}
          onChange={(historyCount) => set({ age: { historyCount } })}
        />
        <Sometimes
          label="Password expires"
          amountLabel="After days"
          amount={age.maxAgeDays}
          usual={LONGEST_AGE_DAYS}
          most={999}
          error={problems.maxAgeDays}
          onChange={(maxAgeDays) => set({ age: { maxAgeDays } })}
        />
      </fieldset>
      <fieldset className={styles.step}>
        <legend>Lock out</legend>
        <Sometimes
          label="Lock out user after unsuccessful attempts"
          amountLabel="Attempts"
          amount={lockout.maxAttempts}
          usual={USUAL_ATTEMPTS}
          most={100}
          error={problems.maxAttempts}
          onChange={(maxAttempts) => set({ lockout: { maxAttempts } })}
        />
        {lockout.maxAttempts > 0 && (
          <>
            <Checkbox
              label="Account is automatically unlocked"
              checked={lockout.autoUnlockMinutes > 0}
              onChange={(event) =>
                set({ lockout: { autoUnlockMinutes: event.currentTarget.checked ? USUAL_LOCK_MINUTES : 0 } })
              }
            />
            {lockout.autoUnlockMinutes > 0 && (
              <MinutesField
                label="After"
                minutes={lockout.autoUnlockMinutes}
                error={problems.autoUnlockMinutes}
                onChange={(autoUnlockMinutes) => set({ lockout: { autoUnlockMinutes } })}
              />
            )}
            <Checkbox
              label="Show lock out failures"
              description="Whoever is locked out is told so."
              checked={lockout.showLockoutFailures}
              onChange={(event) => set({ lockout: { showLockoutFailures: event.currentTarget.checked } })}
            />
          </>
        )}
      </fieldset>
    </>
  )
}

/** Off is nought; on begins with what is usual. */
function Sometimes({
  label,
  amountLabel,
  amount,
  usual,
  most,
  error,
  onChange,
}: {
  label: string
  amountLabel: string
  amount: number
  usual: number
  most: number
  error: string | undefined
  onChange: (amount: number) => void
}) {
  return (
    <>
      <Checkbox
        label={label}
        checked={amount > 0}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : 0)}
      />
      {amount > 0 && (
        <NumberInput
          label={amountLabel}
          className={styles.number}
          min={1}
          max={most}
          allowDecimal={false}
          value={amount}
          error={error}
          onChange={(value) => onChange(Number(value) || 1)}
        />
      )}
    </>
  )
}
