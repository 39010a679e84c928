// Find and take: type a few letters, choose. For people, groups, apps.
import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import styles from './search-picker.module.css'

export type Choice = { readonly id: string; readonly title: string; readonly detail?: string | undefined }

const TYPING_MS = 200

/**
 * A type-ahead. @param find  asked with what was typed, also with nothing; at most a handful of answers are shown
 *
 * @param taken  ids that are chosen already and are not offered
 * @param none   said when there is nothing to choose
 */
export function SearchPicker({
  label,
  hint,
  placeholder,
  find,
  onPick,
  taken = [],
  none = 'Nobody is left to add',
  error,
}: {
  label: string
  hint?: string
  placeholder: string
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>
  onPick: (choice: Choice) => void
  taken?: readonly string[]
  none?: string
  error?: string | undefined
}) {
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const [text, setText] = useState('')
  const { choices, searching } = useFound(find, text, box.dropdownOpened)
  const open = (choices ?? []).filter(({ id }) => !taken.includes(id))
  return (
    <Combobox
      store={box}
      onOptionSubmit={(id) => {
        const choice = open.find((each) => each.id === id)
        if (choice !== undefined) onPick(choice)
        setText('')
        box.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          description={hint}
          placeholder={placeholder}
          error={error}
          value={text}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={searching ? <Loader size={16} /> : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value)
            box.openDropdown()
            box.updateSelectedOptionIndex()
          }}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} className={styles.options}>
          {open.map(({ id, title, detail }) => (
            <Combobox.Option value={id} key={id} className={styles.option}>
              <span>{title}</span>
              {detail && <span className={styles.detail}>{detail}</span>}
            </Combobox.Option>
          ))}
          {choices !== undefined && open.length === 0 && (
            <Combobox.Empty>{text === '' ? none : `Nothing begins with “${text}”`}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function useFound(
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>,
  text: string,
  open: boolean,
) {
  const [choices, setChoices] = useState<readonly Choice[]>()
  const [searching, setSearching] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the text changes, not when the screen is drawn
  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      setSearching(true)
      find(text.trim(), stop.signal)
        .then(setChoices, () => setChoices(stop.signal.aborted ? undefined : []))
        .finally(() => setSearching(false))
    }, TYPING_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, open])
  return { choices, searching }
}

/** What was chosen, each with an x. */
export function Picked({
  label,
  choices,
  onRemove,
}: {
  label: string
  choices: readonly Choice[]
  onRemove: (choice: Choice) => void
}): ReactNode {
  if (choices.length === 0) return null
  return (
    <ul className={styles.picked} aria-label={label}>
      {choices.map((choice) => (
        <li key={choice.id}>
          <span>{choice.title}</span>
          <CloseButton size="sm" aria-label={`Remove ${choice.title}`} onClick={() => onRemove(choice)} />
        </li>
      ))}
    </ul>
  )
}
