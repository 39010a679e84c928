import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { CopyButton } from '../../ui/copy-value.tsx'
import { useWords } from '../words/words.ts'
import styles from './by-token.module.css'
import { useTerraform } from './by-token-api.ts'
import noteStyles from './copy-note.module.css'
import { Refused } from './step-parts.tsx'

/** For those who keep Okta in code: read, copied or downloaded; asked for when it is opened. */
export function ByTokenTerraform({ planId }: { planId: string }) {
  const { byToken: words } = useWords()
  const [open, setOpen] = useState(false)
  const { data: text, error } = useTerraform(planId, open)
  return (
    <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.terraform}</summary>
      <p className={styles.soft}>{words.terraformLead}</p>
      <Refused error={error} />
      {text !== undefined && (
        <>
          <div className={noteStyles.sheet}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
            <pre tabIndex={0}>{text}</pre>
            <CopyButton value={text} label={words.terraform} />
          </div>
          <a className={styles.link} href="/setup/api/by-token/terraform" download="okta.tf">
            <IconDownload size={16} aria-hidden />
            {words.download}
          </a>
        </>
      )}
    </details>
  )
}
