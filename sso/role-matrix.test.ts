import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ROLES, type Role } from './admin-door/role.ts'
import { openSsoUnderTest, type SsoUnderTest } from './sso-under-test.ts'

type Operation = { id: string; method: string; path: string; least: Role | undefined }
type Documented = { operationId: string; 'x-least-role'?: Role }

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }

/** What no operation of ours is about. */
const NOTHING = 'nothing_00000000000000000000'

describe('who may do what (B-199: every operation × every role, and nobody)', () => {
  let house: SsoUnderTest
  let operations: Operation[]
  const keys = new Map<string, string>()
  const cookies = new Map<string, string>()
  before(async () => {
    house = await openSsoUnderTest()
    operations = await operationsOf(house)
    for (const role of ROLES) {
      const { key } = await house.api('POST', '/api-keys', { name: role, role })
      keys.set(role, String(key))
      cookies.set(role, await house.sso.openOperatorSession({ email: `${role}@ronspot.example`, name: role, role }))
    }
    const gone = await house.api('POST', '/api-keys', { name: 'gone', role: 'owner' })
    await house.api('POST', `/api-keys/${gone.id}/revoke`)
    keys.set('revoked', String(gone.key))
    const shutOut = { email: 'd@ronspot.example', name: 'D', role: 'owner' } as const
    await house.sso.openOperatorSession(shutOut)
    const { items } = await house.api<{ items: { id: string; email: string }[] }>('GET', '/operators')
    await house.api('POST', `/operators/${items.find(({ email }) => email === shutOut.email)?.id}/disable`)
    // Opened while they were being disabled.
    cookies.set('disabled', await house.sso.openOperatorSession(shutOut))
  })
  after(() => house.close())

  /** @returns the status and the code of a refusal */
  async function ask({ method, path }: Operation, headers: Record<string, string>): Promise<string> {
    const answer = await fetch(`${house.url}/api${path.replaceAll(/\{\w+\}/g, NOTHING)}`, {
      method,
      headers: { ...headers, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    const { code = '' } = (await answer.json().catch(() => ({}))) as { code?: string }
    return `${answer.status} ${code}`.trim()
  }
  const byKey = (name: string) => ({ authorization: `Bearer ${keys.get(name)}` })
  const byCookie = (name: string) => ({ cookie: cookies.get(name) ?? '', ...SAME_ORIGIN })

  it('is closed to whoever is nobody: no key, a wrong or revoked one, no session, that of somebody disabled', async () => {
    for (const operation of operations.filter(({ least }) => least !== undefined))
      for (const headers of [
        {},
        SAME_ORIGIN,
        { authorization: 'Bearer gp_wrong' },
        { authorization: 'Basic Z3A6Z3A=' },
        byKey('revoked'),
        byCookie('disabled'),
        { ...byCookie('owner'), authorization: 'Bearer gp_wrong' },
        { ...SAME_ORIGIN, cookie: 'gp_operator=wrong' },
      ])
        assert.equal(await ask(operation, headers), '401 api.key_invalid', `${operation.id} ${JSON.stringify(headers)}`)
  })

  for (const role of ROLES)
    it(`lets ${role} do what takes ${role} or less, by a key and by a session, and nothing else`, async () => {
      for (const operation of operations.filter(({ least }) => least !== undefined)) {
        const may = ROLES.indexOf(role) >= ROLES.indexOf(operation.least ?? 'owner')
        for (const headers of [byKey(role), byCookie(role)]) {
          const answer = await ask(operation, headers)
          if (may) assert.doesNotMatch(answer, /^(401|403|5)/, `${operation.id} as ${role}`)
          else assert.equal(answer, '403 api.role_missing', `${operation.id} as ${role}`)
        }
      }
    })

  it('reads with read-only, changes with support, and keeps for owners what gives rights away', () => {
    const reads = operations.filter(({ least, method }) => least === 'read-only' && method !== 'GET')
    assert.deepEqual(idsOf(reads), ['removeMyPasskey', 'renameMyPasskey'])
    const odd = operations.filter(({ least, method }) => method === 'GET' && least !== 'read-only')
    assert.deepEqual(idsOf(odd), ['getOpenApi'])
    const owners = operations.filter(({ least }) => least === 'owner')
    assert.deepEqual(idsOf(owners), [
      'addApplicationSecret',
      'changeApplication',
      'changeOperator',
      'createApiKey',
      'createApplication',
      'createFirstRunLink',
      'disableOperator',
      'enableOperator',
      'forgetOperatorsConnection',
      'inviteOperator',
      'nameOperatorsConnection',
      'removeApplicationSecret',
      'removeBrandLogo',
      'revokeApiKey',
      'sendOperatorLink',
      'setBrand',
      'setBrandLogo',
    ])
  })

  it('takes no change by a session from another site’s page, or from none', async () => {
    for (const operation of operations.filter(({ least, method }) => least !== undefined && method !== 'GET'))
      for (const from of [
        {},
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
      ] as Record<string, string>[])
        assert.equal(
          await ask(operation, { cookie: cookies.get('owner') ?? '', ...from }),
          '403 request.cross_site',
          `${operation.id} ${JSON.stringify(from)}`,
        )
  })

  it('takes a sign-in of just now for what gives rights away or changes how somebody comes in (ASVS 7.5.1)', async () => {
    house.clock.advance(16 * 60_000)
    const asked: string[] = []
    for (const operation of operations.filter(({ least }) => least !== undefined)) {
      assert.doesNotMatch(await ask(operation, byKey('owner')), /confirmation/, 'a key is asked for a passkey')
      const answer = await ask(operation, byCookie('owner'))
      if (answer === '403 api.confirmation_needed') asked.push(operation.id)
      else assert.doesNotMatch(answer, /^(401|403|5)/, operation.id)
    }
    assert.deepEqual(asked.sort(), [
      'addApplicationSecret',
      'changeApplication',
      'changeConnection',
      'changeOperator',
      'createApiKey',
      'createApplication',
      'createConnection',
      'disableOperator',
      'enableOperator',
      'goLive',
      'inviteOperator',
      'nameOperatorsConnection',
      'removeMyPasskey',
      'sendOperatorLink',
    ])
  })

  it('B-200: nobody makes themselves more than they are by members that are not asked for', async () => {
    const { items } = await house.api<{ items: { id: string; role: string }[] }>('GET', '/operators')
    const support = items.find(({ role }) => role === 'support')
    for (const [method, path, body] of [
      ['PATCH', `/operators/${support?.id}`, { role: 'support', id: 'opr_other' }],
      ['PATCH', `/operators/${support?.id}`, { name: 'Sam', email: 'other@ronspot.example' }],
      ['PATCH', `/operators/${support?.id}`, { name: 'Sam', joinedAt: 1, disabledAt: null, createdBy: 'system' }],
      ['PATCH', `/operators/${support?.id}`, { role: 'root' }],
      ['POST', '/operators', { email: 'x@y.example', name: 'X', role: 'support', joinedAt: 1 }],
      ['POST', '/api-keys', { name: 'x', role: 'owner', id: 'key_1', hash: 'x' }],
      ['POST', '/api-keys', { name: 'x', role: 'root' }],
      ['PATCH', '/me/passkeys/pky_1', { name: 'x', operatorId: 'opr_1' }],
    ] as const)
      await assert.rejects(house.api(method, path, body), /request.invalid/, JSON.stringify(body))
    const after = await house.api<{ items: object[] }>('GET', '/operators')
    assert.deepEqual(after.items, items)
    const raised = await fetch(`${house.url}/api/operators/${support?.id}`, {
      method: 'PATCH',
      headers: { ...byCookie('support'), 'content-type': 'application/json' },
      body: '{"role":"owner"}',
    })
    assert.equal(raised.status, 403)
  })
})

function idsOf(operations: readonly Operation[]): string[] {
  return operations.map(({ id }) => id).sort()
}

async function operationsOf(house: SsoUnderTest): Promise<Operation[]> {
  const { paths } = await house.api<{ paths: Record<string, Record<string, Documented>> }>('GET', '/openapi.json')
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, documented]) => ({
      id: documented.operationId,
      method: method.toUpperCase(),
      path,
      least: documented['x-least-role'],
    })),
  )
}
