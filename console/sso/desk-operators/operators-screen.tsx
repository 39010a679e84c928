import { Page } from '../../ui/page.tsx'

export function OperatorsScreen() {
  return (
    <Page title="Operators">
      <p>Who may sign in here, and what they may do.</p>
    </Page>
  )
}
