import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestDns, type TestDns } from '../../kit/test-dns.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

type Guide = {
  domains: { domain: string; state: string }[]
  steps: { step: string; closed: boolean; state: string; evidence: object[]; findings: object[]; at: number | null }[]
}

describe('somebody who was asked to help with the domains', () => {
  let house: SsoUnderTest
  let dns: TestDns
  let organizationId: string
  let connectionId: string
  let helper: TestBrowser
  let whole: TestBrowser
  before(async () => {
    dns = await openTestDns()
    house = await openSsoUnderTest({ dnsServers: [dns.server] })
    const { id } = await house.api('POST', '/organizations', { name: 'Globex', domains: ['vouched.example'] })
    organizationId = String(id)
    whole = await enter({ organizationId })
    const { items } = await house.api<{ items: { id: string; organizationId: string }[] }>('GET', '/connections')
    connectionId = items.find((each) => each.organizationId === organizationId)?.id ?? ''
    helper = await enter({ organizationId, connectionId, step: 'domains' })
  })
  after(async () => {
    await house.close()
    await dns.close()
  })

  async function enter(more: object): Promise<TestBrowser> {
    house.clock.advance(1000)
    const { url } = await house.api('POST', '/setup-links', { email: 'k@globex.example', name: 'Katherine', ...more })
    const browser = house.browser()
    await browser.post(String(url), {})
    const letters = await (await fetch(`${house.url}/mailbox`)).text()
    await browser.post(`${house.url}/setup/code`, { code: /<p>(\d{6})<\/p>/.exec(letters)?.[1] ?? '' })
    return browser
  }

  async function ask(browser: TestBrowser, path: string, body?: object) {
    const answer = await fetch(`${house.url}/setup/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, guide: (await answer.json()) as Guide }
  }
  const statesOf = ({ domains }: Guide) => domains.map(({ domain, state }) => `${domain} ${state}`)

  it('takes back what waits, and nothing that leads people, or did', async () => {
    await ask(helper, '/steps/domains', { domain: 'proven.example' })
    const [record] = (
      await house.api<{ items: { record: { name: string; value: string } }[] }>(
        'GET',
        `/organizations/${organizationId}/domains`,
      )
    ).items
    dns.records.set(record?.record.name ?? '', [record?.record.value ?? ''])
    await ask(helper, '/steps/domains/check', {})
    const { guide } = await ask(helper, '/steps/domains', { domain: 'mistyped.example' })
    const [, ...others] = ['mistyped.example pending', 'proven.example proven', 'vouched.example vouched']
    assert.deepEqual(statesOf(guide), ['mistyped.example pending', ...others])

    const remove = (browser: TestBrowser, domain: string) => ask(browser, '/steps/domains/remove', { domain })
    for (const domain of ['proven.example', 'vouched.example'])
      assert.equal((await remove(helper, domain)).status, 404, domain)
    assert.deepEqual(statesOf((await remove(helper, 'mistyped.example')).guide), others)
    for (const state of ['failing', 'lost'] as const) {
      await house.sso.db.kysely
        .updateTable('organization_domains')
        .set({ state })
        .where('domain', '=', 'proven.example')
        .execute()
      assert.equal((await remove(helper, 'proven.example')).status, 404, state)
    }
    assert.equal((await remove(whole, 'vouched.example')).status, 404)
    assert.deepEqual(statesOf((await remove(whole, 'proven.example')).guide), ['vouched.example vouched'])
  })

  it('sees how far the others are, and nothing of what was found there', async () => {
    const found = { code: 'x', sentence: 'the client id 0oaSecretive is unknown', side: 'customer', todo: [] } as const
    for (const step of ['app', 'okta-domain', 'domains'] as const)
      await stepStore(house.house).put(connectionId, {
        ...{ step, state: step === 'app' ? 'red' : 'proven', settingsHash: null, by: 'test' },
        evidence: [{ name: 'Client ID', value: `0oaEvidence-${step}` }],
        findings: step === 'app' ? [found] : [],
      })
    const seen = await ask(helper, '/guide')
    assert.doesNotMatch(JSON.stringify(seen.guide), /0oaEvidence-(app|okta-domain)|0oaSecretive/)
    const app = seen.guide.steps.find(({ step }) => step === 'app')
    assert.deepEqual([app?.closed, app?.state, app?.evidence, app?.findings], [true, 'red', [], []])
    assert.match(JSON.stringify((await ask(whole, '/guide')).guide), /0oaEvidence-app.*0oaSecretive/)

    const forApp = await enter({ organizationId, connectionId, step: 'app' })
    const theirs = (await ask(forApp, '/guide')).guide
    assert.deepEqual(theirs.domains, [], 'domains are shown to whoever helps with the app')
    assert.match(JSON.stringify(theirs), /0oaEvidence-app.*0oaSecretive/)
  })
})
