// "Create token": its name, from where it may be used, and then the token itself, once.
import { Button, Select, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useOktaChange } from '../okta-queries.ts'
import styles from './create-token-dialog.module.css'
import { createTokenRequest, TOKENS } from './token-requests.ts'

type Made = { readonly name: string; readonly token: string }

export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<Made>()
  return made === undefined ? <NameIt onMade={setMade} onClose={onClose} /> : <TakeIt made={made} onClose={onClose} />
}

function NameIt({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  const done = useRef(false)
  const change = useOktaChange()
  return (
    <FormDialog
      title="Create token"
      // What is shown next is a dialog as well; this one makes way without closing both.
      onClose={() => done.current || onClose()}
      save="Create token"
      ready={name.trim() !== ''}
      known={['name', 'network']}
      run={async () => {
        const answer = await change<Made>(createTokenRequest(name), { stale: [TOKENS] })
        done.current = true
        onMade({ name: answer.name, token: answer.token })
      }}
    >
      {(problems) => (
        <>
          <TextInput
            label="What do you want your token to be named?"
            required
            maxLength={255}
            data-autofocus
            description="After what uses it, so that you know in a year what stops when you revoke it."
            value={name}
            error={problems.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="API calls made with this token must originate from"
            description="This org has no network zones to choose from."
            value="ANYWHERE"
            error={problems.network}
            data={[{ value: 'ANYWHERE', label: 'Any IP' }]}
          />
          <p className={styles.note}>
            The token acts as you, with the roles you have at that moment. It ends after 30 days without use, and when
            your account is deactivated.
          </p>
        </>
      )}
    </FormDialog>
  )
}

function TakeIt({ made, onClose }: { made: Made; onClose: () => void }) {
  return (
    <Dialog title="Token created successfully!" onClose={onClose} size="lg">
      <div className={styles.take}>
        <p>
          Copy the token of <strong>{made.name}</strong> now. Only its hash is kept: nobody can show it to you again.
        </p>
        <CopyValue value={made.token} label="token value" />
        <div>
          <Button onClick={onClose}>OK, got it</Button>
        </div>
      </div>
    </Dialog>
  )
}
