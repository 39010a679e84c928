// Values that are copied from here into somewhere else: shown exactly, copied with one press.
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import styles from './copy-value.module.css'
import { useUiWords } from './ui-words.ts'

const SAID_MS = 1_800

/** Copies; says so to eyes and ears for a moment. */
function useCopy(): { copied: boolean; copy(text: string): void } {
  const [copied, setCopied] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    copied,
    copy(text) {
      void write(text).then(() => {
        setCopied(true)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => setCopied(false), SAID_MS)
      })
    },
  }
}

// The clipboard is there on https and localhost only; an org on a laptop may have neither.
async function write(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'visually-hidden'
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}

/** A button that copies `value`. @param label  what is copied: "Client ID" */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const words = useUiWords()
  const { copied, copy } = useCopy()
  return (
    <button
      type="button"
      className={styles.button}
      data-copied={copied || undefined}
      onClick={() => copy(value)}
      aria-label={copied ? words.copiedWhat(label) : words.copy(label)}
      title={copied ? words.copied : words.copyHint}
    >
      {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      <span role="status" className="visually-hidden">
        {copied ? words.copied : ''}
      </span>
    </button>
  )
}

/** A value in a box of its own, as exact text, with its copy button: ids, domains, URIs that go somewhere else. */
export function CopyValue({ value, label, plain = false }: { value: string; label: string; plain?: boolean }) {
  return (
    <span className={plain ? styles.plain : styles.box}>
      <code className={styles.value}>{value}</code>
      <CopyButton value={value} label={label} />
    </span>
  )
}

/** A short value that is itself the button. */
export function CopyChip({ value, label }: { value: string; label: string }) {
  const words = useUiWords()
  const { copied, copy } = useCopy()
  return (
    <button
      type="button"
      className={styles.chip}
      onClick={() => copy(value)}
      title={copied ? words.copied : words.copy(label)}
    >
      <code>{value}</code>
      {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      <span role="status" className="visually-hidden">
        {copied ? words.copiedWhat(label) : ''}
      </span>
    </button>
  )
}

/** A secret: dots until somebody asks, copied without being shown. */
export function SecretValue({ value, label }: { value: string; label: string }) {
  const [shown, setShown] = useState(false)
  return (
    <span className={styles.box}>
      <code className={styles.value} data-hidden={!shown || undefined}>
        {shown ? value : '•'.repeat(24)}
      </code>
      <button
        type="button"
        className={styles.button}
        onClick={() => setShown(!shown)}
        aria-pressed={shown}
        aria-label={shown ? `Hide ${label}` : `Show ${label}`}
        title={shown ? 'Hide' : 'Show'}
      >
        {shown ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
      </button>
      <CopyButton value={value} label={label} />
    </span>
  )
}
