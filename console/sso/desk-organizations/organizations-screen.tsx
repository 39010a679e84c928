import { Page } from '../../ui/page.tsx'

export function OrganizationsScreen() {
  return (
    <Page title="Organizations">
      <p>Customers, and the Okta of each.</p>
    </Page>
  )
}
