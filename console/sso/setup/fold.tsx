// Something of the guide that is no step: its name and how it stands, and the rest when it is asked for.
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import styles from './guide.module.css'

type Props = { title: string; tone: StatusTone; state: string; children: ReactNode }

export function Fold({ title, tone, state, children }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <li className={styles.card} data-open={open || undefined}>
      <h3>
        <button
          type="button"
          className={styles.head}
          data-plain
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.title}>{title}</span>
          <StatusBadge tone={tone}>{state}</StatusBadge>
          <IconChevronDown size={18} aria-hidden className={styles.chevron} />
        </button>
      </h3>
      <div id={id} hidden={!open} className={styles.body} data-plain>
        {open && children}
      </div>
    </li>
  )
}
