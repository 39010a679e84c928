// Taking it back: said what goes and what stays, asked once more where people sign in through it.
import { Button, Checkbox } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../words/words.ts'
import styles from './by-token.module.css'
import { type Plan, useUndo } from './by-token-api.ts'
import type { GuideState } from './guide-api.ts'
import { Refused } from './step-parts.tsx'
import { TokenAgain } from './token-again.tsx'

export function ByTokenUndo({ guide, plan }: { guide: GuideState; plan: Plan }) {
  const { byToken: words } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.more} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-quiet>{words.undo}</summary>
      {open && <ReallyUndo guide={guide} plan={plan} close={() => setOpen(false)} />}
    </details>
  )
}

function ReallyUndo({ guide, plan, close }: { guide: GuideState; plan: Plan; close: () => void }) {
  const { byToken: words } = useWords()
  const [apiToken, setApiToken] = useState('')
  const [agreed, setAgreed] = useState(false)
  const undo = useUndo()
  const isLive = guide.status === 'active'
  const mayNot = (plan.needsToken && apiToken.trim() === '') || (isLive && !agreed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    undo.mutate({ ...(plan.needsToken ? { apiToken } : {}), ...(isLive ? { evenIfLive: true } : {}) })
  }
  return (
    <form className={styles.finding} onSubmit={submit}>
      <h3>{words.undoTitle}</h3>
      <p>{words.undoLead}</p>
      {isLive && (
        <>
          <p>{words.undoLive(guide.organization.name)}</p>
          <Checkbox
            label={words.undoAgree}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
        </>
      )}
      {plan.needsToken && <TokenAgain value={apiToken} onChange={setApiToken} />}
      <div className={styles.actions}>
        <Button type="submit" color="red" loading={undo.isPending} disabled={mayNot}>
          {words.undo}
        </Button>
        <Button variant="default" onClick={close}>
          {words.keep}
        </Button>
      </div>
      <Refused error={undo.error} />
    </form>
  )
}
