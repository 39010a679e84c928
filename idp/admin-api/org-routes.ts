// The org itself: its name and addresses, what its pages show, and whom to ask.
import type { FastifyInstance } from 'fastify'
import { domainUrl } from '../domains/domain.ts'
import { domainStore } from '../domains/domain-store.ts'
import { oktaErrorBody, resourceNotFound, validationFailed } from '../okta-error.ts'
import { type Org, orgUrl } from '../orgs/org.ts'
import { orgStore } from '../orgs/org-store.ts'
import { userStore } from '../users/user-store.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  bodyObject,
  change,
  isObject,
  isoTime,
  param,
} from './api-call.ts'

const READ = 'okta.orgs.read'
const MANAGE = 'okta.orgs.manage'

export const orgRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/org', scope: READ, run: getOrg },
  { method: 'POST', path: '/org', scope: MANAGE, run: (deps, call) => updateOrg(deps, call, true) },
  { method: 'PUT', path: '/org', scope: MANAGE, run: (deps, call) => updateOrg(deps, call, false) },
  {
    method: 'GET',
    path: '/org/contacts',
    scope: READ,
    run: async (_, { org }) => CONTACTS.map((type) => contactType(org, type)),
  },
  { method: 'GET', path: '/org/contacts/:contactType', scope: READ, run: getContact },
  { method: 'PUT', path: '/org/contacts/:contactType', scope: MANAGE, run: replaceContact },
  { method: 'GET', path: '/org/preferences', scope: READ, run: getPreferences },
  {
    method: 'POST',
    path: '/org/preferences/hideEndUserFooter',
    scope: MANAGE,
    run: (deps, call) => showFooter(deps, call, false),
  },
  {
    method: 'POST',
    path: '/org/preferences/showEndUserFooter',
    scope: MANAGE,
    run: (deps, call) => showFooter(deps, call, true),
  },
]

const ADDRESSES = [
  'website',
  'address1',
  'address2',
  'city',
  'state',
  'country',
  'postalCode',
  'phoneNumber',
  'supportPhoneNumber',
  'endUserSupportHelpURL',
] as const
const CONTACTS = ['BILLING', 'TECHNICAL'] as const
const LONGEST = 255

async function getOrg(deps: AdminApiDeps, { org }: ApiCall) {
  const orgs = orgStore(deps.db.kysely, deps.baseUrl)
  // The caller's org may be a minute old.
  const current = (await orgs.byId(org.id)) ?? org
  return orgView({ ...current, url: org.url }, addressesOf(await orgs.settings(org.id)))
}

/** @param keeps  what is not said stays; otherwise it goes */
async function updateOrg(deps: AdminApiDeps, call: ApiCall, keeps: boolean) {
  const body = bodyObject(call)
  const current = await orgStore(deps.db.kysely, deps.baseUrl).byId(call.org.id)
  const name = body.companyName ?? (keeps ? current?.name : undefined)
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST || !name.isWellFormed())
    throw validationFailed('companyName', ['companyName: The field cannot be left blank'])
  const said = Object.fromEntries(
    ADDRESSES.filter((key) => body[key] !== undefined).map((key) => [key, textOrNull(key, body[key])]),
  )
  return change(deps, call, async (trx, note) => {
    const orgs = orgStore(trx, deps.baseUrl)
    const addresses = { ...(keeps ? addressesOf(await orgs.settings(call.org.id)) : {}), ...said }
    await orgs.setSettings(call.org.id, { addresses })
    await orgs.rename(call.org.id, name, call.now)
    note('system.org.update', orgParty(call.org))
    return orgView({ ...call.org, name, updatedAt: call.now }, addresses)
  })
}

