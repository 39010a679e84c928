// A plan's items: what is there, what will be, what it is for, where it is in Okta, how far it is.
import { IconExternalLink } from '@tabler/icons-react'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { useWords, type Words } from '../words/words.ts'
import type { PlanItem, Progress, Value } from './by-token-api.ts'
import styles from './plan-lines.module.css'

/** @param said  why not, where it is the same for all and stands above */
export function PlanLines({
  items,
  label,
  said,
}: {
  items: readonly PlanItem[]
  label: string
  said?: string | undefined
}) {
  if (items.length === 0) return null
  return (
    <ul className={styles.lines} aria-label={label}>
      {items.map((item) => (
        <PlanLine key={item.id} item={item} said={said} />
      ))}
    </ul>
  )
}

function PlanLine({ item, said }: { item: PlanItem; said: string | undefined }) {
  const { byToken: words } = useWords()
  const why = item.problem?.message ?? item.why
  const reasons: Readonly<Record<string, string>> = words.reasons
  const reason = reasons[item.id.split(':')[0] ?? '']
  return (
    <li className={styles.line} data-progress={item.progress}>
      <div className={styles.head}>
        <span className={styles.what}>{item.what}</span>
        <StatusBadge tone={TONES[item.progress]}>{stateOf(item, words)}</StatusBadge>
      </div>
      <Difference before={item.before} after={item.after} />
      {why !== null && why !== said && <p className={styles.why}>{why}</p>}
      <p className={styles.about}>
        {reason !== undefined && <span>{reason}</span>}
        <Where menu={item.menu} link={item.link} />
      </p>
    </li>
  )
}

const TONES: Readonly<Record<Progress, StatusTone>> = {
  'nothing to do': 'good',
  waiting: 'info',
  doing: 'wait',
  done: 'good',
  failed: 'bad',
  'by hand': 'wait',
  undone: 'off',
  left: 'wait',
}

function stateOf({ progress, state }: PlanItem, words: Words['byToken']): string {
  return progress === 'waiting' ? words.kinds[state] : words.progresses[progress]
}

/** As a difference is read: what goes, what stays, what comes. */
function Difference({ before, after }: { before: Value; after: Value }) {
  const { byToken: words } = useWords()
  const old = linesOf(before, words)
  const wanted = linesOf(after, words)
  const lines = [
    ...old.map((text) => ({ text, kind: wanted.includes(text) ? 'stays' : 'goes' }) as const),
    ...wanted.filter((text) => !old.includes(text)).map((text) => ({ text, kind: 'comes' }) as const),
  ]
  if (lines.length === 0) return null
  return (
    <ul className={styles.difference}>
      {lines.map(({ text, kind }) => (
        <li key={text} data-kind={kind}>
          <span className={styles.sign} aria-hidden="true">
            {SIGNS[kind]}
          </span>
          <span className="visually-hidden">{words.difference[kind]}: </span>
          <code>{text}</code>
        </li>
      ))}
    </ul>
  )
}

const SIGNS = { goes: '−', stays: ' ', comes: '+' } as const

function linesOf(value: Value, words: Words['byToken']): readonly string[] {
  if (value === null) return []
  if (typeof value === 'boolean') return [value ? words.on : words.off]
  return typeof value === 'string' ? [value] : value
}

function Where({ menu, link }: { menu: string; link: string | null }) {
  const { guide: words } = useWords()
  // Every app is in the same list; what is read here is where in the app's page.
  const path = menu.replace(/^Applications > Applications > (?!Create)/, '').replaceAll(' > ', ' → ')
  if (link === null) return <span>{path}</span>
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {path}
      <IconExternalLink size={13} aria-hidden />
      <span className="visually-hidden"> {words.newWindow}</span>
    </a>
  )
}
