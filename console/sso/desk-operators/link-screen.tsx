// Where the first operator's link and an invited one's lead: who it is for, and one press that makes their passkey.
import { Button, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { problemsOf } from '../../ui/refusal.ts'
import { callDesk } from '../desk/desk-api.ts'
import type { Role } from '../desk/me.ts'
import { ROLE_WORDS } from '../desk/role-words.ts'
import styles from './alone.module.css'
import { Alone } from './alone.tsx'
import { PasskeyProblem } from './passkey-problem.tsx'
import { makePasskey, nameOfThisDevice } from './passkey-requests.ts'

type Link =
  | { readonly kind: 'first-run' }
  | { readonly kind: 'join' | 'renew'; readonly name: string; readonly email: string; readonly role: Role }

export function LinkScreen() {
  const { token } = useParams({ strict: false }) as { token?: string }
  const { data: link, error } = useQuery({
    queryKey: ['link'],
    queryFn: ({ signal }) => openLink(token, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    // The secret is in a cookie now: the address need not keep it for the history, or for whoever looks over.
    if (link !== undefined && token !== undefined)
      window.history.replaceState(null, '', window.location.pathname.replace(`/${token}`, ''))
  }, [link, token])
  if (error !== null)
    return (
      <Alone title="This link is not open">
        <PasskeyProblem error={error} />
      </Alone>
    )
  if (link === undefined) return <div aria-busy />
  return <MakeFirst link={link} />
}

function openLink(token: string | undefined, signal: AbortSignal): Promise<Link> {
  const path = '/console/api/link'
  return token === undefined
    ? callDesk<Link>({ method: 'GET', path }, signal)
    : callDesk<Link>({ method: 'POST', path, body: { token } }, signal)
}

const TITLES: Record<Link['kind'], string> = {
  'first-run': 'Be the first operator',
  join: 'You are invited',
  renew: 'Your new passkey',
}

const KNOWN = ['name', 'email']

function MakeFirst({ link }: { link: Link }) {
  const [who, setWho] = useState({ name: '', email: '' })
  const [passkey, setPasskey] = useState(nameOfThisDevice)
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const first = link.kind === 'first-run'
  const ready = passkey.trim() !== '' && (!first || (who.name.trim() !== '' && who.email.trim() !== ''))
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!ready || running) return
    setRunning(true)
    setError(undefined)
    try {
      const asked = first ? { name: who.name.trim(), email: who.email.trim() } : {}
      await makePasskey('/console/api/link/passkey', asked, passkey.trim())
      window.location.replace('/console')
    } catch (thrown) {
      setError(thrown)
      setRunning(false)
    }
  }
  const problems = problemsOf(error)
  return (
    <Alone title={TITLES[link.kind]}>
      <form onSubmit={submit} noValidate>
        {error !== undefined && <PasskeyProblem error={error} known={KNOWN} />}
        <Explained link={link} />
        {first && (
          <>
            <TextInput
              label="Your name"
              autoComplete="name"
              maxLength={200}
              value={who.name}
              error={problems.name}
              onChange={(event) => setWho({ ...who, name: event.currentTarget.value })}
            />
            <TextInput
              label="Your work e-mail"
              type="email"
              autoComplete="email"
              maxLength={320}
              value={who.email}
              error={problems.email}
              onChange={(event) => setWho({ ...who, email: event.currentTarget.value })}
            />
          </>
        )}
        <TextInput
          label="Call the passkey"
          description="So that you know it among others."
          maxLength={100}
          autoComplete="off"
          value={passkey}
          onChange={(event) => setPasskey(event.currentTarget.value)}
        />
        <Button
          type="submit"
          leftSection={<IconFingerprint size={18} aria-hidden />}
          loading={running}
          disabled={!ready}
        >
          Make my passkey
        </Button>
        <p className={styles.soft}>
          It stays on this device or in your password manager. We get its public half alone.
        </p>
      </form>
    </Alone>
  )
}

function Explained({ link }: { link: Link }) {
  if (link.kind === 'first-run')
    return (
      <p>You will be an owner: you may do everything, and invite the others. From then on this link opens nothing.</p>
    )
  return (
    <>
      <p>
        {link.kind === 'join'
          ? 'To help customers with their sign-in. A passkey is how you come in.'
          : 'It takes the place of all passkeys you had, and signs you out everywhere else.'}
      </p>
      <div className={styles.facts}>
        <strong>{link.name}</strong>
        <span>{link.email}</span>
        <span>
          {ROLE_WORDS[link.role].title}: {ROLE_WORDS[link.role].may.toLowerCase()}
        </span>
      </div>
    </>
  )
}
