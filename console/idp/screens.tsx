// Every screen of the console: its address below /admin, and the file that draws it. A screen is loaded when it is
// first visited. The addresses are Okta's, so that a link to a customer's console leads somewhere here as well.
import type { ComponentType } from 'react'

export type Screen = {
  /** As the router writes it: `/app/oidc_client/instance/$appId`. */
  readonly path: string
  readonly load: () => Promise<ComponentType>
}

export const SCREENS: readonly Screen[] = [
  {
    path: '/apps/active',
    load: async () => (await import('./applications/applications-screen.tsx')).ApplicationsScreen,
  },
  {
    path: '/apps/oauth-wizard/create',
    load: async () => (await import('./applications/new-app-screen.tsx')).NewAppScreen,
  },
  {
    path: '/app/oidc_client/instance/$appId',
    load: async () => (await import('./applications/app-screen.tsx')).AppScreen,
  },
  {
    path: '/users',
    load: async () => (await import('./people/people-screen.tsx')).PeopleScreen,
  },
  {
    path: '/user/profile/view/$userId',
    load: async () => (await import('./people/person-screen.tsx')).PersonScreen,
  },
  {
    path: '/groups',
    load: async () => (await import('./groups/groups-screen.tsx')).GroupsScreen,
  },
  {
    path: '/group/$groupId',
    load: async () => (await import('./groups/group-screen.tsx')).GroupScreen,
  },
  {
    path: '/oauth2/as',
    load: async () => (await import('./security/authorization-servers-screen.tsx')).AuthorizationServersScreen,
  },
  {
    path: '/oauth2/as/$asId',
    load: async () => (await import('./security/server-screen.tsx')).ServerScreen,
  },
  {
    path: '/access/api/tokens',
    load: async () => (await import('./security/tokens-screen.tsx')).TokensScreen,
  },
  {
    path: '/access/api/trusted-origins',
    load: async () => (await import('./trusted-origins/trusted-origins-screen.tsx')).TrustedOriginsScreen,
  },
  {
    path: '/reports/system-log',
    load: async () => (await import('./system-log/system-log-screen.tsx')).SystemLogScreen,
  },
  {
    path: '/customizations/domains',
    load: async () => (await import('./domains/domains-screen.tsx')).DomainsScreen,
  },
  {
    path: '/access/authentication',
    load: async () => (await import('./authentication/authentication-screen.tsx')).AuthenticationScreen,
  },
]
