import { IconChevronRight, IconTerminal2 } from '@tabler/icons-react'
import styles from './api-call-panel.module.css'
import { type ApiAccess, type ApiRequest, asCurl } from './api-request.ts'
import { CopyButton } from './copy-value.tsx'

/** "The API call that would do the same": closed until asked for, always what the screen would send right now. */
export function ApiCallPanel({
  requests,
  access,
  title = 'The API call that would do the same',
}: {
  requests: readonly ApiRequest[]
  access: ApiAccess
  title?: string
}) {
  return (
    <details className={styles.panel}>
      <summary>
        <IconChevronRight size={16} className={styles.arrow} aria-hidden />
        <IconTerminal2 size={16} aria-hidden />
        {requests.length > 1 ? title.replace('API call', 'API calls') : title}
      </summary>
      <div className={styles.calls}>
        {requests.map((request) => (
          <Call key={`${request.method} ${request.path}`} request={request} access={access} />
        ))}
      </div>
    </details>
  )
}

function Call({ request, access }: { request: ApiRequest; access: ApiAccess }) {
  const curl = asCurl(request, access)
  return (
    <div className={styles.call}>
      <p className={styles.line}>
        <span className={styles.method}>{request.method}</span>
        <code>{request.path}</code>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        {curl}
      </pre>
      <span className={styles.copy}>
        <CopyButton value={curl} label="curl command" />
      </span>
    </div>
  )
}
