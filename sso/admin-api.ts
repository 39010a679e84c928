// The admin API's table of contents: every noun's operations, in the order the document lists them.
import type { FastifyInstance } from 'fastify'
import { mountAccounts } from './accounts/accounts-routes.ts'
import { type DoorDeps, mountAdminDoor } from './admin-door/admin-door.ts'
import type { Role } from './admin-door/role.ts'
import { mountApplications } from './applications/applications-routes.ts'
import { mountAuditLog } from './audit-log/audit-log-routes.ts'
import { mountBrand } from './brand/brand-routes.ts'
import { connectionForSetup } from './connections/connection-for-setup.ts'
import { mountConnections } from './connections/connections-routes.ts'
import { mountConnectionVersions } from './connections/versions-routes.ts'
import { mountOverview } from './desk/overview-routes.ts'
import type { DriftDeps } from './drift/drift-deps.ts'
import { mountDrift } from './drift/drift-routes.ts'
import { mountOperatorsConnection } from './enter-desk/operators-connection-routes.ts'
import { mountInsight } from './insight/insight-routes.ts'
import { mountOpenApi } from './openapi-document.ts'
import { actorNames } from './operators/actor-names.ts'
import { apiKeyStore } from './operators/api-key.ts'
import { mountApiKeys } from './operators/api-keys-routes.ts'
import type { InviteDeps } from './operators/invite-operator.ts'
import { mountMe } from './operators/me-routes.ts'
import { operatorSessions } from './operators/operator-session.ts'
import { operatorStore } from './operators/operator-store.ts'
import { mountOperators } from './operators/operators-routes.ts'
import { mountOrganizations } from './organizations/organizations-routes.ts'
import { mountDomains } from './prove-domains/domains-routes.ts'
import { mountSessions } from './sessions/sessions-routes.ts'
import { inviteByLetter } from './setup/invite-by-letter.ts'
import { mountWatchSetup } from './setup/watch-setup-routes.ts'
import { linkNames } from './setup-links/link-names.ts'
import { mountSetupLinks } from './setup-links/setup-links-routes.ts'
import { mountSetupReport } from './setup-report/setup-report-routes.ts'
import { mountSignInLog } from './sign-in-log/sign-in-log-routes.ts'
import { mountSupport } from './support/support-routes.ts'

/** Mounts `/api`: a key or an operator's session at the door, JSON in and out, failures as `{code, message, trace}`. */
export function mountAdminApi(app: FastifyInstance, deps: InviteDeps & DriftDeps): void {
  const doorDeps: DoorDeps = {
    log: deps.log,
    clock: deps.clock,
    recogniseKey: async (presented) => callerOf(await apiKeyStore(deps).recognise(presented)),
    recogniseSession: async (request) => {
      const signedIn = await operatorSessions(deps).ofBrowser(request)
      if (signedIn === undefined) return undefined
      const { operator, signedInAt } = signedIn
      return { actor: operator.id, role: operator.role, signedInAt }
    },
  }
  mountAdminDoor(app, doorDeps, (door) => {
    mountApplications(door, deps)
    mountOrganizations(door, deps)
    mountDomains(door, deps)
    mountOverview(door, deps)
    mountConnections(door, deps)
    mountConnectionVersions(door, deps)
    mountDrift(door, deps)
    mountSetupReport(door, deps)
    mountSetupLinks(door, deps, {
      connectionFor: (wish, actor) => connectionForSetup(deps, wish, actor),
      invite: async (link, actor) => inviteByLetter(deps, link, (await operatorStore(deps).find(actor))?.name),
    })
    mountWatchSetup(door, deps)
    mountAccounts(door, deps)
    mountSessions(door, deps)
    mountSignInLog(door, deps)
    mountSupport(door, deps)
    mountInsight(door, deps)
    mountAuditLog(
      door,
      deps,
      async (ids) => new Map([...(await actorNames(deps, ids)), ...(await linkNames(deps, ids))]),
    )
    mountMe(door, deps)
    mountOperators(door, deps)
    mountOperatorsConnection(door, deps)
    mountApiKeys(door, deps)
    mountBrand(door, deps)
    mountOpenApi(door, deps.publicUrl)
  })
}

function callerOf(known: { id: string; role: Role } | undefined) {
  return known && { actor: known.id, role: known.role }
}
