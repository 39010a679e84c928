import { Input, NumberInput, Select } from '@mantine/core'
import { useId } from 'react'
import type { DraftFields } from '../../ui/form-section.tsx'
import type { Duration, RuleDraft, Unit } from './policy-requests.ts'
import styles from './rule-dialog.module.css'

const UNIT_TITLES: Readonly<Record<Unit, string>> = { MINUTES: 'Minutes', HOURS: 'Hours', DAYS: 'Days' }
const SEASON: Duration = { amount: 90, unit: 'DAYS' }

/** "THEN": how long tokens live. */
export function RuleLifetimes({ draft, set, problems }: DraftFields<RuleDraft>) {
  return (
    <fieldset className={styles.step}>
      <legend>
        <span className={styles.word}>THEN</span> Tokens live
      </legend>
      <DurationField
        label="Access token lifetime is"
        hint="5 minutes to 24 hours."
        value={draft.access}
        units={['MINUTES', 'HOURS']}
        error={problems.accessTokenLifetimeMinutes}
        onChange={(access) => set({ access })}
      />
      <Select
        label="Refresh token lifetime is"
        value={draft.refresh === undefined ? 'UNLIMITED' : 'LIMITED'}
        onChange={(value) => set({ refresh: value === 'LIMITED' ? SEASON : undefined })}
        data={[
          { value: 'UNLIMITED', label: 'Unlimited' },
          { value: 'LIMITED', label: 'Limited' },
        ]}
      />
      {draft.refresh !== undefined && (
        <DurationField
          label="At the longest"
          value={draft.refresh}
          units={['MINUTES', 'HOURS', 'DAYS']}
          error={problems.refreshTokenLifetimeMinutes}
          onChange={(refresh) => set({ refresh })}
        />
      )}
      <DurationField
        label="but will expire if not used every"
        value={draft.refreshWindow}
        units={['MINUTES', 'HOURS', 'DAYS']}
        error={problems.refreshTokenWindowMinutes}
        onChange={(refreshWindow) => set({ refreshWindow })}
      />
    </fieldset>
  )
}

function DurationField({
  label,
  hint,
  value,
  units,
  error,
  onChange,
}: {
  label: string
  hint?: string
  value: Duration
  units: readonly Unit[]
  error: string | undefined
  onChange: (value: Duration) => void
}) {
  const id = useId()
  return (
    <Input.Wrapper label={label} labelProps={{ htmlFor: id }} description={hint} error={error}>
      <div className={styles.duration}>
        <NumberInput
          id={id}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          value={value.amount}
          error={error !== undefined}
          onChange={(amount) => onChange({ ...value, amount: Number(amount) || 0 })}
        />
        <Select
          aria-label={`Unit of: ${label}`}
          value={value.unit}
          onChange={(unit) => onChange({ ...value, unit: unit as Unit })}
          data={units.map((unit) => ({ value: unit, label: UNIT_TITLES[unit] }))}
        />
      </div>
    </Input.Wrapper>
  )
}
