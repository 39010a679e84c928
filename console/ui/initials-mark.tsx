import styles from './initials-mark.module.css'

/** One or two letters in a tile, to know a thing by before it is read. */
export function InitialsMark({
  name,
  size = 36,
  round = false,
}: {
  name: string
  size?: 28 | 36 | 48
  round?: boolean
}) {
  return (
    <span className={styles.mark} data-size={size} data-round={round || undefined} aria-hidden="true">
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? '')
  return letters.join('').toUpperCase() || '•'
}
