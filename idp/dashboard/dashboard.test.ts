import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { ADA, GRACE, openTestOkta, PASSWORD, type TestApp, type TestOkta } from '../test-okta.ts'
import { initials } from './dashboard-page.ts'
import { withIssuer } from './launch-tile.ts'

describe('the dashboard', () => {
  let okta: TestOkta
  let app: TestApp
  before(async () => {
    okta = await openTestOkta()
    app = await okta.addApp()
  })
  after(() => okta.close())

  const tile = (appId: string) => `/home/oidc_client/${appId}/aln177a159h7Zf52X0g8`

  it('shows a tile per app the person is assigned to, and only those with a tile', async () => {
    await okta.addApp({ label: 'No <b>tile</b>', visibility: { hide: { web: true, iOS: true } } })
    const browser = okta.browser()
    await browser.signIn(ADA, PASSWORD)
    const page = await browser.get('/app/UserHome')
    assert.ok(page.body.includes(`href="${tile(app.app.id)}"`), page.body)
    assert.match(page.body, /Ronspot/)
    assert.doesNotMatch(page.body, /tile<\/b>|&lt;b&gt;/)
  })

  it('says what to do when there is nothing yet', async () => {
    const browser = okta.browser()
    await browser.signIn(GRACE, PASSWORD)
    assert.match((await browser.get('/app/UserHome')).body, /You have no apps yet/)
  })

  it('leads administrators to the admin console, and nobody else', async () => {
    const browser = okta.browser()
    await browser.signIn('admin@acme.example', PASSWORD)
    assert.match((await browser.get('/app/UserHome')).body, /<a class="button" href="\/admin">Admin<\/a>/)
    const nobody = okta.browser()
    await nobody.signIn(GRACE, PASSWORD)
    assert.doesNotMatch((await nobody.get('/app/UserHome')).body, /href="\/admin"/)
  })

  it('a tile leads to the initiate login URI with `iss` alone', async () => {
    const browser = okta.browser()
    await browser.signIn(ADA, PASSWORD)
    const answer = await browser.get(tile(app.app.id))
    assert.equal(answer.status, 302)
    assert.equal(answer.headers.location, `http://localhost:9/initiate?iss=${encodeURIComponent(okta.url)}`)
    const [event] = await systemLogStore(okta.idp.db.kysely).list(okta.orgId, { since: 0, descending: true, limit: 1 })
    assert.equal(event?.eventType, 'user.authentication.sso')
    assert.equal(event?.target?.[0]?.alternateId, 'Ronspot')
  })

  it('a tile asks somebody who is not signed in to do so first, and then leads on', async () => {
    const browser = okta.browser()
    const answer = await browser.signInAt(tile(app.app.id), ADA, PASSWORD)
    assert.match(answer.headers.location ?? '', /^http:\/\/localhost:9\/initiate\?iss=/)
  })

  it('an app of somebody else and one that does not exist get the same page', async () => {
    const browser = okta.browser()
    await browser.signIn(GRACE, PASSWORD)
    const foreign = await browser.get(tile(app.app.id))
    assert.equal(foreign.status, 403)
    assert.match(foreign.body, /App Not Assigned/)
    const none = await browser.get(tile('0oaNobody00000000000'))
    assert.deepEqual([none.status, none.body], [foreign.status, foreign.body])
  })

  it('keeps what is in the initiate login URI already', () => {
    assert.equal(withIssuer('https://a.example/i?x=1', 'http://o'), 'https://a.example/i?x=1&iss=http%3A%2F%2Fo')
  })

  it('knows an app by its initials', () => {
    assert.deepEqual(['Ronspot', 'Parking priority', 'ölfeld x', '🚗'].map(initials), ['R', 'PP', 'ÖX', '•'])
  })
})
