import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { claimDraft, saveClaimRequest } from './idp/security/claim-requests.ts'
import {
  durationOf,
  movePolicyRequest,
  moveRuleRequest,
  NEW_RULE,
  ruleDraft,
  savePolicyRequest,
  saveRuleRequest,
} from './idp/security/policy-requests.ts'
import { NEW_PREVIEW, previewRequest } from './idp/security/preview-request.ts'
import { NEW_SCOPE, saveScopeRequest, scopeDraft } from './idp/security/scope-requests.ts'
import type { OktaApiToken, OktaClaim, OktaPolicy, OktaRule, OktaServer } from './idp/security/server-types.ts'
import { lastUse, tokenState } from './idp/security/token-requests.ts'

const server = { id: 'aus1' } as OktaServer
const policy: OktaPolicy = {
  id: '00p1',
  name: 'Employees',
  description: 'Who may sign in',
  status: 'INACTIVE',
  priority: 3,
  conditions: { clients: { include: ['0oa1'] } },
}
const rule: OktaRule = {
  id: '0pr1',
  name: 'Parking',
  status: 'INACTIVE',
  priority: 2,
  conditions: {
    people: { users: { include: [], exclude: ['00u9'] }, groups: { include: ['00g1'], exclude: ['00g9'] } },
    grantTypes: { include: ['authorization_code', 'urn:openid:params:grant-type:ciba'] },
    scopes: { include: ['openid', 'bookings:read'] },
  },
  actions: {
    token: { accessTokenLifetimeMinutes: 90, refreshTokenLifetimeMinutes: 129_600, refreshTokenWindowMinutes: 10_080 },
  },
}
const body = (request: { body?: unknown }) => request.body as Record<string, never>

describe('what the console sends for access policies', () => {
  it('a rule that is edited and changed in nothing stays as it is, whom it leaves out included', () => {
    const groups = [{ id: '00g1', title: 'Parking priority' }]
    const request = saveRuleRequest(server, policy, ruleDraft(rule, { groups, users: [] }), rule)
    const { id, ...same } = rule
    assert.deepEqual(request, {
      method: 'PUT',
      path: `/api/v1/authorizationServers/aus1/policies/00p1/rules/${id}`,
      body: { type: 'RESOURCE_ACCESS', ...same },
    })
  })

  it('a new rule lets everybody assigned sign in, an hour at a time', () => {
    const { method, body: sent } = saveRuleRequest(server, policy, { ...NEW_RULE, name: ' First ' })
    assert.equal(method, 'POST')
    assert.deepEqual(sent, {
      type: 'RESOURCE_ACCESS',
      name: 'First',
      conditions: {
        people: { users: { include: [], exclude: [] }, groups: { include: ['EVERYONE'], exclude: [] } },
        grantTypes: { include: ['authorization_code'] },
        scopes: { include: ['*'] },
      },
      actions: {
        token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10_080 },
      },
    })
  })

  it('edits and moves keep the status: what sleeps is not woken', () => {
    const draft = { name: 'Staff', description: 'All', everyClient: true, clients: [] }
    assert.equal(body(savePolicyRequest(server, draft, policy)).status, 'INACTIVE')
    assert.equal(body(savePolicyRequest(server, draft, policy)).priority, 3)
    const [moved, turned] = [movePolicyRequest(server, policy, 1), moveRuleRequest(server, policy, rule, 1)]
    assert.deepEqual([body(moved).status, body(moved).priority], ['INACTIVE', 1])
    assert.deepEqual([body(turned).status, body(turned).priority], ['INACTIVE', 1])
    assert.deepEqual(body(turned).conditions, rule.conditions)
  })

  it('says minutes in the largest unit that fits whole', () => {
    assert.deepEqual(durationOf(10_080), { amount: 7, unit: 'DAYS' })
    assert.deepEqual(durationOf(1440, 'HOURS'), { amount: 24, unit: 'HOURS' })
    assert.deepEqual(durationOf(90), { amount: 90, unit: 'MINUTES' })
  })
})

describe('what the console sends for scopes, claims and previews', () => {
  it('consent is Implicit, Required, or Required of people alone', () => {
    const consentOf = (draft: Partial<typeof NEW_SCOPE>) =>
      body(saveScopeRequest(server, { ...NEW_SCOPE, name: 'a', ...draft })).consent
    assert.equal(consentOf({}), 'IMPLICIT')
    assert.equal(consentOf({ consent: true }), 'REQUIRED')
    assert.equal(consentOf({ consent: true, blocksServices: false }), 'FLEXIBLE')
    const scope = { id: 'scp1', name: 'a', consent: 'FLEXIBLE', metadataPublish: 'NO_CLIENTS', optional: true }
    const again = saveScopeRequest(server, scopeDraft(scope as never), scope as never)
    assert.deepEqual([body(again).consent, body(again).optional], ['FLEXIBLE', true])
  })

  it('a claim of Okta’s own is sent without a value', () => {
    const claim: OktaClaim = {
      id: 'ocl1',
      name: 'email',
      status: 'ACTIVE',
      claimType: 'IDENTITY',
      valueType: 'SYSTEM',
      conditions: { scopes: ['email'] },
      system: true,
      alwaysIncludeInToken: true,
    }
    const { body: sent } = saveClaimRequest(server, { ...claimDraft(claim), always: false }, claim)
    assert.deepEqual(sent, {
      name: 'email',
      status: 'ACTIVE',
      claimType: 'IDENTITY',
      valueType: 'SYSTEM',
      conditions: { scopes: ['email'] },
      alwaysIncludeInToken: false,
    })
  })

  it('an app that asks for itself has nobody with it, whoever was chosen before', () => {
    const draft = { ...NEW_PREVIEW, client: { id: '0oa1', title: 'App' }, user: { id: '00u1', title: 'Ada' } }
    assert.equal(body(previewRequest(server, draft)).userId, '00u1')
    assert.equal(body(previewRequest(server, { ...draft, grantType: 'client_credentials' })).userId, undefined)
  })
})

describe('what the console reads from an API token', () => {
  const token = (expiresAt: string) =>
    ({ created: '2026-11-01T00:00:00.000Z', expiresAt, tokenWindow: 'P30D' }) as OktaApiToken
  it('when it was last used, from when it ends', () => {
    assert.equal(lastUse(token('2026-12-01T00:00:00.000Z')), undefined)
    assert.equal(lastUse(token('2026-12-05T00:00:00.000Z')), '2026-11-05T00:00:00.000Z')
  })

  it('whether it is in use, or ends soon', () => {
    const at = (day: string) => Date.parse(`2026-${day}T00:00:00.000Z`)
    assert.equal(tokenState(token('2026-12-05T00:00:00.000Z'), at('11-07')), 'used')
    assert.equal(tokenState(token('2026-12-05T00:00:00.000Z'), at('11-15')), 'quiet')
    assert.equal(tokenState(token('2026-12-05T00:00:00.000Z'), at('11-29')), 'soon')
  })
})
