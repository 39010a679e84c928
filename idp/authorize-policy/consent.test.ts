import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import {
  ADA,
  authorizePath,
  openTestOkta,
  PASSWORD,
  type TestAnswer,
  type TestApp,
  type TestBrowser,
  type TestOkta,
} from '../test-okta.ts'

for (const database of databasesUnderTest()) {
  describe(`consent, on ${database.name}`, () => {
    let okta: TestOkta
    let server: string
    let careful: TestApp
    let trusted: TestApp
    let ada: TestBrowser
    before(async () => {
      okta = await openTestOkta(database)
      server = (await okta.addServer()).id
      await okta.addRule(server)
      await addScope('bays:own', 'REQUIRED', 'Book <b>your</b> bay')
      await addScope('bays:see', 'FLEXIBLE', 'See bays')
      await addScope('bays:list', 'IMPLICIT', 'List bays')
      careful = await okta.addApp({ label: 'Careful', oauthClient: { consent_method: 'REQUIRED' } })
      trusted = await okta.addApp({ label: 'Trusted' })
      ada = okta.browser()
      await ada.signIn(ADA, PASSWORD)
    })
    after(() => okta.close())

    const addScope = (name: string, consent: 'REQUIRED' | 'FLEXIBLE' | 'IMPLICIT', displayName: string) =>
      authorizationServerStore(okta.idp.db.kysely).addScope(
        okta.orgId,
        server,
        {
          name,
          consent,
          displayName,
          description: null,
          metadataPublish: 'NO_CLIENTS',
          system: false,
          isDefault: false,
          optional: false,
        },
        okta.clock.now(),
      )
    const ask = (app: TestApp, scope: string, more: Record<string, string> = {}, browser = ada) =>
      browser.get(authorizePath(`${server}/`, app.clientId, { scope: `openid ${scope}`, ...more }))
    const ticketOf = (page: TestAnswer) => {
      assert.equal(page.status, 200, String(page.headers.location))
      return /name="ticket" value="([^"]+)"/.exec(page.body)?.[1] ?? assert.fail(page.body)
    }
    const answer = async (page: TestAnswer, says: string, browser = ada) => {
      const sent = await browser.post('/signin/consent', { ticket: ticketOf(page), answer: says })
      assert.equal(sent.status, 303, sent.body)
      return browser.get((sent.location?.pathname ?? '') + (sent.location?.search ?? ''))
    }
    const isIn = ({ location }: TestAnswer) => assert.ok(location?.searchParams.get('code'), String(location))
    const forget = () => okta.idp.db.kysely.deleteFrom('oauth_consents').execute()

    it('asks for what the scope and the app say, and for nothing else', async () => {
      await forget()
      const asks = async (app: TestApp, scope: string, prompt?: string) =>
        (await ask(app, scope, prompt === undefined ? {} : { prompt })).body.includes('would like to:')
      assert.deepEqual(
        [
          [await asks(careful, 'bays:own'), await asks(careful, 'bays:see'), await asks(careful, 'bays:list')],
          [await asks(trusted, 'bays:own'), await asks(trusted, 'bays:see'), await asks(trusted, 'bays:list')],
          [await asks(trusted, 'bays:own', 'consent'), await asks(trusted, 'bays:see', 'consent')],
          [await asks(careful, 'bays:see', 'consent'), await asks(careful, 'bays:list', 'consent')],
        ],
        [
          [true, true, false],
          [false, false, false],
          [true, false],
          [true, false],
        ],
      )
    })

    it('names app and scopes, in words that are shown and never run, on a page nobody frames', async () => {
      await forget()
      const page = await ask(careful, 'bays:own')
      assert.match(page.body, /<h1>Careful would like to:<\/h1>/)
      assert.match(page.body, /Book &lt;b&gt;your&lt;\/b&gt; bay/)
      assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/)
    })

    it('lets the person on who agrees, keeps it, and asks again only with prompt=consent', async () => {
      await forget()
      isIn(await answer(await ask(careful, 'bays:own bays:see'), 'allow'))
      isIn(await ask(careful, 'bays:own bays:see'))
      isIn(await ask(careful, 'bays:own', { prompt: 'none' }))
      okta.clock.advance(1000)
      isIn(await answer(await ask(careful, 'bays:own', { prompt: 'consent' }), 'allow'))
      await new Promise((resolve) => setTimeout(resolve, 60))
      const log = await systemLogStore(okta.idp.db.kysely).list(okta.orgId, { since: 0, descending: true, limit: 20 })
      const event = log.find(({ eventType }) => eventType === 'app.oauth2.as.consent.grant')
      assert.equal(event?.actor.alternateId, ADA)
    })

    it('sends the app a refusal when the person does not agree, and can ask anew', async () => {
      await forget()
      const { location } = await answer(await ask(careful, 'bays:own'), 'deny')
      assert.equal(location?.searchParams.get('error'), 'access_denied')
      assert.equal(location?.searchParams.get('state'), 'state-1')
      assert.match((await ask(careful, 'bays:own')).body, /would like to:/)
    })

    it('is consent_required with prompt=none', async () => {
      await forget()
      const { location } = await ask(careful, 'bays:own', { prompt: 'none' })
      assert.equal(location?.searchParams.get('error'), 'consent_required')
      assert.equal(
        location?.searchParams.get('error_description'),
        'The following scopes require user consent: [bays:own].',
      )
    })

    it('takes no answer from another site, another browser, or an hour later', async () => {
      await forget()
      const ticket = ticketOf(await ask(careful, 'bays:own'))
      const form = { ticket, answer: 'allow' }
      const foreign = await ada.post('/signin/consent', form, {
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
      })
      assert.equal(foreign.status, 403)
      const other = okta.browser()
      await other.signIn(ADA, PASSWORD)
      assert.equal((await other.post('/signin/consent', form)).status, 400)
      assert.equal((await ada.post('/signin/consent', { ...form, ticket: `${ticket}x` })).status, 400)
      okta.clock.advance(3_600_001)
      assert.equal((await ada.post('/signin/consent', form)).status, 400)
      assert.match((await ask(careful, 'bays:own')).body, /would like to:/)
    })
  })
}
