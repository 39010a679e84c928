import { Button } from '@mantine/core'
import { IconMailCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { SetupLink } from '../desk/desk-types.ts'
import styles from './made-link.module.css'

export type Made = { readonly link: SetupLink & { readonly url: string }; readonly sent: boolean }

/** A link that was just made: sent, or to be copied now. Nobody can read it again. */
export function MadeLinkDialog({ made, onClose, more }: { made: Made; onClose: () => void; more?: ReactNode }) {
  const { link, sent } = made
  return (
    <Dialog onClose={onClose} title={sent ? 'The invitation is on its way' : 'The link, once'} size="lg">
      <div className={styles.made}>
        {sent ? (
          <p className={styles.sent}>
            <IconMailCheck size={20} aria-hidden />
            <span>
              {link.name} gets it at <strong>{link.email}</strong> within a minute.
            </span>
          </p>
        ) : (
          <>
            <p>
              Give this link to {link.name}. It is not shown again; if it is lost, make it anew. It asks for a code that
              goes to <strong>{link.email}</strong>, so a forwarded link opens nothing for others.
            </p>
            <CopyValue value={link.url} label="setup link" />
          </>
        )}
        <p className={styles.soft}>
          It is good until {DAY.format(link.expiresAt)}, as often as needed. You see each step as they take it.
        </p>
        <div className={styles.buttons}>
          {more}
          <Button variant={more ? 'default' : 'filled'} onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'long' })
