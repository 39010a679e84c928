// Somebody else runs this: they get a link that leads to this one step, and nothing else. Whoever asks sees what was sent,
// and has a note to pass on where people talk.
//
//   closed → a name and an address → asked, and whether they came
import { Button, TextInput } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import styles from './ask-for-help.module.css'
import { CopyNote } from './copy-note.tsx'
import { type Asked, type GuideState, type StepId, useAskForHelp } from './guide-api.ts'
import { Refused } from './step-parts.tsx'

/**
 * @param note  what may go along in the note, a line each: a DNS record, the name of an app. Nothing secret.
 */
export function AskForHelp({ guide, step, note = [] }: { guide: GuideState; step: StepId; note?: readonly string[] }) {
  const { help: words } = useWords()
  const [open, setOpen] = useState(false)
  // Who was asked for this step asks nobody further.
  if (guide.onlyStep !== null) return null
  const asked = guide.asked.find((each) => each.step === step)
  return (
    <div className={styles.help}>
      {asked !== undefined && !open && <AskedFor guide={guide} asked={asked} note={note} />}
      {open ? (
        <AskForm step={step} close={() => setOpen(false)} />
      ) : (
        <Button
          className={styles.opener}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {asked === undefined ? words.ask : words.askAgain}
        </Button>
      )}
    </div>
  )
}

function AskForm({ step, close }: { step: StepId; close: () => void }) {
  const { help: words, ui } = useWords()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const ask = useAskForHelp()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate({ step, name: name.trim(), email: email.trim() }, { onSuccess: close })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.what}>{words.what}</p>
      <div className={styles.fields}>
        <TextInput
          label={words.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          maxLength={100}
          data-autofocus
          autoFocus
          required
          withAsterisk={false}
        />
        <TextInput
          label={words.email}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="off"
          maxLength={320}
          required
          withAsterisk={false}
        />
      </div>
      <Refused error={ask.error} />
      <div className={styles.actions}>
        <Button type="submit" loading={ask.isPending} disabled={name.trim() === '' || email.trim() === ''}>
          {words.send}
        </Button>
        <Button variant="default" onClick={close}>
          {ui.cancel}
        </Button>
      </div>
    </form>
  )
}

function AskedFor({ guide, asked, note }: { guide: GuideState; asked: Asked; note: readonly string[] }) {
  const { help: words } = useWords()
  const { name, email, at, openedAt } = asked
  const text = [words.note(name, guide.application.name, guide.organization.name, email), ...note].join('\n')
  return (
    <div className={styles.asked} role="status">
      <p>{words.sent(name, email)}</p>
      <p className={styles.what}>
        <Rich
          text={openedAt === null ? words.notOpened : words.opened}
          slots={{ when: <RelativeTime at={new Date(openedAt ?? at).toISOString()} /> }}
        />
      </p>
      <CopyNote title={words.noteTitle} text={text} />
    </div>
  )
}
