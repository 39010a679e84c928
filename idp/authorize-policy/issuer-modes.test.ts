import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { randomToken } from '../../kit/ids.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import {
  ADA,
  authorizePath,
  CALLBACK,
  openTestOkta,
  PASSWORD,
  payloadOf,
  type TestApp,
  TestBrowser,
  type TestOkta,
  VERIFIER,
} from '../test-okta.ts'

const DOMAIN = 'login.acme.example'

for (const database of databasesUnderTest()) {
  describe(`issuers and domains of an org's own, on ${database.name}`, () => {
    let okta: TestOkta
    let app: TestApp
    let server: string
    before(async () => {
      okta = await openTestOkta(database)
      app = await okta.addApp()
      server = (await okta.addServer()).id
      await okta.addRule(server)
      await addDomain('OcD1', DOMAIN, 'VERIFIED')
      await addDomain('OcD2', 'second.acme.example', 'VERIFIED')
      await addDomain('OcD3', 'unproven.acme.example', 'NOT_STARTED')
    })
    after(() => okta.close())

    const addDomain = (id: string, domain: string, status: 'VERIFIED' | 'NOT_STARTED') =>
      okta.idp.db.kysely
        .insertInto('domains')
        .values({
          id,
          org_id: okta.orgId,
          domain,
          certificate_source_type: 'OKTA_MANAGED',
          validation_status: status,
          dns_records_json: '[]',
          brand_id: null,
          created_at: id === 'OcD1' ? 1 : 2,
          updated_at: 1,
        })
        .execute()
    const setMode = (issuer_mode: string) =>
      okta.idp.db.kysely.updateTable('authorization_servers').set({ issuer_mode }).where('id', '=', server).execute()
    const own = () => `http://acme.okta.localhost:${okta.port}`
    const custom = (domain = DOMAIN) => `http://${domain}:${okta.port}`
    const at = (host: string) => new TestBrowser(okta.port, `${host}:${okta.port}`)
    const issuerAt = async (host: string, path = `/oauth2/${server}`) => {
      const answer = await at(host).get(`${path}/.well-known/openid-configuration`)
      assert.equal(answer.status, 200, answer.body)
      const { issuer, token_endpoint } = answer.json()
      assert.ok(String(token_endpoint).startsWith(`${issuer}/`))
      return issuer
    }
    const everywhere = async () => [
      await issuerAt('acme.okta.localhost'),
      await issuerAt(DOMAIN),
      await issuerAt('second.acme.example'),
    ]

    it("ORG_URL: the org's own host, wherever it is asked", async () => {
      await setMode('ORG_URL')
      const issuer = `${own()}/oauth2/${server}`
      assert.deepEqual(await everywhere(), [issuer, issuer, issuer])
    })

    it('CUSTOM_URL: the first verified domain, wherever it is asked', async () => {
      await setMode('CUSTOM_URL')
      const issuer = `${custom()}/oauth2/${server}`
      assert.deepEqual(await everywhere(), [issuer, issuer, issuer])
    })

    it('DYNAMIC: the host it is asked at', async () => {
      await setMode('DYNAMIC')
      const hosts = [own(), custom(), custom('second.acme.example')]
      assert.deepEqual(
        await everywhere(),
        hosts.map((host) => `${host}/oauth2/${server}`),
      )
    })

    it("the org's own server answers with the host it is asked at", async () => {
      assert.equal(await issuerAt(DOMAIN, ''), custom())
      assert.equal(await issuerAt('acme.okta.localhost', ''), own())
    })

    describe("ID tokens of the org's own server", () => {
      let app: TestApp
      const appOfMode = async (issuer_mode: string) => {
        app = await okta.addApp({ label: `${issuer_mode} ${randomToken(4)}`, oauthClient: { issuer_mode } })
      }
      const idTokenAt = async (host: string) => {
        const browser = at(host)
        const { location } = await browser.signInAt(authorizePath('', app.clientId), ADA, PASSWORD)
        const answer = await at(host).send('POST', '/oauth2/v1/token', {
          form: {
            grant_type: 'authorization_code',
            code: location?.searchParams.get('code') ?? assert.fail(String(location)),
            redirect_uri: CALLBACK,
            code_verifier: VERIFIER,
          },
          headers: { authorization: `Basic ${Buffer.from(`${app.clientId}:${app.secret}`).toString('base64')}` },
        })
        return { browser, idToken: String(answer.json().id_token) }
      }
      const issuersIn = async () => {
        const hosts = ['acme.okta.localhost', DOMAIN, 'second.acme.example']
        const issued = []
        for (const host of hosts) issued.push(payloadOf((await idTokenAt(host)).idToken).iss)
        return issued
      }

      it("name what their app's issuer mode says, wherever they are asked for", async () => {
        await appOfMode('ORG_URL')
        assert.deepEqual(await issuersIn(), [own(), own(), own()])
        await appOfMode('CUSTOM_URL')
        assert.deepEqual(await issuersIn(), [custom(), custom(), custom()])
        await appOfMode('DYNAMIC')
        assert.deepEqual(await issuersIn(), [own(), custom(), custom('second.acme.example')])
      })

      it('are good for signing out at any host of the org, and those of another server at none', async () => {
        await appOfMode('CUSTOM_URL')
        const { browser, idToken } = await idTokenAt('acme.okta.localhost')
        const out = (hint: string) =>
          new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: 'http://localhost:9/bye' })
        const elsewhere = await browser.get(`/oauth2/${server}/v1/logout?${out(idToken)}`)
        assert.notEqual(elsewhere.headers.location, 'http://localhost:9/bye')
        assert.equal((await browser.get('/app/UserHome')).status, 200)
        const answer = await browser.get(`/oauth2/v1/logout?${out(idToken)}`)
        assert.equal(answer.headers.location, 'http://localhost:9/bye')
        assert.equal((await browser.get('/app/UserHome')).status, 302)
      })
    })

    it('a domain that is not verified is nobody’s', async () => {
      const answer = await at('unproven.acme.example').get('/.well-known/openid-configuration')
      assert.equal(answer.status, 404)
    })

    it('a person signs in at the domain, and the tokens say its issuer', async () => {
      await setMode('CUSTOM_URL')
      const browser = at(DOMAIN)
      const { location } = await browser.signInAt(authorizePath(`${server}/`, app.clientId), ADA, PASSWORD)
      const code = location?.searchParams.get('code') ?? assert.fail(String(location))
      const tokens = await at(DOMAIN).send('POST', `/oauth2/${server}/v1/token`, {
        form: { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER },
        headers: { authorization: `Basic ${Buffer.from(`${app.clientId}:${app.secret}`).toString('base64')}` },
      })
      const { id_token, access_token } = tokens.json()
      const issuer = `${custom()}/oauth2/${server}`
      assert.deepEqual([payloadOf(id_token).iss, payloadOf(access_token).iss], [issuer, issuer])
    })

    it('a domain added and verified by API is an issuer at once, and gone with its domain', async () => {
      const host = 'login.acme.localhost'
      await okta.idp.db.kysely.deleteFrom('domains').execute()
      const api = async (method: string, path: string, body?: object) => {
        const response = await fetch(`http://127.0.0.1:${okta.port}/api/v1/domains${path}`, {
          method,
          headers: { authorization: `SSWS ${okta.apiToken}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        const text = await response.text()
        assert.ok(response.ok, text)
        return text === '' ? undefined : JSON.parse(text)
      }
      const { id } = await api('POST', '', { domain: host, certificateSourceType: 'OKTA_MANAGED' })
      await setMode('CUSTOM_URL')
      assert.equal(await issuerAt('acme.okta.localhost'), `${own()}/oauth2/${server}`, 'not before it is verified')
      await api('POST', `/${id}/verify`)
      const issuer = `${custom(host)}/oauth2/${server}`
      assert.deepEqual([await issuerAt('acme.okta.localhost'), await issuerAt(host)], [issuer, issuer])
      const { _links } = (await at(host).get('/.well-known/okta-organization')).json() as {
        _links: Record<string, { href: string }>
      }
      assert.deepEqual([_links.organization?.href, _links.alternate?.href], [own(), custom(host)])
      await api('DELETE', `/${id}`)
      okta.clock.advance(10_001)
      assert.equal(await issuerAt('acme.okta.localhost'), `${own()}/oauth2/${server}`)
      assert.equal((await at(host).get('/.well-known/openid-configuration')).status, 404)
    })
  })
}
