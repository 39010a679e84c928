import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { ErrorView } from '../ui/error-view.tsx'
import { Page } from '../ui/page.tsx'
import { searchInAddress } from '../ui/search-in-address.ts'
import { SCREENS } from './screens.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NothingHere,
  errorComponent: ({ error, reset }) => (
    <Page title="Something went wrong">
      <ErrorView error={error} retry={reset} />
    </Page>
  ),
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/apps/active', replace: true })
  },
})

const screens = SCREENS.map(({ path, load }) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(async () => ({ default: await load() })),
  }),
)

export const router = createRouter({
  routeTree: root.addChildren([home, ...screens]),
  basepath: '/admin',
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
