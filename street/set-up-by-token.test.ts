import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guardedHttp, type HttpAnswer } from '../kit/guarded-http.ts'
import { databasesUnderTest } from '../kit/test-database.ts'
import { enterGuide } from './enter-guide.ts'
import { jsonClient } from './json-client.ts'
import { newVisitor, openTestStreet, signInAtOkta, signInFromApp, type TestStreet } from './test-street.ts'

type Item = { id: string; state: string; progress: string; menu: string; link: string | null; why: string | null }
type Shown = { state: string; items: Item[]; needsToken: boolean; canUndo: boolean; problem: object | null }
type Guide = { steps: { step: string; state: string; findings: object[] }[]; initiateLoginUri: string; status: string }

// Globex's administrator has a link and two values: their Okta domain and an API token.
for (const database of databasesUnderTest())
  describe(`connecting an Okta with two values and one press, on ${database.name}`, () => {
    let street: TestStreet
    const http = guardedHttp({ allowPrivate: true })
    /** All that was ever answered to the administrator's browser. */
    let heard = ''
    let cookie = ''
    let clientSecret = ''
    before(async () => {
      street = await openTestStreet(await database.url())
      cookie = (await enterGuide(street, http)).cookie
    })
    after(async () => {
      await street.close()
      http.close()
    })

    const okta = () => jsonClient(http, street.globex.okta.url, `SSWS ${street.globex.okta.apiToken}`)

    async function send(path: string, body?: object, as = cookie): Promise<HttpAnswer> {
      const answer = await http.request(`${street.report.sso.url}/setup/api${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie: as, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      heard += answer.body
      return answer
    }
    async function ask<T = Shown>(path: string, body?: object): Promise<T> {
      const answer = await send(path, body)
      assert.equal(answer.status, 200, answer.body)
      return JSON.parse(answer.body)
    }
    async function over(): Promise<Shown> {
      for (;;) {
        const { plan } = await ask<{ plan: Shown }>('/by-token')
        if (plan.state !== 'applying' && plan.state !== 'undoing') return plan
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    const values = () => ({
      oktaDomain: `${street.globex.okta.url}/app/UserHome`,
      apiToken: ` SSWS ${street.globex.okta.apiToken} `,
    })
    const statesOf = ({ items }: Shown) => new Set(items.map(({ state }) => state))

    it('shows what would be done, and does nothing before it is told to', async () => {
      assert.deepEqual(await ask('/by-token'), { plan: null })
      assert.equal(JSON.parse((await send('/by-token/apply', {})).body).code, 'by_token.no_plan')
      const plan = await ask('/by-token/plan', values())
      assert.equal(plan.state, 'planned')
      assert.deepEqual(statesOf(plan), new Set(['missing']))
      assert.deepEqual(await okta()('GET', '/api/v1/apps?q=Ronspot'), [])
    })

    it('is for whoever has the whole guide, not for a helper with one step', async () => {
      const helper = (await enterGuide(street, http, { step: 'api-token' })).cookie
      for (const [path, body] of [
        ['/by-token', undefined],
        ['/by-token/terraform', undefined],
        ['/by-token/plan', values()],
        ['/by-token/apply', {}],
        ['/by-token/undo', {}],
      ] as const)
        assert.equal((await send(path, body, helper)).status, 404, path)
      assert.equal((await send('/by-token', undefined, '')).status, 401)
    })

    it('gives the same as Terraform, to keep', async () => {
      const file = await send('/by-token/terraform')
      assert.equal(file.status, 200)
      assert.match(file.headers['content-type'] ?? '', /^text\/plain/)
      assert.match(file.headers['content-disposition'] ?? '', /attachment; filename="okta\.tf"/)
      assert.match(file.body, /resource "okta_app_oauth" "gatepass"/)
    })

    it('does it with one press; the guide’s own proofs are green afterwards', async () => {
      const begun = await ask('/by-token/apply', {})
      assert.equal(begun.state, 'applying')
      const done = await over()
      assert.equal(done.state, 'done', JSON.stringify(done.problem))
      assert.deepEqual(statesOf(done), new Set(['there']), JSON.stringify(done.items))
      assert.equal(done.needsToken, true)
      const { steps } = await ask<Guide>('/guide')
      for (const name of ['okta-domain', 'app', 'authorization-server']) {
        const step = steps.find((each) => each.step === name)
        assert.equal(step?.state, 'proven', JSON.stringify(step))
      }
      const app = done.items.find(({ id }) => id === 'redirect-uri')
      assert.match(app?.link ?? '', /\/admin\/app\/oidc_client\/instance\/0oa\w+#tab-general$/)
    })

    it('and people sign in with it, tested and live, from the app and from the tile', async () => {
      const { id, url } = await ask<{ id: string; url: string }>('/steps/test', {})
      const somebody = newVisitor(http)
      await signInAtOkta(somebody, street.globex, 'katherine@globex.example')
      await somebody.get(url)
      const test = await ask<{ state: string }>(`/steps/test/${id}`)
      assert.equal(test.state, 'passed', JSON.stringify(test))
      assert.equal((await ask<Guide>('/steps/go-live', {})).status, 'active')
      const home = await signInFromApp(newVisitor(http), street, street.globex, 'katherine@globex.example')
      assert.match(home.body, /Katherine Johnson/, home.trail.join('\n'))
      const edsger = newVisitor(http)
      const dashboard = await signInAtOkta(edsger, street.globex, 'edsger@globex.example')
      const tile = /href="([^"]*\/home\/oidc_client\/[^"]+)"/.exec(dashboard.body)?.[1] ?? ''
      assert.match((await edsger.get(new URL(tile, dashboard.url).href)).body, /Edsger Dijkstra/)
    })

    it('leaves a report: what was proven, when and by whom, in one file without a script', async () => {
      const report = await send('/report')
      assert.equal(report.status, 200, report.body)
      assert.match(report.headers['content-disposition'] ?? '', /attachment; filename="sign-in-report\.html"/)
      assert.match(String(report.headers['content-security-policy']), /default-src 'none'.*sandbox/)
      assert.doesNotMatch(report.body, /<script|<link|<img|@import|url\(/i)
      assert.match(report.body, /Live since \w+ \d+, \d{4}, [\d:]{8}: people of Globex sign in to Ronspot/)
      assert.match(report.body, /Rosalind \(/)
      assert.match(report.body, /App integration: Proven/)
      assert.match(report.body, /<dt>Trace<\/dt><dd>sig_\w+<\/dd>/)
      assert.match(report.body, /<td>ID token checked<\/td><td class="number">[\d.]+ ms<\/td><td>went through<\/td>/)
      // Of whoever tried it the fields that were said, not what they said.
      assert.match(report.body, /<dt>In the ID token<\/dt><dd>[^<]*email/)
      assert.doesNotMatch(report.body, /Katherine/)
      const { sso } = street.report
      const { initiateLoginUri } = await ask<Guide>('/guide')
      const connection = initiateLoginUri.split('/').at(-1)
      const same = await http.request(`${sso.url}/api/connections/${connection}/report`, {
        headers: { authorization: `Bearer ${sso.apiKey}` },
      })
      assert.equal(same.status, 200, same.body)
      assert.match(same.headers['content-type'] ?? '', /^text\/html/)
      assert.match(same.body, /Ronspot’s support/)
      const helper = (await enterGuide(street, http, { step: 'api-token' })).cookie
      assert.equal((await send('/report', undefined, helper)).status, 404)
    })

    it('planned again, there is nothing left to do', async () => {
      const [app] = await okta()('GET', '/api/v1/apps?q=Ronspot')
      const [kept] = await okta()('GET', `/api/v1/apps/${app.id}/credentials/secrets`)
      clientSecret = kept.client_secret
      assert.deepEqual(statesOf(await ask('/by-token/plan', values())), new Set(['there']))
    })

    it('is taken back with one press, and a second where people sign in through it', async () => {
      assert.equal(JSON.parse((await send('/by-token/undo', {})).body).code, 'by_token.in_use')
      await ask('/by-token/undo', { evenIfLive: true })
      const undone = await over()
      assert.equal(undone.state, 'undone', JSON.stringify(undone.problem))
      assert.equal(undone.canUndo, false)
      assert.deepEqual(await okta()('GET', '/api/v1/apps?q=Ronspot'), [])
      assert.equal(JSON.parse((await send('/by-token/apply', {})).body).code, 'by_token.token_needed')
    })

    it('refuses what is no Okta, no token, and no group of theirs, each with its reason', async () => {
      const codeOf = async (more: object) =>
        JSON.parse((await send('/by-token/plan', { ...values(), ...more })).body).code
      assert.equal(await codeOf({ oktaDomain: 'ask@globex.example' }), 'connection.domain_not_usable')
      assert.equal(await codeOf({ apiToken: 'a password' }), 'by_token.token_unreadable')
      assert.equal(await codeOf({ apiToken: `00${'x'.repeat(40)}` }), 'okta_api.token_refused')
      assert.equal(await codeOf({ groups: ['Nobody at all'] }), 'by_token.group_unknown')
      assert.equal(await codeOf({ customServer: { id: '../apps' } }), 'request.invalid')
    })

    it('never says the token or the client secret again (B-196)', async () => {
      assert.equal(heard.includes(street.globex.okta.apiToken), false)
      assert.ok(clientSecret.length > 20)
      assert.equal(heard.includes(clientSecret), false)
    })
  })
