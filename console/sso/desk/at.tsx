import { RelativeTime } from '../../ui/relative-time.tsx'

/** "3 days ago", the exact moment in the title. @param ms  since the epoch */
export function At({ ms, never }: { ms: number | null | undefined; never?: string }) {
  const at = ms === null || ms === undefined ? null : new Date(ms).toISOString()
  return <RelativeTime at={at} {...(never === undefined ? {} : { never })} />
}
