import { Page } from '../../ui/page.tsx'

export function ApiKeysScreen() {
  return (
    <Page title="API keys">
      <p>What programs call the API with.</p>
    </Page>
  )
}
