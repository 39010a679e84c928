import { Button } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { problemsOf } from '../../ui/refusal.ts'
import { Fields } from '../../ui/section.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { Connection, Organization, SetupLink } from '../desk/desk-types.ts'
import { type Invitation, InviteFields, isWhole, NOBODY } from './invite-fields.tsx'
import { inviteRequest } from './link-requests.ts'
import styles from './made-link.module.css'
import { type Made, MadeLinkDialog } from './made-link.tsx'

const STALE = ['/api/setup-links', '/api/overview', '/api/connections']

/**
 * A setup link for a named person. @param connection  which guide; absent: the organization's draft
 *
 * @param anew  a connection of its own is made first: another Okta of the same customer
 */
export function InviteDialog({
  organization,
  connection,
  anew = false,
  onClose,
}: {
  organization: Organization
  connection?: Connection
  anew?: boolean
  onClose: () => void
}) {
  const change = useDeskChange()
  const [invitation, setInvitation] = useState<Invitation>(NOBODY)
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const [made, setMade] = useState<Made>()
  const target = useRef(connection?.id)
  const organizationId = organization.id
  const whose = () => ({ organizationId, ...(target.current === undefined ? {} : { connectionId: target.current }) })

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (running || !isWhole(invitation)) return
    setRunning(true)
    setError(undefined)
    try {
      if (anew) {
        const request = { method: 'POST', path: '/api/connections', body: { organizationId } } as const
        target.current ??= (await change<Connection>(request, { stale: [] })).id
      }
      const link = await change<SetupLink & { url: string }>(inviteRequest(whose(), invitation), { stale: STALE })
      setMade({ link, sent: invitation.send })
    } catch (thrown) {
      setError(thrown)
    } finally {
      setRunning(false)
    }
  }

  if (made !== undefined) return <MadeLinkDialog made={made} onClose={onClose} />
  return (
    <Dialog onClose={onClose} title={`Invite to connect the Okta of ${organization.name}`} size="lg">
      <form onSubmit={submit} noValidate className={styles.made}>
        {error !== undefined && <FormProblem error={error} known={['email']} />}
        <Fields>
          <InviteFields value={invitation} set={setInvitation} problems={problemsOf(error)} />
        </Fields>
        <div className={styles.buttons}>
          <Button type="submit" loading={running} disabled={!isWhole(invitation)}>
            {invitation.send ? 'Send the link' : 'Make the link'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
        <ApiCallPanel requests={[inviteRequest(whose(), invitation)]} access={DESK_ACCESS} />
      </form>
    </Dialog>
  )
}
