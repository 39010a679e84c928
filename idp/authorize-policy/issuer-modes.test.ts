import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
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
  })
}
