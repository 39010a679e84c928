import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

type Link = { id: string; url: string; language: string | null }

for (const database of databasesUnderTest())
  describe(`what a customer’s administrator gets outside the guide is in their language, on ${database.name}`, () => {
    let house: SsoUnderTest
    before(async () => {
      house = await openSsoUnderTest({ databaseUrl: await database.url() })
    })
    after(() => house.close())

    /** A customer of their own each time. */
    async function invite(more: object = {}): Promise<Link> {
      house.clock.advance(1000)
      const { id } = await house.api('POST', '/organizations', { name: 'Globex' })
      const invited = { organizationId: id, email: 'k@globex.example', name: 'Katherine', ...more }
      return house.api<Link>('POST', '/setup-links', invited)
    }
    const newestLetter = async () => (await (await fetch(`${house.url}/mailbox`)).text()).split('<article')[1] ?? ''
    async function open(url: string, acceptLanguage: string): Promise<{ browser: TestBrowser; letter: string }> {
      house.clock.advance(1000)
      const browser = house.browser()
      await browser.post(url, {}, { 'accept-language': acceptLanguage })
      const letter = await newestLetter()
      await browser.post(`${house.url}/setup/code`, { code: /<p>(\d{6})<\/p>/.exec(letter)?.[1] ?? '' })
      return { browser, letter }
    }
    function ask(browser: TestBrowser, path: string, acceptLanguage: string, body?: object): Promise<Response> {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      return fetch(`${house.url}/setup/api${path}`, {
        headers: {
          cookie,
          'accept-language': acceptLanguage,
          'sec-fetch-site': 'same-origin',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      })
    }
    async function languageOf({ id }: Link): Promise<string | null | undefined> {
      const { items } = await house.api<{ items: Link[] }>('GET', '/setup-links?limit=200')
      return items.find((link) => link.id === id)?.language
    }

    it('keeps what the guide is read in on the link, and writes nothing while it stays the same', async (t) => {
      const link = await invite()
      assert.equal(link.language, null)
      const { browser } = await open(link.url, 'pt-BR')
      assert.equal(await languageOf(link), null, 'not before the guide is read')
      const writes = t.mock.method(house.sso.db.kysely, 'updateTable').mock
      for (const [language, kept, written] of [
        ['de', 'de', 1],
        ['de-AT,en;q=0.5', 'de', 1],
        ['pt-BR', 'pt', 2],
      ] as const) {
        assert.equal((await ask(browser, '/guide', language)).status, 200)
        assert.equal(await languageOf(link), kept)
        assert.equal(writes.callCount(), written, language)
      }
      assert.match((await open(link.url, 'fr')).letter, / é o seu código/, 'the code comes in it the next time')
    })

    it('says the report in the language that is asked for, with its days; the desk’s own in English', async () => {
      const link = await invite()
      const { browser } = await open(link.url, 'en')
      await ask(browser, '/steps/okta-domain', 'en', { oktaDomain: 'globex' })
      const report = async (query: string) => (await ask(browser, `/report${query}`, 'ja')).text()
      const french = await report('?lang=fr')
      assert.match(french, /<html lang="fr">[\s\S]*<h1>Globex : connexion à Ronspot avec Okta<\/h1>/)
      assert.match(french, /Domaine Okta : Pas comme il le faut[\s\S]*Un domaine Okta ressemble à acme\.okta\.com/)
      const day = new Intl.DateTimeFormat('fr', { dateStyle: 'medium', timeZone: 'UTC' }).format(house.clock.now())
      assert.ok(french.includes(day), day)
      for (const query of ['', '?lang=xx', '?lang'])
        assert.match(await report(query), /<html lang="ja">[\s\S]*確認されたこと/, query)

      const [connection] = (await house.api<{ items: { id: string }[] }>('GET', '/connections?limit=1')).items
      const desk = await fetch(`${house.url}/api/connections/${connection?.id}/report`, {
        headers: { authorization: `Bearer ${house.key}`, 'accept-language': 'fr' },
      })
      assert.match(await desk.text(), /<html lang="en">[\s\S]*What was proven/)
    })

    it('writes the invitation in the language support picked, and all that follows until another is read', async () => {
      await invite({ send: true })
      assert.match(await newestLetter(), /<h2 lang="en">Connect the Okta of Globex to Ronspot/)
      const link = await invite({ language: 'ja', send: true })
      assert.equal(link.language, 'ja')
      assert.match(await newestLetter(), /<h2 lang="ja">Globex の Okta を Ronspot に接続するお願い[\s\S]*Katherine 様/)
      house.clock.advance(1000)
      const renewed = await house.api<Link>('POST', `/setup-links/${link.id}/renew`, { send: true })
      assert.match(await newestLetter(), /Globex の Okta を Ronspot に接続するお願い/)
      const { browser, letter } = await open(renewed.url, 'en')
      assert.match(letter, /がコードです/)

      house.clock.advance(1000)
      const help = { step: 'domains', email: 'dns@globex.example', name: 'Kim' }
      assert.equal((await ask(browser, '/help', 'es', help)).status, 200)
      assert.match(await newestLetter(), /<h2 lang="es">Katherine le pide ayuda/)
      await assert.rejects(invite({ language: 'xx' }), /400/)
    })

    it('says in the invitation which operator it is from, and of an API key nothing', async () => {
      await invite({ send: true })
      assert.doesNotMatch(await newestLetter(), /comes from|tests/)
      const cookie = await house.sso.openOperatorSession({
        email: 's@ronspot.example',
        name: 'Sam <b>',
        role: 'support',
      })
      for (const [language, from] of [
        ['en', 'This invitation comes from Sam &lt;b&gt; of Ronspot.'],
        ['de', 'Diese Einladung kommt von Sam &lt;b&gt;, Ronspot.'],
        ['ja', 'このご案内は Ronspot の Sam &lt;b&gt; からお送りしています。'],
      ] as const) {
        const link = await invite({ language })
        house.clock.advance(1000)
        const renewed = await fetch(`${house.url}/api/setup-links/${link.id}/renew`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
          body: '{"send":true}',
        })
        assert.equal(renewed.status, 201)
        assert.ok((await newestLetter()).includes(from), await newestLetter())
      }
    })

    it('speaks to nobody in a language that is not known to be theirs: then their browser says it', async () => {
      const { letter } = await open((await invite()).url, 'de')
      assert.match(letter, / ist Ihr Code/)
    })
  })
