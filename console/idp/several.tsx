import { type Choice, Picked, SearchPicker } from '../ui/search-picker.tsx'

/** A type-ahead and what was taken from it. */
export function Several({
  label,
  placeholder,
  none,
  find,
  error,
  chosen,
  onChange,
}: {
  label: string
  placeholder: string
  none?: string
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>
  error?: string | undefined
  chosen: readonly Choice[]
  onChange: (chosen: readonly Choice[]) => void
}) {
  return (
    <>
      <SearchPicker
        label={label}
        placeholder={placeholder}
        {...(none === undefined ? {} : { none })}
        find={find}
        error={error}
        taken={chosen.map(({ id }) => id)}
        onPick={(choice) => onChange([...chosen, choice])}
      />
      <Picked
        label={`Chosen ${label.toLowerCase()}`}
        choices={chosen}
        onRemove={({ id }) => onChange(chosen.filter((choice) => choice.id !== id))}
      />
    </>
  )
}
