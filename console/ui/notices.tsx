// What just happened, said once: in the corner for those who look, to a screen reader for those who listen.
import { IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import styles from './notices.module.css'
import { useUiWords } from './ui-words.ts'

type Notice = { readonly id: number; readonly text: string; readonly tone: 'good' | 'info' }

const SHOWN_MS = 6_000

let notices: readonly Notice[] = []
let nextId = 1
const listeners = new Set<() => void>()

function set(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}

/** Says it in the corner for six seconds. For what went well; what went wrong is said where it went wrong. */
export function notify(text: string, tone: Notice['tone'] = 'good'): void {
  const id = nextId++
  set([...notices.slice(-2), { id, text, tone }])
  setTimeout(() => dismiss(id), SHOWN_MS)
}

function dismiss(id: number): void {
  set(notices.filter((notice) => notice.id !== id))
}

/** The one place notices appear; mounted once, empty most of the time, so that screen readers watch it. */
export function Notices() {
  const words = useUiWords()
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => notices,
  )
  return (
    <section className={styles.corner} aria-label={words.notices}>
      <div role="status" aria-live="polite" className={styles.stack}>
        {shown.map((notice) => (
          <div key={notice.id} className={styles.notice}>
            {notice.tone === 'good' ? (
              <IconCheck size={18} className={styles.good} aria-hidden />
            ) : (
              <IconInfoCircle size={18} className={styles.info} aria-hidden />
            )}
            <span>{notice.text}</span>
            <button
              type="button"
              className={styles.close}
              onClick={() => dismiss(notice.id)}
              aria-label={words.dismiss}
            >
              <IconX size={16} aria-hidden />
            </button>
          </div>
        ))}
      </div>
    </section>
  )
}
