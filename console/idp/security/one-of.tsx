import { Input } from '@mantine/core'
import { useEffect, useRef } from 'react'
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
  // What had the focus is gone after a choice; the other one takes it over.
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(chosen)
  useEffect(() => {
    if (before.current !== chosen) box.current?.querySelector<HTMLElement>('input, button')?.focus()
    before.current = chosen
  }, [chosen])
  return (
    <div ref={box}>
      {chosen === undefined ? (
        <SearchPicker
          label={label}
          placeholder={placeholder}
          {...(none === undefined ? {} : { none })}
          find={find}
          onPick={onChange}
        />
      ) : (
        <Input.Wrapper label={label} labelElement="div">
          <Picked label={label} choices={[chosen]} onRemove={() => onChange(undefined)} />
        </Input.Wrapper>
      )}
    </div>
  )
}
