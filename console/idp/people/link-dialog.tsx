import { Button, Radio } from '@mantine/core'
import { useRef, useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { fullName } from '../user-words.ts'
import { lifecycleRequest, USERS } from './people-requests.ts'
import styles from './person-dialogs.module.css'

type LinkStep = 'activate' | 'resend' | 'resetPassword'

type Words = { readonly title: string; readonly text: string; readonly save: string; readonly link: string }

function wordsOf(step: LinkStep, name: string): Words {
  switch (step) {
    case 'activate':
      return {
        title: `Activate ${name}`,
        text: 'They choose a password by a link, and can sign in from then on.',
        save: 'Activate person',
        link: 'activation link',
      }
    case 'resend':
      return {
        title: `Resend activation to ${name}`,
        text: 'A new link. The one before it stops working.',
        save: 'Make a new link',
        link: 'activation link',
      }
    case 'resetPassword':
      return {
        title: `Reset the password of ${name}`,
        text: 'The password they have stops working at once. They choose a new one by a link.',
        save: 'Reset Password',
        link: 'reset link',
      }
  }
}

const OPERATION = { activate: 'activate', resend: 'reactivate', resetPassword: 'reset_password' } as const

/** A step that ends with a link for the person: sent to them by letter, or shown here once, to be handed over. */
export function LinkDialog({ user, step, onClose }: { user: OktaUser; step: LinkStep; onClose: () => void }) {
  const [mail, setMail] = useState(true)
  const [link, setLink] = useState<string>()
  const handedOver = useRef(false)
  const change = useOktaChange()
  const name = fullName(user)
  const { title, text, save, link: linkWord } = wordsOf(step, name)
  const request: ApiRequest = lifecycleRequest(user.id, OPERATION[step], `?sendEmail=${mail}`)
  if (link !== undefined)
    return (
      <Dialog onClose={onClose} title={`Hand this link to ${name}`} size="lg">
        <div className={styles.stack}>
          <p>It works once, is shown only now, and lets whoever has it choose the password.</p>
          <CopyValue value={link} label={linkWord} />
          <div>
            <Button onClick={onClose}>Done</Button>
          </div>
        </div>
      </Dialog>
    )
  // A form closes when it is done; a link stays until it was copied.
  async function run() {
    const answer = await change<{ activationUrl?: string; resetPasswordUrl?: string } | undefined>(request, {
      stale: [USERS],
      ...(mail ? { done: `An e-mail is on its way to ${user.profile.email}` } : {}),
    })
    const shown = answer?.activationUrl ?? answer?.resetPasswordUrl
    handedOver.current = shown !== undefined
    setLink(shown)
  }
  return (
    <FormDialog
      title={title}
      onClose={() => {
        if (!handedOver.current) onClose()
      }}
      save={save}
      run={run}
      api={<OktaCall requests={[request]} />}
      size="md"
    >
      {() => (
        <>
          <p>{text}</p>
          <Radio.Group
            label="How they get the link"
            value={mail ? 'mail' : 'shown'}
            onChange={(value) => setMail(value === 'mail')}
          >
            <div className={styles.stack}>
              <Radio value="mail" label="By e-mail" description={user.profile.email} mt={8} />
              <Radio value="shown" label="From me" description="The link is shown once, to be handed over." />
            </div>
          </Radio.Group>
        </>
      )}
    </FormDialog>
  )
}