function textOrNull(name: string, value: unknown): string | null {
  if (value === null) return null
  if (typeof value !== 'string' || value.length > LONGEST || !value.isWellFormed())
    throw validationFailed(name, [`${name}: Must be a text of at most ${LONGEST} characters`])
  if (/URL$|^website$/.test(name) && value !== '' && !/^https?:\/\//i.test(value))
    throw validationFailed(name, [`${name}: Must be a web address`])
  return value
}

function addressesOf({ addresses }: Record<string, unknown>): Record<string, unknown> {
  return isObject(addresses) ? addresses : {}
}

function orgView(org: Org, addresses: Record<string, unknown>) {
  return {
    id: org.id,
    companyName: org.name,
    subdomain: org.subdomain,
    status: 'ACTIVE',
    ...Object.fromEntries(ADDRESSES.map((name) => [name, addresses[name] ?? null])),
    created: isoTime(org.createdAt),
    lastUpdated: isoTime(org.updatedAt),
    expiresAt: null,
    _links: {
      preferences: { href: `${org.url}/api/v1/org/preferences` },
      contacts: { href: `${org.url}/api/v1/org/contacts` },
    },
  }
}

function contactType(org: Org, type: string) {
  return { contactType: type, _links: { user: { href: `${org.url}/api/v1/org/contacts/${type}` } } }
}

async function getContact(deps: AdminApiDeps, call: ApiCall) {
  const type = knownContact(call)
  const { contacts } = await orgStore(deps.db.kysely, deps.baseUrl).settings(call.org.id)
  return contactView(call.org, isObject(contacts) ? contacts[type] : undefined)
}

async function replaceContact(deps: AdminApiDeps, call: ApiCall) {
  const type = knownContact(call)
  const { userId = null } = bodyObject(call)
  if (userId !== null) {
    const user = typeof userId === 'string' ? await userStore(deps.db.kysely).byId(call.org.id, userId) : undefined
    if (user === undefined) throw validationFailed('userId', ['userId: No such person'])
  }
  await change(deps, call, async (trx, note) => {
    const orgs = orgStore(trx, deps.baseUrl)
    const { contacts } = await orgs.settings(call.org.id)
    await orgs.setSettings(call.org.id, { contacts: { ...(isObject(contacts) ? contacts : {}), [type]: userId } })
    note('system.org.update', orgParty(call.org))
  })
  return contactView(call.org, userId)
}

function knownContact(call: ApiCall): string {
  const type = param(call, 'contactType')
  if (!CONTACTS.some((known) => known === type)) throw resourceNotFound(type, 'OrgContactType')
  return type
}

function contactView(org: Org, userId: unknown) {
  if (typeof userId !== 'string') return { userId: null }
  return { userId, _links: { user: { href: `${org.url}/api/v1/users/${userId}` } } }
}

async function getPreferences(deps: AdminApiDeps, { org }: ApiCall) {
  const { showEndUserFooter = true } = await orgStore(deps.db.kysely, deps.baseUrl).settings(org.id)
  return preferencesView(org, showEndUserFooter === true)
}

async function showFooter(deps: AdminApiDeps, call: ApiCall, shown: boolean) {
  await change(deps, call, async (trx, note) => {
    await orgStore(trx, deps.baseUrl).setSettings(call.org.id, { showEndUserFooter: shown })
    note('system.org.update', orgParty(call.org))
  })
  return preferencesView(call.org, shown)
}

function preferencesView(org: Org, showEndUserFooter: boolean) {
  const preference = (name: string) => ({ href: `${org.url}/api/v1/org/preferences/${name}`, method: 'POST' })
  const link = showEndUserFooter
    ? { hideEndUserFooter: preference('hideEndUserFooter') }
    : { showEndUserFooter: preference('showEndUserFooter') }
  return { showEndUserFooter, _links: link }
}

function orgParty(org: Org) {
  return { id: org.id, type: 'Org', alternateId: org.subdomain, displayName: org.name }
}

/** `/.well-known/okta-organization`: is this an Okta org, and which? For anybody who asks. */
export function mountOrganizationProbe(app: FastifyInstance, deps: AdminApiDeps): void {
  app.get('/.well-known/okta-organization', async (request, reply) => {
    const org = await deps.orgOf(request)
    if (org === undefined) return reply.code(404).send(oktaErrorBody(resourceNotFound(request.host, 'Org')))
    const domain = await domainStore(deps.db.kysely).first(org.id)
    return {
      id: org.id,
      cell: 'local1',
      _links: {
        organization: { href: org.atCustomDomain ? orgUrl(deps.baseUrl, org.subdomain) : org.url },
        ...(domain === undefined ? {} : { alternate: { href: domainUrl(deps.baseUrl, domain) } }),
      },
      pipeline: 'idx',
      settings: {
        analyticsCollectionEnabled: false,
        bugReportingEnabled: false,
        omEnabled: false,
        pssoEnabled: false,
        desktopMFAEnabled: false,
        itpEnabled: false,
      },
    }
  })
}
