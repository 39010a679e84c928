import {
  type AuthorizationServer,
  type Claim,
  type Policy,
  type PolicyRule,
  type Scope,
  serverPath,
} from '../authorization-servers/authorization-server.ts'
import type { Org } from '../orgs/org.ts'
import { isoTime } from './api-call.ts'

const QUARTER_MS = 90 * 24 * 60 * 60 * 1000

/** An authorization server as the API shows it; `default` goes by that name in all its addresses. */
export function serverView(org: Org, server: AuthorizationServer, issuerAt: string, signingKid?: string) {
  const url = serverUrl(org, server)
  const issuer = `${issuerAt}/oauth2/${serverPath(server)}`
  const next = server.status === 'ACTIVE' ? 'deactivate' : 'activate'
  const post = { hints: { allow: ['POST'] } }
  const get = { hints: { allow: ['GET'] } }
  return {
    id: server.id,
    name: server.name,
    description: server.description,
    audiences: [server.audience],
    issuer,
    issuerMode: server.issuerMode,
    status: server.status,
    created: isoTime(server.createdAt),
    lastUpdated: isoTime(server.updatedAt),
    credentials: {
      signing: {
        ...(signingKid === undefined ? {} : { kid: signingKid }),
        rotationMode: server.rotationMode,
        lastRotated: isoTime(server.lastRotatedAt),
        ...(server.rotationMode === 'AUTO' ? { nextRotation: isoTime(server.lastRotatedAt + QUARTER_MS) } : {}),
      },
    },
    default: server.isDefault,
    _links: {
      metadata: [
        { name: 'oauth-authorization-server', href: `${issuer}/.well-known/oauth-authorization-server`, ...get },
        { name: 'openid-configuration', href: `${issuer}/.well-known/openid-configuration`, ...get },
      ],
      keys: { href: `${url}/credentials/keys`, ...get },
      rotateKey: { href: `${url}/credentials/lifecycle/keyRotate`, ...post },
      claims: { href: `${url}/claims`, hints: { allow: ['GET', 'POST'] } },
      policies: { href: `${url}/policies`, hints: { allow: ['GET', 'POST'] } },
      scopes: { href: `${url}/scopes`, hints: { allow: ['GET', 'POST'] } },
      self: { href: url, hints: { allow: ['GET', 'DELETE', 'PUT'] } },
      [next]: { href: `${url}/lifecycle/${next}`, ...post },
    },
  }
}

/** Its address in this API. */
export function serverUrl(org: Org, server: AuthorizationServer): string {
  return `${org.url}/api/v1/authorizationServers/${serverPath(server)}`
}

export function scopeView(org: Org, server: AuthorizationServer, scope: Scope) {
  return {
    id: scope.id,
    name: scope.name,
    displayName: scope.displayName,
    description: scope.description,
    system: scope.system,
    metadataPublish: scope.metadataPublish,
    consent: scope.consent,
    optional: scope.optional,
    apiResourceId: null,
    default: scope.isDefault,
    _links: self(`${serverUrl(org, server)}/scopes/${scope.id}`),
  }
}

export function claimView(org: Org, server: AuthorizationServer, claim: Claim) {
  return {
    id: claim.id,
    name: claim.name,
    status: claim.status,
    claimType: claim.claimType,
    valueType: claim.valueType,
    ...(claim.value === null ? {} : { value: claim.value }),
    ...(claim.groupFilterType === null ? {} : { group_filter_type: claim.groupFilterType }),
    conditions: { scopes: claim.scopes },
    system: claim.system,
    alwaysIncludeInToken: claim.alwaysIncludeInToken,
    apiResourceId: null,
    _links: self(`${serverUrl(org, server)}/claims/${claim.id}`),
  }
}

export function policyView(org: Org, server: AuthorizationServer, policy: Policy) {
  const url = `${serverUrl(org, server)}/policies/${policy.id}`
  return {
    type: 'OAUTH_AUTHORIZATION_POLICY',
    id: policy.id,
    status: policy.status,
    name: policy.name,
    description: policy.description,
    priority: policy.priority,
    system: policy.system,
    conditions: { clients: { include: policy.clients } },
    created: isoTime(policy.createdAt),
    lastUpdated: isoTime(policy.updatedAt),
    _links: {
      ...self(url),
      ...lifecycle(url, policy.status),
      rules: { href: `${url}/rules`, hints: { allow: ['GET', 'POST'] } },
    },
  }
}

export function ruleView(org: Org, server: AuthorizationServer, rule: PolicyRule) {
  const url = `${serverUrl(org, server)}/policies/${rule.policyId}/rules/${rule.id}`
  return {
    id: rule.id,
    status: rule.status,
    name: rule.name,
    priority: rule.priority,
    created: isoTime(rule.createdAt),
    lastUpdated: isoTime(rule.updatedAt),
    system: rule.system,
    conditions: rule.conditions,
    actions: rule.actions,
    _links: { ...self(url), ...lifecycle(url, rule.status) },
    type: 'RESOURCE_ACCESS',
  }
}

function self(url: string) {
  return { self: { href: url, hints: { allow: ['GET', 'PUT', 'DELETE'] } } }
}

function lifecycle(url: string, status: 'ACTIVE' | 'INACTIVE') {
  const next = status === 'ACTIVE' ? 'deactivate' : 'activate'
  return { [next]: { href: `${url}/lifecycle/${next}`, hints: { allow: ['POST'] } } }
}
