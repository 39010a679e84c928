import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { openTestOkta, PASSWORD, type TestOkta } from '../../idp/test-okta.ts'
import { openTestDeps, type TestDeps } from '../test-deps.ts'
import { type ManagementApi, managementApi, readApiToken } from './management-api.ts'

const named = z.object({ id: z.string(), profile: z.object({ name: z.string() }) })

describe('a customer’s management API', () => {
  let okta: TestOkta
  let deps: TestDeps
  let api: ManagementApi
  const waits: number[] = []
  before(async () => {
    okta = await openTestOkta()
    deps = await openTestDeps()
    const given = { origin: okta.url, token: okta.apiToken, patienceMs: 70_000 }
    api = managementApi(deps, given, async (ms) => {
      waits.push(ms)
      okta.clock.advance(60_000)
    })
  })
  after(async () => {
    await okta.close()
    await deps.close()
  })

  it('says whose token it is, makes, changes and deletes', async () => {
    const me = await api.get('/api/v1/users/me', z.object({ profile: z.object({ login: z.string() }) }))
    assert.equal(me.profile.login, 'admin@acme.example')
    const made = await api.post('/api/v1/groups', { profile: { name: 'Desks', description: 'x' } }, named)
    const at = `/api/v1/groups/${made.id}`
    assert.equal((await api.put(at, { profile: { name: 'Bays', description: 'x' } }, named)).profile.name, 'Bays')
    await api.delete(at)
    await assert.rejects(api.get(at, named), { code: 'okta_api.not_found' })
  })

  it('reads page after page, and no more than asked for', async () => {
    for (const name of ['Page 1', 'Page 2', 'Page 3', 'Page 4', 'Page 5'])
      await api.post('/api/v1/groups', { profile: { name } }, named)
    const path = '/api/v1/groups?limit=2'
    const all = await api.list(path, named, 1000)
    assert.equal(all.more, false)
    assert.equal(all.items.filter(({ profile }) => profile.name.startsWith('Page ')).length, 5)
    const some = await api.list(path, named, 3)
    assert.deepEqual([some.items.length, some.more], [3, true])
  })

  it('turns Okta’s codes into problems with a sentence', async () => {
    await assert.rejects(api.post('/api/v1/groups', { profile: { name: '' } }, named), {
      code: 'okta_api.refused',
      publicMessage: /^Okta refused it: .*name/,
    })
    const wrong = managementApi(deps, { origin: okta.url, token: `00${'x'.repeat(40)}` })
    await assert.rejects(wrong.get('/api/v1/users/me', z.unknown()), { code: 'okta_api.token_refused' })
    await assert.rejects(api.get('/api/v1/users/me', z.object({ id: z.number() })), { code: 'okta_api.unreachable' })
  })

  it('waits until Okta’s minute is over, as long as it has patience', async () => {
    const apps = '/api/v1/apps?limit=1'
    for (let turn = 0; turn < 60; turn++) await api.list(apps, z.unknown(), 1)
    assert.equal(waits.length, 1)
    assert.ok((waits[0] ?? 0) >= 1000 && (waits[0] ?? 0) <= 61_000, `${waits}`)
    const impatient = managementApi(deps, { origin: okta.url, token: okta.apiToken, patienceMs: 0 })
    await assert.rejects(
      async () => {
        for (let turn = 0; turn < 60; turn++) await impatient.list(apps, z.unknown(), 1)
      },
      { code: 'okta_api.rate_limited' },
    )
  })

  it('keeps the token where it was given for: no other host, no URL, no log, no error (B-196)', async () => {
    const asked: string[] = []
    const thief = http.createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization}`)
      response.end('[]')
    })
    const sly = http.createServer((request, response) => {
      if (request.url?.includes('after')) return response.end('[]')
      const port = (thief.address() as AddressInfo).port
      response.setHeader('link', `<http://localhost:${port}/api/v1/groups?after=1>; rel="next"`)
      response.end(request.url === '/api/v1/groups' ? '[]' : '<p>Not here</p>')
    })
    const listening = [thief, sly].map((each) => new Promise<void>((done) => each.listen(0, '127.0.0.1', () => done())))
    await Promise.all(listening)
    const origin = `http://localhost:${(sly.address() as AddressInfo).port}`
    const token = `00${'Canary'.repeat(6)}`
    const given = managementApi(deps, { origin, token })
    assert.deepEqual(await given.list('/api/v1/groups', named, 10), { items: [], more: false })
    assert.deepEqual(asked, [])
    for (const path of ['/api/v1/../../x', '/oauth2/v1/token', '@evil.example/api/v1/x'])
      await assert.rejects(given.get(path, z.unknown()), TypeError)
    const error = await given.get('/api/v1/users/me', named).catch((thrown: unknown) => thrown)
    assert.doesNotMatch(JSON.stringify([error, String(error), (error as Error).stack, deps.lines]), /Canary/)
    for (const server of [thief, sly]) server.close()
  })

  it('speaks to nothing inside (B-88)', async () => {
    const outside = await openTestDeps({ allowPrivateNetworks: false })
    for (const origin of [okta.url, 'https://127.0.0.1', 'https://169.254.169.254', 'https://intranet'])
      await assert.rejects(managementApi(outside, { origin, token: okta.apiToken }).get('/api/v1/org', z.unknown()), {
        code: 'outbound.address_not_allowed',
      })
    await outside.close()
  })
})

describe('an API token as it is pasted', () => {
  const token = `00${'aB3_-'.repeat(8)}`
  for (const pasted of [token, ` ${token}\n`, `SSWS ${token}`, `"${token}"`, `Authorization: SSWS ${token}`])
    it(`is understood: ${JSON.stringify(pasted).replace(token, '…')}`, () => assert.equal(readApiToken(pasted), token))
  for (const pasted of ['', '00short', 'https://acme.okta.com', `${token}\r\nX-Evil: 1`, PASSWORD, 'x'.repeat(300)])
    it(`is none: ${JSON.stringify(pasted.slice(0, 50))}`, () => assert.equal(readApiToken(pasted), undefined))
})
