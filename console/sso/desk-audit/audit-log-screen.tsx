import { Page } from '../../ui/page.tsx'

export function AuditLogScreen() {
  return (
    <Page title="Audit log">
      <p>Who changed what, and when.</p>
    </Page>
  )
}
