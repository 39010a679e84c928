import { Select, Textarea, TextInput } from '@mantine/core'
import { type Attribute, choicesOf } from './profile-draft.ts'

/** One attribute of a profile, by what its schema says it is. */
export function ProfileField({
  attribute,
  value,
  error,
  onChange,
}: {
  attribute: Attribute
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const { title, type, required = false, description, maxLength } = attribute
  const common = { label: title, description, error, required }
  const choices = type === 'array' ? undefined : choicesOf(attribute)
  if (choices !== undefined)
    return (
      <Select
        {...common}
        value={value}
        onChange={(chosen) => onChange(chosen ?? '')}
        data={required ? choices : [{ value: '', label: 'Not set' }, ...choices]}
      />
    )
  if (type === 'array')
    return (
      <Textarea
        {...common}
        description={description ?? 'One a line.'}
        autosize
        minRows={2}
        maxRows={8}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...common}
      dir="auto"
      autoComplete="off"
      inputMode={type === 'string' ? 'text' : 'decimal'}
      maxLength={type === 'string' ? maxLength : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
