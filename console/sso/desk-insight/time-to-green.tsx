// From an invitation to people who sign in: each set-up as a line from the letter to the first visit to going live.
import { Link } from '@tanstack/react-router'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import type { SetUp } from './insight-types.ts'
import { lasting } from './numbers.ts'
import styles from './time-to-green.module.css'

export function TimeToGreen({ setUps, now }: { setUps: readonly SetUp[]; now: number }) {
  const longest = Math.max(1, ...setUps.map((each) => (each.liveAt ?? now) - each.invitedAt))
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">From invitation to live</caption>
      <thead>
        <tr>
          <th scope="col">Organization</th>
          <th scope="col">Invited</th>
          <th scope="col">
            <span className={styles.drawn}>Invitation, first visit, live</span>
          </th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody>
        {setUps.map((each) => (
          <tr key={each.connectionId}>
            <th scope="row">
              <Link to={`/organizations/${each.organizationId}`}>{each.organization}</Link>
            </th>
            <td>
              <At ms={each.invitedAt} />
            </td>
            <td className={styles.line}>
              <Line setUp={each} longest={longest} now={now} />
            </td>
            <td>
              <Took setUp={each} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Line({ setUp, longest, now }: { setUp: SetUp; longest: number; now: number }) {
  const { invitedAt, openedAt, liveAt } = setUp
  const place = (at: number) => 2 + (96 * (at - invitedAt)) / longest
  const end = place(liveAt ?? now)
  return (
    <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <line x1="2" x2={end} y1="8" y2="8" className={liveAt === null ? styles.waiting : styles.done} />
      <Dot at={2} kind="invited" />
      {openedAt !== null && <Dot at={place(openedAt)} kind="opened" />}
      {liveAt !== null && <Dot at={end} kind="live" />}
    </svg>
  )
}

/** A line without length and with round ends: a dot that stays round however the box is stretched. */
function Dot({ at, kind }: { at: number; kind: 'invited' | 'opened' | 'live' }) {
  return <path d={`M${at} 8h0.001`} className={styles[kind]} />
}

function Took({ setUp: { invitedAt, openedAt, liveAt } }: { setUp: SetUp }) {
  if (liveAt !== null)
    return (
      <span className={styles.took}>
        <StatusBadge tone="good">{lasting(liveAt - invitedAt)}</StatusBadge>
        {openedAt !== null && openedAt < liveAt && <span>{lasting(liveAt - openedAt)} from the first visit</span>}
      </span>
    )
  if (openedAt === null) return <StatusBadge tone="off">Nobody came yet</StatusBadge>
  return <StatusBadge tone="wait">Under way</StatusBadge>
}
