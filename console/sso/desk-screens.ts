// Every screen of the desk: its address below /console, and the file that draws it. A screen is loaded when it is first
// visited.
import type { ComponentType } from 'react'

export type Screen = {
  /** As the router writes it: `/organizations/$organizationId`. */
  readonly path: string
  readonly load: () => Promise<ComponentType>
  /** Stands alone, for somebody who is not signed in. */
  readonly open?: true
}

export const SCREENS: readonly Screen[] = [
  {
    path: '/organizations',
    load: async () => (await import('./desk-organizations/organizations-screen.tsx')).OrganizationsScreen,
  },
  {
    path: '/organizations/$organizationId',
    load: async () => (await import('./desk-organizations/organization-screen.tsx')).OrganizationScreen,
  },
  {
    path: '/organizations/$organizationId/connections/$connectionId',
    load: async () => (await import('./desk-organizations/watch-setup-screen.tsx')).WatchSetupScreen,
  },
  {
    path: '/sign-ins',
    load: async () => (await import('./desk-sign-ins/sign-ins-screen.tsx')).SignInsScreen,
  },
  {
    path: '/sign-ins/$trace',
    load: async () => (await import('./desk-sign-ins/explained-screen.tsx')).ExplainedScreen,
  },
  {
    path: '/sign-ins/of/$connectionId',
    load: async () => (await import('./desk-sign-ins/person-explained-screen.tsx')).PersonExplainedScreen,
  },
  {
    path: '/search',
    load: async () => (await import('./desk-sign-ins/search-screen.tsx')).SearchScreen,
  },
  {
    path: '/insight',
    load: async () => (await import('./desk-insight/insight-screen.tsx')).InsightScreen,
  },
  {
    path: '/audit-log',
    load: async () => (await import('./desk-audit/audit-log-screen.tsx')).AuditLogScreen,
  },
  {
    path: '/applications',
    load: async () => (await import('./desk-applications/desk-applications-screen.tsx')).DeskApplicationsScreen,
  },
  {
    path: '/applications/$applicationId',
    load: async () => (await import('./desk-applications/desk-application-screen.tsx')).DeskApplicationScreen,
  },
  {
    path: '/api-keys',
    load: async () => (await import('./desk-operators/api-keys-screen.tsx')).ApiKeysScreen,
  },
  {
    path: '/brand',
    load: async () => (await import('./desk-brand/brand-screen.tsx')).BrandScreen,
  },
  {
    path: '/operators',
    load: async () => (await import('./desk-operators/operators-screen.tsx')).OperatorsScreen,
  },
  {
    path: '/passkeys',
    load: async () => (await import('./desk-operators/passkeys-screen.tsx')).PasskeysScreen,
  },
  {
    path: '/first-run',
    load: async () => (await import('./desk-operators/link-screen.tsx')).LinkScreen,
    open: true,
  },
  {
    path: '/first-run/$token',
    load: async () => (await import('./desk-operators/link-screen.tsx')).LinkScreen,
    open: true,
  },
  {
    path: '/join',
    load: async () => (await import('./desk-operators/link-screen.tsx')).LinkScreen,
    open: true,
  },
  {
    path: '/join/$token',
    load: async () => (await import('./desk-operators/link-screen.tsx')).LinkScreen,
    open: true,
  },
]
