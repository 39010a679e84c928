// A customer, and the link for whoever runs their Okta, in one go.
import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import type { ApiRequest } from '../../ui/api-request.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { problemsOf } from '../../ui/refusal.ts'
import { Fields, SubSection } from '../../ui/section.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { Organization, SetupLink } from '../desk/desk-types.ts'
import { type Invitation, InviteFields, isWhole, NOBODY } from './invite-fields.tsx'
import { inviteRequest } from './link-requests.ts'
import styles from './made-link.module.css'
import { type Made, MadeLinkDialog } from './made-link.tsx'

export function NewOrganizationDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const change = useDeskChange()
  const [name, setName] = useState('')
  const [domains, setDomains] = useState('')
  const [invitation, setInvitation] = useState<Invitation>(NOBODY)
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const [made, setMade] = useState<Made>()
  // Once it is there, a second try is for the link alone.
  const added = useRef<Organization>(undefined)
  const invites = invitation.name.trim() !== '' || invitation.email.trim() !== ''
  const ready = name.trim() !== '' && (!invites || isWhole(invitation))
  const open = (id: string) => void navigate({ to: `/organizations/${id}` })

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (running || !ready) return
    setRunning(true)
    setError(undefined)
    try {
      const stale = ['/api/overview', '/api/organizations']
      added.current ??= await change<Organization>(organizationRequest(name, domains), { stale })
      if (!invites) return open(added.current.id)
      const request = inviteRequest({ organizationId: added.current.id }, invitation)
      const link = await change<SetupLink & { url: string }>(request, { stale })
      setMade({ link, sent: invitation.send })
    } catch (thrown) {
      setError(thrown)
    } finally {
      setRunning(false)
    }
  }

  if (made !== undefined && added.current !== undefined) {
    const { id } = added.current
    return (
      <MadeLinkDialog
        made={made}
        onClose={onClose}
        more={<Button onClick={() => open(id)}>Open {added.current.name}</Button>}
      />
    )
  }
  const problems = problemsOf(error)
  const requests = [
    organizationRequest(name, domains),
    ...(invites ? [inviteRequest({ organizationId: added.current?.id ?? 'org_…' }, invitation)] : []),
  ]
  return (
    <Dialog onClose={onClose} title="New organization" size="lg">
      <form onSubmit={submit} noValidate className={styles.made}>
        {error !== undefined && <FormProblem error={error} known={['name', 'domains', 'email']} />}
        <Fields>
          <TextInput
            label="Name"
            placeholder="Globex"
            required
            withAsterisk={false}
            data-autofocus
            maxLength={200}
            autoComplete="off"
            disabled={added.current !== undefined}
            value={name}
            error={problems.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail domains"
            description="Addresses there lead here at once, on your word. Leave it empty to have the customer prove theirs."
            placeholder="globex.com, globex.co.uk"
            autoComplete="off"
            spellCheck={false}
            disabled={added.current !== undefined}
            value={domains}
            error={problems.domains}
            onChange={(event) => setDomains(event.currentTarget.value)}
          />
        </Fields>
        <SubSection title="Invite to connect their Okta">
          <Fields>
            <InviteFields value={invitation} set={setInvitation} problems={problems} />
          </Fields>
        </SubSection>
        <div className={styles.buttons}>
          <Button type="submit" loading={running} disabled={!ready}>
            {invites ? 'Add and invite' : 'Add'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
        <ApiCallPanel requests={requests} access={DESK_ACCESS} />
      </form>
    </Dialog>
  )
}

function organizationRequest(name: string, domains: string): ApiRequest {
  const list = domains.split(/[\s,;]+/).filter((domain) => domain !== '')
  return { method: 'POST', path: '/api/organizations', body: { name: name.trim(), domains: list } }
}
