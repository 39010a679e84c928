import { Page } from '../../ui/page.tsx'

export function SignInsScreen() {
  return (
    <Page title="Sign-ins">
      <p>Every sign-in, how it ended and why.</p>
    </Page>
  )
}
