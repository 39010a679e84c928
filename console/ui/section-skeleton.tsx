import { Skeleton } from '@mantine/core'
import styles from './section.module.css'

/** Where a section will be, with about as many rows as it will have. */
export function SectionSkeleton({ rows }: { rows: number }) {
  return (
    <div className={styles.section} aria-busy>
      <div className={styles.header}>
        <Skeleton height={16} width={180} />
      </div>
      <div className={styles.body}>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
          <Skeleton key={row} height={14} width={`${70 - ((row * 17) % 30)}%`} />
        ))}
      </div>
    </div>
  )
}
