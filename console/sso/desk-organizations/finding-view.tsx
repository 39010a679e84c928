import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { type Place, type Side, WhatToDo } from '../desk/what-to-do.tsx'
import styles from './finding-view.module.css'

export type Finding = {
  readonly code: string
  readonly sentence: string
  readonly side: Side
  readonly want?: string
  readonly got?: string
  readonly where?: Place
  readonly todo: readonly string[]
  readonly mild?: boolean
}

/** What a step came upon, as its reader sees it, and whose turn it is. */
export function FindingView({ finding }: { finding: Finding }) {
  const { sentence, mild, side, want, got, where, todo } = finding
  return (
    <div className={styles.finding} data-mild={mild || undefined}>
      <p className={styles.sentence}>
        {mild ? <IconAlertTriangle size={17} aria-hidden /> : <IconX size={17} aria-hidden />}
        <span>{sentence}</span>
      </p>
      <WhatToDo side={side} where={where} todo={todo} want={want} got={got} />
    </div>
  )
}
