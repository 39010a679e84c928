import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import styles from './page.module.css'

/** Where a page of one thing will be, until the thing is there: same heights, nothing jumps. */
export function PageSkeleton({ back }: { back: { to: string; label: string } }) {
  return (
    <div className={styles.page} aria-busy>
      <Link to={back.to} className={styles.back}>
        ← {back.label}
      </Link>
      <h1 className="visually-hidden">Loading</h1>
      <Skeleton height={48} width={280} radius={10} />
      <Skeleton height={40} radius={10} />
      <Skeleton height={220} radius={12} />
      <Skeleton height={320} radius={12} />
    </div>
  )
}
