import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { SetupLink } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import { type Made, MadeLinkDialog } from './made-link.tsx'
import { STEP_TITLES } from './step-words.ts'
import styles from './versions.module.css'

const STALE = ['/api/setup-links', '/api/overview', '/api/connections']

/** Whom the guide was given to; those that lead nowhere any more are behind a press. */
export function SetupLinks({ links }: { links: readonly SetupLink[] }) {
  const [all, setAll] = useState(false)
  if (links.length === 0) return <p className={styles.none}>Nobody was invited.</p>
  const open = links.filter(isOpen)
  const shown = all || open.length === 0 ? links : open
  return (
    <>
      <ul className={styles.versions}>
        {shown.map((link) => (
          <Row key={link.id} link={link} />
        ))}
      </ul>
      {links.length > shown.length && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {links.length - shown.length} that lead nowhere any more
          </Button>
        </div>
      )}
    </>
  )
}

const isOpen = (link: SetupLink) => link.revokedAt === null && link.expiresAt > Date.now()

function stateOf(link: SetupLink): readonly [string, StatusTone] {
  if (link.revokedAt !== null) return ['Revoked', 'off']
  if (link.expiresAt <= Date.now()) return ['Run out', 'off']
  return link.provenAt === null ? ['Not opened', 'wait'] : ['Opened', 'good']
}

function Row({ link }: { link: SetupLink }) {
  const [word, tone] = stateOf(link)
  return (
    <li>
      <StatusBadge tone={tone}>{word}</StatusBadge>
      <span className={styles.story}>
        <strong>{link.name}</strong> {link.email}
        {link.step !== null && <> · for “{STEP_TITLES[link.step]}”</>}
        {' · '}
        {link.lastSeenAt === null ? (
          <>
            made <At ms={link.createdAt} />
          </>
        ) : (
          <>
            last seen <At ms={link.lastSeenAt} />
          </>
        )}
      </span>
      <LinkActions link={link} />
    </li>
  )
}

function LinkActions({ link }: { link: SetupLink }) {
  const change = useDeskChange()
  const mayChange = useMay('support')
  const [asked, setAsked] = useState<'renew' | 'send' | 'revoke'>()
  const [made, setMade] = useState<Made>()
  if (!mayChange) return null
  const at = `/api/setup-links/${link.id}`
  const renew = async (send: boolean) => {
    const fresh = await change<Made['link']>({ method: 'POST', path: `${at}/renew`, body: { send } }, { stale: STALE })
    setMade({ link: fresh, sent: send })
  }
  const close = () => setAsked(undefined)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsked('send')}>
        Send again
      </Button>
      {isOpen(link) && (
        <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsked('revoke')}>
          Revoke
        </Button>
      )}
      {asked === 'send' && (
        <ConfirmDialog
          opened
          onClose={close}
          title={`Send ${link.name} a new link?`}
          confirm="Send a new link"
          danger={false}
          run={() => renew(true)}
          api={
            <div>
              <Button variant="subtle" size="compact-sm" onClick={() => setAsked('renew')}>
                Show it to me instead
              </Button>
            </div>
          }
        >
          A link cannot be read again, so a new one is made and goes to {link.email}. The one of before opens nothing
          from then on; all that was done in the guide stays.
        </ConfirmDialog>
      )}
      {asked === 'renew' && (
        <ConfirmDialog
          opened
          onClose={close}
          title={`Make a new link for ${link.name}?`}
          confirm="Show a new link"
          danger={false}
          run={() => renew(false)}
        >
          It is shown once, for you to send it. The one of before opens nothing from then on.
        </ConfirmDialog>
      )}
      {asked === 'revoke' && (
        <ConfirmDialog
          opened
          onClose={close}
          title={`Revoke the link of ${link.name}?`}
          confirm="Revoke link"
          run={() =>
            change({ method: 'POST', path: `${at}/revoke` }, { stale: STALE, done: 'The link opens nothing any more' })
          }
        >
          It opens nothing from then on, and if {link.name} has the guide open, they are out at once.
        </ConfirmDialog>
      )}
      {made && <MadeLinkDialog made={made} onClose={() => setMade(undefined)} />}
    </>
  )
}
