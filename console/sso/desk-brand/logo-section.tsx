import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { FormProblem } from '../../ui/form-problem.tsx'
import { notify } from '../../ui/notices.tsx'
import { Section } from '../../ui/section.tsx'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { Brand } from './brand-draft.ts'
import styles from './brand-screen.module.css'

const PATH = '/api/brand/logo'

/** A picture, looked at by the server before anybody sees it. */
export function LogoSection({ brand, mayEdit }: { brand: Brand; mayEdit: boolean }) {
  const change = useDeskChange()
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  async function run(request: { method: 'PUT' | 'DELETE'; path: string; body?: object }, said: string) {
    setRunning(true)
    setError(undefined)
    try {
      await change(request, { stale: ['/api/brand'] })
      notify(said)
    } catch (thrown) {
      setError(thrown)
    } finally {
      setRunning(false)
    }
  }
  async function take(file: File | null) {
    if (file === null) return
    await run(
      { method: 'PUT', path: PATH, body: { picture: await base64Of(file) } },
      'Pages opened from now on have the logo.',
    )
  }
  return (
    <Section title="Logo">
      <div className={styles.logo}>
        {error !== undefined && <FormProblem error={error} />}
        {brand.logo === null ? (
          <p>None: pages have the name alone.</p>
        ) : (
          <span className={styles.grounds}>
            <img className={styles.onLight} src={brand.logo} alt="The logo on a light page" />
            <img className={styles.onDark} src={brand.logo} alt="The logo on a dark page" />
          </span>
        )}
        {mayEdit && (
          <div className={styles.actions}>
            <FileButton
              onChange={(file) => void take(file)}
              accept="image/png,image/jpeg,image/webp"
              inputProps={{ 'aria-label': 'Logo' }}
            >
              {(props) => (
                <Button {...props} variant="default" loading={running}>
                  Choose a file
                </Button>
              )}
            </FileButton>
            {brand.logo !== null && (
              <Button
                variant="subtle"
                color="gray"
                onClick={() => void run({ method: 'DELETE', path: PATH }, 'The logo is gone.')}
              >
                Remove
              </Button>
            )}
          </div>
        )}
        <p className={styles.hint}>
          PNG, JPEG or WebP of at most 256 kB. It stands 32 pixels high, on light and on dark.
        </p>
      </div>
    </Section>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
