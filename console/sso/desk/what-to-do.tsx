// Whose side must act, where in Okta, what to do, what was wanted and what came: said in one way wherever something is amiss.
import { IconExternalLink } from '@tabler/icons-react'
import styles from './what-to-do.module.css'

export type Side = 'customer' | 'provider' | 'again' | 'us' | 'application'

export type Place = { readonly menu: string; readonly url: string | null }

const WHO: Readonly<Record<Side, string>> = {
  customer: 'The customer’s Okta administrator',
  provider: 'Whoever runs the customer’s identity provider',
  again: 'Nobody: the person tries again',
  us: 'Whoever runs Gatepass',
  application: 'Whoever runs the application',
}

export function WhatToDo({
  side,
  where,
  todo,
  want,
  got,
}: {
  side: Side
  where: Place | null | undefined
  todo: readonly string[]
  want: string | null | undefined
  got: string | null | undefined
}) {
  return (
    <div className={styles.what}>
      <dl className={styles.facts}>
        <Row name="Who acts">{WHO[side]}</Row>
        {where && (
          <Row name="Where">{where.url === null ? where.menu : <PlaceLink place={where} url={where.url} />}</Row>
        )}
        {want && <Row name="Wanted" code={want} />}
        {got && <Row name="Found" code={got} />}
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

function PlaceLink({ place, url }: { place: Place; url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {place.menu}
      <IconExternalLink size={14} aria-hidden />
      <span className="visually-hidden"> (opens in a new window)</span>
    </a>
  )
}

function Row({ name, code, children }: { name: string; code?: string; children?: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{code === undefined ? children : <code>{code}</code>}</dd>
    </div>
  )
}
