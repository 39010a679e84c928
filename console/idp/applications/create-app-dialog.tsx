// "Create a new app integration": how people sign in, and for OpenID Connect what kind of application it is.
import { Button, Radio } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import type { ApplicationType } from '../okta-types.ts'
import styles from './create-app-dialog.module.css'

type Method = 'OIDC' | 'SAML' | 'SWA' | 'SERVICE'

const METHODS: readonly { value: Method; title: string; text: string; offered: boolean }[] = [
  {
    value: 'OIDC',
    title: 'OIDC - OpenID Connect',
    text: 'Token-based OAuth 2.0 authentication for single sign-on. For applications you build, and for most you buy.',
    offered: true,
  },
  {
    value: 'SAML',
    title: 'SAML 2.0',
    text: 'Not offered here. Use OpenID Connect where the application knows it.',
    offered: false,
  },
  {
    value: 'SWA',
    title: 'SWA - Secure Web Authentication',
    text: 'Not offered here: it would keep people’s passwords for other sites.',
    offered: false,
  },
  {
    value: 'SERVICE',
    title: 'API Services',
    text: 'A program that calls APIs as itself, with nobody signed in.',
    offered: true,
  },
]

const TYPES: readonly { value: ApplicationType; title: string; text: string }[] = [
  {
    value: 'web',
    title: 'Web Application',
    text: 'Runs on a server, which keeps the client secret (Node.js, Java, PHP, …).',
  },
  {
    value: 'browser',
    title: 'Single-Page Application',
    text: 'Runs in the browser and keeps no secret (React, Angular, Vue, …).',
  },
  {
    value: 'native',
    title: 'Native Application',
    text: 'Runs on a phone or a desktop and keeps no secret (iOS, Android, Electron, …).',
  },
]

export function CreateAppDialog({ onClose }: { onClose: () => void }) {
  const [method, setMethod] = useState<Method>()
  const [type, setType] = useState<ApplicationType>()
  const navigate = useNavigate()
  const chosen = method === 'SERVICE' ? 'service' : method === 'OIDC' ? type : undefined

  function next(event: FormEvent) {
    event.preventDefault()
    if (chosen !== undefined)
      void navigate({ to: '/apps/oauth-wizard/create', search: { applicationType: chosen } as never })
  }
  return (
    <Dialog onClose={onClose} title="Create a new app integration" size="xl">
      <form onSubmit={next} className={styles.form}>
        <Radio.Group label="Sign-in method" value={method ?? ''} onChange={(value) => setMethod(value as Method)}>
          <div className={styles.choices}>
            {METHODS.map(({ value, title, text, offered }) => (
              <Radio key={value} value={value} label={title} description={text} disabled={!offered} />
            ))}
          </div>
        </Radio.Group>
        {method === 'OIDC' && (
          <Radio.Group
            label="Application type"
            description="It cannot be changed afterwards."
            value={type ?? ''}
            onChange={(value) => setType(value as ApplicationType)}
          >
            <div className={styles.choices}>
              {TYPES.map(({ value, title, text }) => (
                <Radio key={value} value={value} label={title} description={text} />
              ))}
            </div>
          </Radio.Group>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={chosen === undefined}>
            Next
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
