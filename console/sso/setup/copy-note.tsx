// A text of several lines to take along: shown when asked for, copied with one press.
import { CopyButton } from '../../ui/copy-value.tsx'
import styles from './copy-note.module.css'

export function CopyNote({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <details className={styles.note}>
      <summary>{title}</summary>
      <div className={styles.sheet}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <pre tabIndex={0}>{text}</pre>
        <CopyButton value={text} label={title} />
      </div>
      {children}
    </details>
  )
}
