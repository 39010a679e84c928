import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { postOffice } from '../../kit/post-office.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'
import { catalogueOf } from '../words/catalogue.ts'
import { askHelper } from './ask-a-helper.ts'
import type { SetupDeps } from './setup-deps.ts'
import { SetupSessionMissing } from './setup-errors.ts'

for (const database of databasesUnderTest())
  describe(`asking others for help from the guide, on ${database.name}`, () => {
    let house: SsoUnderTest
    let browser: TestBrowser
    before(async () => {
      house = await openSsoUnderTest({ databaseUrl: await database.url() })
      const { id } = await house.api('POST', '/organizations', { name: 'Globex' })
      const invited = { organizationId: id, email: 'k@globex.example', name: 'Katherine' }
      const { url } = await house.api('POST', '/setup-links', invited)
      browser = house.browser()
      await browser.post(String(url), {})
      const letters = await (await fetch(`${house.url}/mailbox`)).text()
      await browser.post(`${house.url}/setup/code`, { code: /<p>(\d{6})<\/p>/.exec(letters)?.[1] ?? '' })
    })
    after(() => house.close())

    async function ask(name: string, email = 'dns@globex.example'): Promise<string> {
      const answer = await fetch(`${house.url}/setup/api/help`, {
        method: 'POST',
        body: JSON.stringify({ step: 'domains', email, name }),
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          cookie: [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
        },
      })
      const { code = '' } = (await answer.json()) as { code?: string }
      return `${answer.status} ${code}`.trim()
    }

    it('takes a name for a name: what has several lines, or hides some, would be a letter of somebody else’s', async () => {
      const two = 'Dear customer\n\nyour account is closed, go to https://evil.example'
      for (const name of [two, 'Kim\u2028Lee', 'Kim\u202eeeL', 'x'.repeat(101)])
        assert.equal(await ask(name), '400 request.invalid', JSON.stringify(name))
    })

    it('writes to twenty people a day and no more, so that nobody’s mailbox is filled by us', async () => {
      const asked = await Promise.all(Array.from({ length: 25 }, (_, at) => ask('Kim Lee', `dns${at}@globex.example`)))
      assert.equal(asked.filter((answer) => answer === '200').length, 20, asked.join(', '))
      assert.equal(asked.filter((answer) => answer === '429 setup.helpers_used_up').length, 5)
      house.clock.advance(11 * 60 * 60_000)
      assert.equal(await ask('Kim Lee'), '429 setup.helpers_used_up')
    })

    it('makes no link for somebody whose own was revoked while they asked', async () => {
      const links = setupLinkStore(house.house)
      const [link] = (await links.list({ limit: 1 })).items
      assert.ok(link)
      const deps = { ...house.house, publicUrl: house.url, post: postOffice(house.house, {}) } as unknown as SetupDeps
      const wanted = { step: 'go-live', email: 'late@out.example', name: 'Late' } as const
      house.clock.advance(2 * 24 * 60 * 60_000)
      const own = await links.create({ ...link, step: null, email: 'gone@globex.example' }, 'key_test')
      await links.revoke(own.link.id, 'key_test')
      await assert.rejects(askHelper(deps, own.link, wanted, await catalogueOf('en')), SetupSessionMissing)
      const { items } = await links.list({ limit: 200 })
      assert.equal(items.filter(({ email }) => email === wanted.email).length, 0)
    })
  })
