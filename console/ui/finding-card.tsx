// Something is amiss: what was wanted and what came, whose side must act, where, what to do. Said in one way to whoever reads.
import { IconAlertTriangle, IconExternalLink, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './finding-card.module.css'

export type Side = 'customer' | 'provider' | 'again' | 'us' | 'application'

export type Place = { readonly menu: string; readonly url: string | null }

type ToDo = {
  readonly side: Side
  readonly want?: string | null | undefined
  readonly got?: string | null | undefined
  readonly where?: Place | null | undefined
  readonly todo: readonly string[]
}

export type Finding = ToDo & {
  readonly sentence: string
  /** It works all the same. */
  readonly mild?: boolean | undefined
}

export type FindingWords = {
  readonly wanted: string
  readonly found: string
  readonly who: string
  readonly where: string
  readonly newWindow: string
  readonly sides: Readonly<Record<Side, string>>
}

/** @param title  what such a card is, for screen readers */
export function FindingCard({
  finding,
  words,
  title,
  children,
}: {
  finding: Finding
  words: FindingWords
  title: string
  children?: ReactNode
}) {
  const { sentence, mild } = finding
  return (
    <section className={styles.finding} data-mild={mild || undefined} aria-label={`${title}: ${sentence}`}>
      <p className={styles.sentence}>
        {mild ? <IconAlertTriangle size={18} aria-hidden /> : <IconX size={18} aria-hidden />}
        <span>{sentence}</span>
      </p>
      <WhatToDo about={finding} words={words} />
      {children}
    </section>
  )
}

export function WhatToDo({ about, words }: { about: ToDo; words: FindingWords }) {
  const { side, want, got, where, todo } = about
  return (
    <div className={styles.what}>
      <dl className={styles.facts}>
        {want && <Fact name={words.wanted}>{<code>{want}</code>}</Fact>}
        {got && <Fact name={words.found}>{<code>{got}</code>}</Fact>}
        <Fact name={words.who}>{words.sides[side]}</Fact>
        {where && (
          <Fact name={words.where}>
            {where.url === null ? (
              where.menu
            ) : (
              <a href={where.url} target="_blank" rel="noreferrer">
                {where.menu}
                <IconExternalLink size={14} aria-hidden />
                <span className="visually-hidden"> {words.newWindow}</span>
              </a>
            )}
          </Fact>
        )}
      </dl>
      {todo.length > 0 && (
        <ol className={styles.todo}>
          {todo.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
