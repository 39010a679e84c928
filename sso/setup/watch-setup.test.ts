import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

// biome-ignore lint/suspicious/noExplicitAny: the API's own schemas describe these answers
type Json = any

for (const database of databasesUnderTest())
  describe(`a customer's guide, watched from the desk, on ${database.name}`, () => {
    let house: SsoUnderTest
    before(async () => {
      house = await openSsoUnderTest({ databaseUrl: await database.url() })
    })
    after(() => house.close())

    const letters = async () => (await (await fetch(`${house.url}/mailbox`)).text()).split('<article').slice(1)
    async function inside(url: string): Promise<TestBrowser> {
      house.clock.advance(1000)
      const browser = house.browser()
      await browser.post(url, {})
      const code = /<p>(\d{6})<\/p>/.exec((await letters())[0] ?? '')?.[1] ?? 'none'
      await browser.post(`${house.url}/setup/code`, { code })
      return browser
    }
    async function take(browser: TestBrowser, step: string, body: object) {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      return (await fetch(`${house.url}/setup/api/steps/${step}`, init)).json() as Json
    }
    async function invite(more: object = {}) {
      const organizationId = (await house.api('POST', '/organizations', { name: 'Globex' })).id
      const body = { organizationId, email: 'rosalind@globex.example', name: 'Rosalind', ...more }
      return house.api<Json>('POST', '/setup-links', body)
    }
    const watch = (id: string): Promise<Json> => house.api<Json>('GET', `/connections/${id}/setup`)

    it('sends the link to whom it is for, when asked to, and not otherwise', async () => {
      const silent = await invite()
      assert.equal((await letters()).filter((letter) => letter.includes(silent.url)).length, 0)
      const { url } = await invite({ send: true })
      const letter = (await letters()).find((each) => each.includes(url)) ?? ''
      assert.match(letter, /To rosalind@globex\.example/)
      assert.match(letter, /Connect the Okta of Globex to Ronspot/)
    })

    it('makes a link anew: the one of before opens nothing from then on, and whoever was inside is out', async () => {
      const first = await invite()
      const browser = await inside(first.url)
      const renewed = await house.api<Json>('POST', `/setup-links/${first.id}/renew`, { send: true })
      assert.notEqual(renewed.url, first.url)
      assert.deepEqual([renewed.email, renewed.step, renewed.connectionId], [first.email, null, first.connectionId])
      assert.equal((await house.browser().get(first.url)).status, 404)
      assert.equal((await take(browser, 'okta-domain', { oktaDomain: 'x' })).code, 'setup.session_missing')
      assert.equal((await house.browser().get(renewed.url)).status, 200)
      assert.ok((await letters()).some((letter) => letter.includes(renewed.url)))
      await assert.rejects(house.api('POST', '/setup-links/sln_none/renew', {}), /request\.not_found/)
    })

    it('shows what the customer sees, who did it, and who is there now', async () => {
      const { url, connectionId } = await invite()
      const before = await watch(connectionId)
      assert.deepEqual(new Set(before.steps.map(({ state }: Json) => state)), new Set(['todo']))
      assert.deepEqual(
        before.people.map(({ name, here }: Json) => [name, here]),
        [['Rosalind', false]],
      )

      const browser = await inside(url)
      const guide = await take(browser, 'okta-domain', { oktaDomain: 'rosalind@globex.example' })
      const { steps, people, organization } = await watch(connectionId)
      const { by, ...seen } = steps[0]
      const { closed: _closed, ...customers } = guide.steps[0]
      assert.deepEqual(seen, customers)
      assert.equal(seen.state, 'red')
      assert.deepEqual(by, { name: 'Rosalind', email: 'rosalind@globex.example' })
      assert.equal(organization.name, 'Globex')
      assert.equal(people[0].here, true)
      house.clock.advance(5 * 60_000)
      assert.equal((await watch(connectionId)).people[0].here, false)
    })

    it('B-196: never shows a secret, however much is watched', async () => {
      const { url, connectionId } = await invite()
      const canary = 'canary-8d2f7c11'
      await house.api('PUT', `/connections/${connectionId}/draft`, { issuer: house.okta.issuer, clientId: 'x' })
      await take(await inside(url), 'app', { clientId: '0oaX', clientSecret: canary })
      const seen = await watch(connectionId)
      assert.equal(seen.typed.hasClientSecret, true)
      const token = url.split('/').at(-1)
      for (const secret of [canary, token]) assert.equal(JSON.stringify(seen).includes(secret), false)
    })

    it('knows nothing of a connection there is not', () => assert.rejects(watch('con_none'), /request\.not_found/))
  })
