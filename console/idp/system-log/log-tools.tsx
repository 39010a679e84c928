import { Autocomplete, Button, Select, Switch, TextInput } from '@mantine/core'
import { IconRefresh, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { FREQUENT_TYPES, type LogQuestion, OUTCOMES, RANGES, type Range } from './log-question.ts'
import styles from './log-tools.module.css'

/** @param types  of the events that are shown, to choose from */
export function LogTools({
  question,
  onAsk,
  onRefresh,
  live,
  onLive,
  interrupted,
  types,
}: {
  question: LogQuestion
  onAsk: (part: Partial<LogQuestion>) => void
  onRefresh: () => void
  live: boolean
  onLive: (live: boolean) => void
  /** News do not come at the moment. */
  interrupted: boolean
  types: readonly string[]
}) {
  const [q, setQ] = useTyped(question.q, (text) => onAsk({ q: text }))
  const [type, setType] = useTyped(question.type, (text) => onAsk({ type: text }))
  return (
    <div className={styles.tools}>
      <TextInput
        type="search"
        className={styles.search}
        aria-label="Search events by words"
        placeholder="Search events by words"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <Autocomplete
        className={styles.type}
        aria-label="Event type"
        placeholder="Any event type"
        spellCheck={false}
        limit={30}
        withScrollArea={false}
        maxDropdownHeight={320}
        value={type}
        onChange={setType}
        data={[...new Set([...types, ...FREQUENT_TYPES])].sort()}
      />
      <Select
        className={styles.choice}
        aria-label="Outcome"
        value={question.outcome}
        data={OUTCOMES.map((outcome) => ({ ...outcome }))}
        onChange={(outcome) => onAsk({ outcome: outcome ?? '' })}
      />
      <Select
        className={styles.choice}
        aria-label="Time range"
        value={question.range}
        data={RANGES.map((range) => ({ ...range }))}
        onChange={(range) => onAsk({ range: (range ?? 'week') as Range })}
      />
      {question.range === 'custom' && <FromTo question={question} onAsk={onAsk} />}
      <div className={styles.end}>
        <Switch
          label={interrupted ? 'Live, interrupted' : 'Live'}
          checked={live}
          disabled={question.range === 'custom' && question.to !== ''}
          onChange={(event) => onLive(event.currentTarget.checked)}
        />
        <Button variant="subtle" color="gray" size="compact-sm" aria-label="Refresh" onClick={onRefresh}>
          <IconRefresh size={17} aria-hidden />
        </Button>
      </div>
      {question.filter !== '' && (
        <div className={styles.filter}>
          <span>Only</span>
          <code>{question.filter}</code>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label="Remove this filter"
            onClick={() => onAsk({ filter: '' })}
          >
            <IconX size={16} aria-hidden />
          </Button>
        </div>
      )}
    </div>
  )
}

function FromTo({ question, onAsk }: { question: LogQuestion; onAsk: (part: Partial<LogQuestion>) => void }) {
  return (
    <>
      <TextInput
        type="datetime-local"
        aria-label="From"
        className={styles.time}
        value={question.from}
        onChange={(event) => onAsk({ from: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        aria-label="To"
        className={styles.time}
        value={question.to}
        onChange={(event) => onAsk({ to: event.currentTarget.value })}
      />
    </>
  )
}

const TYPING_MS = 350

/** Text somebody is typing; told when they pause. */
function useTyped(value: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  const telling = useRef(tell)
  telling.current = tell
  // Changed from elsewhere, as by a link.
  if (value !== told) {
    setTold(value)
    setText(value)
  }
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => {
      setTold(text)
      telling.current(text)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value])
  return [text, setText]
}
