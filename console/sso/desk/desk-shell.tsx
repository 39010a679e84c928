// Around every screen: the search on top, the menu, who is signed in. Nobody signed in: the sign-in in its place.
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { ErrorView } from '../../ui/error-view.tsx'
import { EmptyFrame, Frame } from '../../ui/frame.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { DeskMenu } from './desk-menu.tsx'
import { DeskSearch } from './desk-search.tsx'
import styles from './desk-shell.module.css'
import { useMe } from './me.ts'
import { OperatorMenu } from './operator-menu.tsx'

/**
 * @param signIn   what somebody sees who is not signed in
 * @param confirm  asks whoever is signed in who they are once more, where it has to be sure
 */
export function DeskShell({ signIn, confirm }: { signIn: ReactNode; confirm: ReactNode }) {
  const { data: me, error, refetch } = useMe()
  const name = me?.whiteLabel?.name ?? 'Gatepass'
  useEffect(() => {
    document.documentElement.dataset.place = name
  }, [name])
  if (error instanceof Refusal && error.status === 401) return signIn
  if (error !== null)
    return (
      <main className={styles.alone}>
        <ErrorView error={error} retry={() => void refetch()} />
      </main>
    )
  if (me === undefined) return <EmptyFrame />
  return (
    <>
      <SignedIn name={name} />
      {confirm}
    </>
  )
}

function SignedIn({ name }: { name: string }) {
  return (
    <Frame
      name={name}
      menu={<DeskMenu />}
      header={
        <>
          <Link to="/organizations" className={styles.brand}>
            <Arch />
            <span className={styles.name}>{name}</span>
          </Link>
          <DeskSearch />
          <OperatorMenu />
        </>
      }
    />
  )
}

function Arch() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={styles.mark}
    >
      <path d="M4 21V9a8 8 0 0 1 16 0v12M9 21v-9a3 3 0 0 1 6 0v9" />
    </svg>
  )
}
