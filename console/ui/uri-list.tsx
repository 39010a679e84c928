import { Button, CloseButton, Input, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import styles from './uri-list.module.css'

/** Addresses one under the other, with "+ Add URI" below and an x beside each, as Okta has them. */
export function UriList({
  label,
  hint,
  values,
  onChange,
  error,
  required = false,
  add = 'Add URI',
  placeholder = 'https://',
}: {
  label: string
  hint?: string
  values: readonly string[]
  onChange: (values: readonly string[]) => void
  error?: string | undefined
  /** Then the last one has no x. */
  required?: boolean
  add?: string
  placeholder?: string
}) {
  const id = useId()
  const list = useRef<HTMLFieldSetElement>(null)
  const focusLast = () =>
    requestAnimationFrame(() => [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus())
  return (
    <fieldset className={styles.list} ref={list} aria-describedby={error === undefined ? undefined : id}>
      <legend>{label}</legend>
      {hint && <Input.Description>{hint}</Input.Description>}
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
        <div className={styles.row} key={at}>
          <TextInput
            className={styles.input}
            type="url"
            inputMode="url"
            spellCheck={false}
            aria-label={values.length > 1 ? `${label}, ${at + 1} of ${values.length}` : label}
            placeholder={placeholder}
            value={value}
            error={error !== undefined}
            onChange={(event) => onChange(values.with(at, event.currentTarget.value))}
          />
          {!(required && values.length === 1) && (
            <CloseButton
              size="lg"
              aria-label={value === '' ? `Remove row ${at + 1}` : `Remove ${value}`}
              onClick={() => {
                onChange(values.toSpliced(at, 1))
                focusLast()
              }}
            />
          )}
        </div>
      ))}
      {error !== undefined && (
        <Input.Error id={id} role="alert">
          {error}
        </Input.Error>
      )}
      <div>
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => {
            onChange([...values, ''])
            focusLast()
          }}
        >
          {add}
          <span className="visually-hidden">: {label}</span>
        </Button>
      </div>
    </fieldset>
  )
}
