import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { ErrorView } from '../ui/error-view.tsx'
import { Page } from '../ui/page.tsx'
import { searchInAddress } from '../ui/search-in-address.ts'
import { DeskShell } from './desk/desk-shell.tsx'
import { ConfirmIdentity } from './desk-operators/confirm-identity.tsx'
import { SignInScreen } from './desk-operators/sign-in-screen.tsx'
import { SCREENS, type Screen } from './desk-screens.ts'

const root = createRootRoute({
  errorComponent: ({ error, reset }) => (
    <Page title="Something went wrong">
      <ErrorView error={error} retry={reset} />
    </Page>
  ),
})

/** Around every screen that needs somebody signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: () => <DeskShell signIn={<SignInScreen />} confirm={<ConfirmIdentity />} />,
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/organizations', replace: true })
  },
})

const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NothingHere })

const componentOf = ({ load }: Screen) => lazyRouteComponent(async () => ({ default: await load() }))
const inside = SCREENS.filter(({ open }) => !open).map((screen) =>
  createRoute({ getParentRoute: () => shell, path: screen.path, component: componentOf(screen) }),
)
const open = SCREENS.filter((screen) => screen.open).map((screen) =>
  createRoute({ getParentRoute: () => root, path: screen.path, component: componentOf(screen) }),
)

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren([home, ...inside, elsewhere]), ...open]),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
  ...searchInAddress,
})

function NothingHere() {
  return (
    <Page title="Page not found">
      <p>There is no screen at this address. The menu shows all there are.</p>
    </Page>
  )
}
