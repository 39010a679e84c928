import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type GuardedHttp, guardedHttp } from '../kit/guarded-http.ts'
import { databasesUnderTest } from '../kit/test-database.ts'
import { enterGuide } from './enter-guide.ts'
import { type JsonClient, jsonClient } from './json-client.ts'
import { newVisitor, openTestStreet, signInAtOkta, signInFromApp, type TestStreet } from './test-street.ts'

type Finding = { code: string; side: string; want?: string; got?: string; where?: { menu: string }; todo: string[] }
type Step = { step: string; state: string; evidence: { name: string; value: string }[]; findings: Finding[] }
type Change = { changes: { name: string; after: string }[]; isOtherSecret: boolean; isTested: boolean }
type Live = { authMethod: string; nextSecret: object | null; tookOverAt: number | null; jwksUri: string }
type Guide = { steps: Step[]; status: string; live: Live & { change: Change | null; hasApiToken: boolean } }
type Secret = { id: string; status: string; client_secret: string }
type Kept = { finding: Finding | null; guide: Guide }

for (const database of databasesUnderTest())
  describe(`keeping a connection alive by the guide, on ${database.name}`, () => {
    let street: TestStreet
    let http: GuardedHttp
    let okta: JsonClient
    let gatepass: JsonClient
    let cookie: string
    let app: string
    /** All that was answered to the guide. */
    const answers: string[] = []

    before(async () => {
      street = await openTestStreet(await database.url())
      http = guardedHttp({ allowPrivate: true })
      okta = jsonClient(http, street.acme.okta.url, `SSWS ${street.acme.okta.apiToken}`)
      gatepass = jsonClient(http, street.report.sso.url, `Bearer ${street.report.sso.apiKey}`)
      app = (await okta('GET', '/api/v1/apps?q=Ronspot'))[0].id
      ;({ cookie } = await enterGuide(street, http, ofAcme()))
    })
    after(async () => {
      http.close()
      await street.close()
    })

    const ofAcme = () => ({ connectionId: street.acme.connection, organizationId: street.acme.organization })
    const seen = new Set<string>()
    const secrets = async () => {
      const all = (await okta('GET', `/api/v1/apps/${app}/credentials/secrets`)) as Secret[]
      for (const { client_secret } of all) seen.add(client_secret)
      return all as [Secret, ...Secret[]]
    }
    const newSecret = async () =>
      (await okta('POST', `/api/v1/apps/${app}/credentials/secrets`, {})) as { client_secret: string }

    async function ask(path: string, body?: object, as = cookie) {
      const answer = await http.request(`${street.report.sso.url}/setup/api${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie: as, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      answers.push(answer.body)
      return { status: answer.status, body: JSON.parse(answer.body) }
    }
    const keep = async (path: string, body: object = {}) => {
      const { status, body: kept } = await ask(`/upkeep/${path}`, body)
      assert.equal(status, 200, JSON.stringify(kept))
      return kept as Kept
    }
    const guide = async () => (await ask('/guide')).body as Guide
    const take = async (step: string, body: object) => ofStep((await ask(`/steps/${step}`, body)).body, step)
    async function works() {
      const home = await signInFromApp(newVisitor(), street, street.acme, 'ada@acme.example')
      assert.match(home.body, /Ada Lovelace/, home.trail.join('\n'))
    }
    async function tryOut() {
      const visitor = newVisitor()
      await signInAtOkta(visitor, street.acme, 'ada@acme.example')
      const { body: test } = await ask('/steps/test', {})
      await visitor.get(test.url)
      return (await ask(`/steps/test/${test.id}`)).body as { state: string; trace: string }
    }

    it('looking again at what is live proves it, and prepares nothing', async () => {
      const domain = await take('okta-domain', { oktaDomain: street.acme.okta.url })
      const client = await take('app', { clientId: app })
      const server = await take('authorization-server', { issuer: null })
      assert.deepEqual([domain.state, client.state, server.state], ['proven', 'proven', 'proven'])
      const { live, steps } = await guide()
      assert.equal(live.change, null)
      assert.equal(ofStep({ steps }, 'test').state, 'skipped', 'the street configured it by the API')
    })

    it('a second secret is tried before it is kept, and not kept when Okta does not take it', async () => {
      const wrong = await keep('next-secret', { clientSecret: 'x'.repeat(64) })
      assert.equal(wrong.finding?.code, 'next_secret_refused')
      assert.equal(wrong.finding?.side, 'customer')
      assert.match(wrong.finding?.where?.menu ?? '', /Client Credentials/)
      assert.equal(wrong.guide.live.nextSecret, null)
      const swapped = await keep('next-secret', { clientSecret: '0oa00000000000000000' })
      assert.equal(swapped.finding?.code, 'client_id_and_secret_swapped')
      const [{ client_secret: inUse }] = await secrets()
      assert.equal((await keep('next-secret', { clientSecret: inUse })).finding?.code, 'secret_in_use_already')
      assert.equal((await gatepass('GET', `/api/connections/${street.acme.connection}`)).hasNextClientSecret, false)
    })

    it('it can be taken back; given again it takes over by itself once the first one ends, and that is said', async () => {
      const [old] = await secrets()
      const { client_secret: clientSecret } = await newSecret()
      const kept = await keep('next-secret', { clientSecret: ` ${clientSecret}\n` })
      assert.equal(kept.finding, null)
      assert.ok(kept.guide.live.nextSecret)
      assert.equal(kept.guide.live.change, null, 'nothing else changes')
      assert.equal((await keep('next-secret/take-back')).guide.live.nextSecret, null)

      await keep('next-secret', { clientSecret })
      await works()
      assert.equal((await guide()).live.tookOverAt, null)
      await okta('POST', `/api/v1/apps/${app}/credentials/secrets/${old.id}/lifecycle/deactivate`)
      await works()
      const { live } = await guide()
      assert.ok(live.tookOverAt !== null && live.nextSecret === null)
    })

    it('a change is prepared beside what is live: what differs is said, and dropping it leaves no trace', async () => {
      const ended = (await secrets()).find(({ status }) => status === 'INACTIVE')
      const red = await take('app', { clientId: app, clientSecret: ended?.client_secret })
      assert.equal(red.state, 'red')
      const { live, steps } = await guide()
      assert.deepEqual([live.change?.changes, live.change?.isOtherSecret], [[], true])
      assert.equal(ofStep({ steps }, 'go-live').state, 'todo')
      await works()
      const dropped = await keep('drop-draft')
      assert.equal(dropped.guide.live.change, null)
      assert.equal(ofStep(dropped.guide, 'app').state, 'proven', 'of what is live')
      assert.equal(ofStep(dropped.guide, 'go-live').state, 'proven')
    })

    it('our key in place of the secret: red with what to enter, then tried and live, and nobody is turned away on the way', async () => {
      const early = await keep('private-key-jwt')
      const red = ofStep(early.guide, 'app')
      assert.equal(red.state, 'red', JSON.stringify(red))
      assert.equal(red.findings[0]?.side, 'customer')
      assert.ok(red.findings[0]?.todo.length)
      assert.equal(
        early.guide.live.change?.changes.find(({ name }) => name === 'Client authentication')?.after,
        'private_key_jwt',
      )
      await works()

      const { live } = await guide()
      const document = await okta('GET', `/api/v1/apps/${app}`)
      document.credentials.oauthClient.token_endpoint_auth_method = 'private_key_jwt'
      document.settings.oauthClient.jwks_uri = live.jwksUri
      await okta('PUT', `/api/v1/apps/${app}`, document)
      // Okta has deleted the secrets; what is live here still proves itself by one.
      await works()
      for (const typed of [{ clientSecret: 'x'.repeat(64) }, { clientId: '0oaSomeOtherClient01' }]) {
        await keep('private-key-jwt')
        await take('app', { clientId: app, ...typed })
        await works()
      }
      await take('app', { clientId: app })
      const proven = ofStep((await keep('private-key-jwt')).guide, 'app')
      assert.equal(proven.state, 'proven', JSON.stringify(proven))
      assert.equal(proven.evidence[0]?.name, 'Client ID and our signature')
      await keep('drop-draft')
      await works()

      await keep('private-key-jwt')
      const test = await tryOut()
      assert.equal(test.state, 'passed')
      const { body: after } = await ask('/steps/go-live', {})
      assert.deepEqual([after.live.authMethod, after.live.change], ['private_key_jwt', null])
      const shown = ofStep(after, 'test')
      assert.deepEqual([shown.state, shown.evidence[0]?.value], ['proven', test.trace])
      await works()
      await gatepass('POST', `/api/connections/${street.acme.connection}/roll-back`)
      await works()
      assert.equal(
        (await ask('/upkeep/next-secret', { clientSecret: 'x'.repeat(64) })).body.finding?.code,
        'next_secret_refused',
      )
    })

    it('back from our key to a secret by typing one', async () => {
      await keep('private-key-jwt')
      await tryOut()
      await ask('/steps/go-live', {})
      const document = await okta('GET', `/api/v1/apps/${app}`)
      document.credentials.oauthClient.token_endpoint_auth_method = 'client_secret_basic'
      await okta('PUT', `/api/v1/apps/${app}`, document)
      const [{ client_secret: clientSecret }] = await secrets()
      const typed = await take('app', { clientId: app, clientSecret })
      assert.equal(typed.state, 'proven', JSON.stringify(typed))
      assert.equal((await tryOut()).state, 'passed')
      assert.equal((await ask('/steps/go-live', {})).body.live.authMethod, 'client_secret_basic')
      await works()
    })

    it('with an API token that may, Okta’s side is done by the same press; with one that may not, that is said', async () => {
      const without = await keep('private-key-jwt', { inOkta: true })
      assert.equal(without.finding?.code, 'okta_api.not_found')
      assert.equal((await take('api-token', { apiToken: street.acme.okta.apiToken })).state, 'proven')
      assert.equal((await guide()).live.hasApiToken, true)
      await keep('drop-draft')
      await take('app', { clientId: '0oaSomeOtherClient01', clientSecret: 'x'.repeat(64) })
      const other = await keep('private-key-jwt', { inOkta: true })
      assert.equal(
        other.finding?.code,
        'okta_api.not_found',
        'the app of what is live was changed for a draft of another',
      )
      const { credentials } = await okta('GET', `/api/v1/apps/${app}`)
      assert.equal(credentials.oauthClient.token_endpoint_auth_method, 'client_secret_basic')
      await works()
      await keep('drop-draft')
      const done = await keep('private-key-jwt', { inOkta: true })
      assert.equal(done.finding, null)
      assert.equal(ofStep(done.guide, 'app').state, 'proven')
      const document = await okta('GET', `/api/v1/apps/${app}`)
      assert.equal(document.settings.oauthClient.jwks_uri, done.guide.live.jwksUri)
      const { items } = await gatepass('GET', '/api/audit-log?action=setup.okta_changed')
      assert.equal(items[0]?.detail.jwks_uri, done.guide.live.jwksUri, 'nobody can see who changed the app in Okta')
      await works()
    })

    it('is nothing for a helper, and nothing before people sign in by it', async () => {
      const helper = await enterGuide(street, http, { ...ofAcme(), step: 'app' })
      const globex = await enterGuide(street, http)
      for (const path of ['next-secret', 'next-secret/take-back', 'private-key-jwt', 'drop-draft']) {
        const body = path === 'next-secret' ? { clientSecret: 'x'.repeat(64) } : {}
        assert.equal((await ask(`/upkeep/${path}`, body, helper.cookie)).status, 404, path)
        const early = await ask(`/upkeep/${path}`, body, globex.cookie)
        assert.deepEqual([early.status, early.body.code], [409, 'connection.not_configured'], path)
      }
      assert.equal((await ask('/guide', undefined, helper.cookie)).body.live, null)
    })

    it('no secret is in anything that was answered, nor in the audit log', async () => {
      const { items } = await gatepass('GET', '/api/audit-log?limit=200')
      const everything = [...answers, JSON.stringify(items)].join('\n')
      assert.ok(seen.size >= 3)
      for (const secret of seen) assert.equal(everything.includes(secret), false)
      assert.equal(everything.includes(street.acme.okta.apiToken), false)
      assert.equal(everything.includes('x'.repeat(64)), false)
    })
  })

function ofStep({ steps }: { steps: Step[] }, name: string): Step {
  return steps.find(({ step }) => step === name) as Step
}
