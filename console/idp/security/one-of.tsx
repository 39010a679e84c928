import { Input } from '@mantine/core'
import { type Choice, Picked, SearchPicker } from '../../ui/search-picker.tsx'

/** A type-ahead for one thing: once it is chosen it stands there instead. */
export function OneOf({
  label,
  placeholder,
  none,
  find,
  chosen,
  onChange,
}: {
  label: string
  placeholder: string
  none?: string
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>
  chosen: Choice | undefined
  onChange: (choice: Choice | undefined) => void
}) {
  if (chosen === undefined)
    return (
      <SearchPicker
        label={label}
        placeholder={placeholder}
        {...(none === undefined ? {} : { none })}
        find={find}
        onPick={onChange}
      />
    )
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Picked label={label} choices={[chosen]} onRemove={() => onChange(undefined)} />
    </Input.Wrapper>
  )
}
