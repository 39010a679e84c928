import { Page } from '../../ui/page.tsx'

export function InsightScreen() {
  return (
    <Page title="Insight">
      <p>Sign-ins over time, and what they fail for.</p>
    </Page>
  )
}
