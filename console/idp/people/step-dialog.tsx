import { useNavigate } from '@tanstack/react-router'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { fullName } from '../user-words.ts'
import { ClearSessionsDialog } from './clear-sessions-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { USERS } from './people-requests.ts'
import { canSignInOnceActive, type PersonStep, plainStep } from './person-steps.ts'
import { SetPasswordDialog } from './set-password-dialog.tsx'

/** Asks what a step needs to know, and takes it. */
export function StepDialog({ user, step, onClose }: { user: OktaUser; step: PersonStep; onClose: () => void }) {
  if (step === 'setPassword') return <SetPasswordDialog user={user} onClose={onClose} />
  if (step === 'clearSessions') return <ClearSessionsDialog user={user} onClose={onClose} />
  if (step === 'resetPassword' || step === 'resend' || (step === 'activate' && !canSignInOnceActive(user)))
    return <LinkDialog user={user} step={step} onClose={onClose} />
  return <PlainDialog user={user} step={step} onClose={onClose} />
}

function PlainDialog({ user, step, onClose }: { user: OktaUser; step: PersonStep; onClose: () => void }) {
  const change = useOktaChange()
  const navigate = useNavigate()
  const plain = plainStep(step, user, fullName(user))
  if (plain === undefined) return null
  const { title, confirm, danger, text, request, done } = plain
  const gone = step === 'delete'
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={title}
      confirm={confirm}
      danger={danger}
      run={() =>
        change(request, {
          stale: [gone ? `${USERS}?` : USERS],
          done,
          ...(gone ? { leave: () => navigate({ to: '/users' }) } : {}),
        })
      }
      api={<OktaCall requests={[request]} />}
    >
      {text}
    </ConfirmDialog>
  )
}
