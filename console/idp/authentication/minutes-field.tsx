import { Input, NumberInput, Select } from '@mantine/core'
import { useId, useState } from 'react'
import { largestUnit, minutesIn, UNITS, type UnitName } from './minutes.ts'
import styles from './policy-forms.module.css'

/** A length of time: how many, and of what. */
export function MinutesField({
  label,
  hint,
  minutes,
  error,
  onChange,
}: {
  label: string
  hint?: string
  minutes: number
  error?: string | undefined
  onChange: (minutes: number) => void
}) {
  const id = useId()
  const [unit, setUnit] = useState<UnitName>(() => largestUnit(minutes))
  const one = minutesIn(unit)
  return (
    <Input.Wrapper label={label} labelProps={{ htmlFor: id }} description={hint} error={error}>
      <div className={styles.time}>
        <NumberInput
          id={id}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          value={Math.round(minutes / one)}
          error={error !== undefined}
          onChange={(amount) => onChange((Number(amount) || 0) * one)}
        />
        <Select
          aria-label={`Unit of: ${label}`}
          value={unit}
          onChange={(chosen) => {
            const next = chosen as UnitName
            setUnit(next)
            onChange(Math.max(1, Math.round(minutes / one)) * minutesIn(next))
          }}
          data={UNITS.map(({ name }) => ({ value: name, label: name }))}
        />
      </div>
    </Input.Wrapper>
  )
}
