import { Page } from '../../ui/page.tsx'

export function DeskApplicationsScreen() {
  return (
    <Page title="Applications">
      <p>The applications people sign in to.</p>
    </Page>
  )
}
