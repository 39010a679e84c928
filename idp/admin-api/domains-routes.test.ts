import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { createApiToken } from '../api-tokens/create-api-token.ts'
import { systemDns } from '../domains/resolve-dns.ts'
import { testCertificate } from '../domains/test-certificate.ts'
import { openTestDns, type TestDns } from '../domains/test-dns.ts'
import type { AdminRole } from '../schema/idp-schema.ts'
import { seedOrg } from '../seed/seed-org.ts'
import { ACME, type AdminApiUnderTest, type Answer, openAdminApi } from './admin-api-under-test.ts'

const PATH = '/api/v1/domains'
const DAY_MS = 24 * 60 * 60_000
const DOMAIN = 'login.acme.example'

for (const database of databasesUnderTest()) {
  describe(`domains of an org's own, by API (${database.name})`, () => {
    let dns: TestDns
    let api: AdminApiUnderTest
    let globex: { host: string; authorization: string }
    before(async () => {
      dns = await openTestDns()
      const resolveDns = systemDns([dns.server])
      api = await openAdminApi(database, 'https://okta.example', () => ({ resolveDns }))
      const { apiToken } = await seedOrg(api.deps, { ...ACME, subdomain: 'globex', name: 'Globex', people: [] })
      globex = { host: 'globex.okta.example', authorization: `SSWS ${apiToken}` }
    })
    beforeEach(async () => {
      dns.clear()
      await api.deps.db.kysely.deleteFrom('domains').execute()
      api.clock.advance(60_000)
    })
    after(async () => {
      await api.close()
      await dns.close()
    })

    type As = { host?: string; authorization?: string }
    const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, as: As = {}) =>
      api.call(method, path, body, { host: 'acme.okta.example', ...as })
    const create = (domain: string, certificateSourceType = 'OKTA_MANAGED', as: As = {}) =>
      call('POST', PATH, { domain, certificateSourceType }, as)
    const publish = ({ body }: Answer) => {
      for (const { recordType, fqdn, values } of body.dnsRecords) dns.set(recordType, fqdn, ...values)
    }
    const verify = ({ body }: Answer, as: As = {}) => call('POST', `${PATH}/${body.id}/verify`, undefined, as)
    const proven = async (domain: string, source?: string, as: As = {}) => {
      const made = await create(domain, source, as)
      publish(made)
      return verify(made, as)
    }
    const probe = async (host: string) => {
      const answer = await api.call('GET', '/.well-known/okta-organization', undefined, { host, authorization: null })
      return answer.status === 200 ? answer.body._links : answer.status
    }

    it('is made with 201, with the records to enter, and stands for nobody yet', async () => {
      const { status, body } = await create('Login.Acme.Example', 'MANUAL')
      assert.equal(status, 201)
      assert.match(body.id, /^OcD\w{17}$/)
      assert.match(body.brandId, /^bnd\w{17}$/)
      const proof = body.dnsRecords[0].values[0]
      assert.match(proof, /^[0-9a-f]{32}$/)
      const url = `https://acme.okta.example${PATH}/${body.id}`
      assert.deepEqual(body, {
        id: body.id,
        domain: DOMAIN,
        certificateSourceType: 'MANUAL',
        validationStatus: 'NOT_STARTED',
        brandId: body.brandId,
        dnsRecords: [
          { recordType: 'TXT', fqdn: `_oktaverification.${DOMAIN}`, values: [proof] },
          { recordType: 'CNAME', fqdn: DOMAIN, values: ['acme.okta.example'] },
        ],
        _links: {
          self: { href: url, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
          verify: { href: `${url}/verify`, hints: { allow: ['POST'] } },
          certificate: { href: `${url}/certificate`, hints: { allow: ['PUT'] } },
        },
      })
      assert.deepEqual((await call('GET', `${PATH}/${body.id}`)).body, body)
      assert.deepEqual((await call('GET', PATH)).body, { domains: [body] })
      assert.equal(await probe(DOMAIN), 404)
      assert.deepEqual(await probe('acme.okta.example'), { organization: { href: 'https://acme.okta.example' } })
    })

    it('is not verified while a record is missing, and the log says which', async () => {
      const made = await create(DOMAIN)
      const failed = await verify(made)
      assert.equal(failed.status, 200)
      assert.equal(failed.body.validationStatus, 'FAILED_TO_VERIFY')
      assert.equal(await probe(DOMAIN), 404)
      const filter = encodeURIComponent(`target.id eq "${made.body.id}"`)
      const { body } = await call('GET', `/api/v1/logs?sortOrder=DESCENDING&limit=1&filter=${filter}`)
      assert.equal(body[0].eventType, 'system.custom_url_domain.verify')
      assert.equal(body[0].outcome.result, 'FAILURE')
      assert.match(body[0].outcome.reason, /^TXT _oktaverification\.login\.acme\.example is not there\. CNAME/)
      publish(made)
      assert.equal((await verify(made)).body.validationStatus, 'COMPLETED', 'and again, when they are there')
    })

    it('once verified stands for the org and is said to be its other address', async () => {
      const verified = await proven(DOMAIN, 'MANUAL')
      assert.equal(verified.body.validationStatus, 'VERIFIED')
      const links = {
        organization: { href: 'https://acme.okta.example' },
        alternate: { href: `https://${DOMAIN}` },
      }
      assert.deepEqual(await probe(DOMAIN), links)
      assert.deepEqual(await probe('acme.okta.example'), links)
      const there = await call('GET', PATH, undefined, { host: DOMAIN })
      assert.equal(there.body.domains[0]._links.self.href, `https://${DOMAIN}${PATH}/${verified.body.id}`)
      dns.clear()
      assert.equal((await verify(verified)).body.validationStatus, 'VERIFIED', 'what is proven stays so')
    })

    it('is theirs who proves it, whoever said so first, and one org’s alone', async () => {
      const squatted = await create(DOMAIN)
      const mine = await proven(DOMAIN, undefined, globex)
      assert.equal(mine.status, 200)
      assert.equal(mine.body.validationStatus, 'COMPLETED')
      dns.set('CNAME', DOMAIN, 'acme.okta.example')
      dns.set('TXT', `_oktaverification.${DOMAIN}`, squatted.body.dnsRecords[0].values[0])
      const second = await verify(squatted)
      assert.deepEqual([second.status, second.body.errorCode], [403, 'E0000161'])
      assert.equal((await probe(DOMAIN)).organization.href, 'https://globex.okta.example')
      await call('DELETE', `${PATH}/${squatted.body.id}`)
      const again = await create(DOMAIN)
      assert.deepEqual([again.status, again.body.errorCode], [403, 'E0000161'])
      assert.equal(again.body.errorSummary, 'Unique domain name required.')
    })

    it('has its proof for itself: another org’s record proves nothing', async () => {
      const mine = await create(DOMAIN)
      const theirs = await create(DOMAIN, undefined, globex)
      publish(theirs)
      dns.set('CNAME', DOMAIN, 'acme.okta.example')
      assert.equal((await verify(mine)).body.validationStatus, 'FAILED_TO_VERIFY')
    })

    it('is refused when it is no subdomain, ours, there already, or the fourth', async () => {
      for (const domain of [
        'acme.example',
        'globex.okta.example',
        'okta.example',
        'https://a.b.example',
        '',
        7,
        null,
      ]) {
        const { status, body } = await call('POST', PATH, { domain, certificateSourceType: 'MANUAL' })
        assert.deepEqual([status, body.errorSummary], [400, 'Api validation failed: domain'], String(domain))
      }
      assert.equal((await create(DOMAIN, 'OTHER')).body.errorSummary, 'Api validation failed: certificateSourceType')
      await create(DOMAIN)
      assert.equal((await create(DOMAIN)).body.errorCode, 'E0000161')
      await create('two.acme.example')
      await create('three.acme.example')
      const fourth = await create('four.acme.example')
      assert.deepEqual([fourth.status, fourth.body.errorCode], [403, 'E0000162'])
    })

    it('takes a certificate when it is proven, shows what is public of it and keeps no key', async () => {
      const made = await create(DOMAIN)
      const now = api.clock.now()
      const { certificate, privateKey, chain } = testCertificate(DOMAIN, now - DAY_MS, now + 90 * DAY_MS)
      const sent = { type: 'PEM', certificate, privateKey, certificateChain: chain }
      const put = (body: unknown) => call('PUT', `${PATH}/${made.body.id}/certificate`, body)
      const early = await put(sent)
      assert.deepEqual([early.status, early.body.errorCode], [403, 'E0000165'])
      publish(made)
      await verify(made)
      const other = testCertificate('other.acme.example', now - DAY_MS, now + DAY_MS)
      const refused: [string, object][] = [
        ['type', { type: 'DER' }],
        ['certificate', { certificate: 'no certificate' }],
        ['certificate', { ...other, certificateChain: other.chain }],
        ['certificate', { certificate: testCertificate(DOMAIN, now - 2 * DAY_MS, now - DAY_MS).certificate }],
        ['privateKey', { privateKey: 'no key' }],
        ['privateKey', { privateKey: other.privateKey }],
        ['certificateChain', { certificateChain: '' }],
        ['certificateChain', { certificateChain: other.chain }],
        ['privateKey', { privateKey: undefined }],
      ]
      for (const [field, change] of refused) {
        const answer = await put({ ...sent, ...change })
        assert.deepEqual([answer.status, answer.body.errorSummary], [400, `Api validation failed: ${field}`])
        assert.ok(!JSON.stringify(answer.body).includes('PRIVATE KEY'))
      }
      assert.equal((await put(sent)).status, 204)
      const { body } = await call('GET', `${PATH}/${made.body.id}`)
      assert.deepEqual([body.certificateSourceType, body.validationStatus], ['MANUAL', 'COMPLETED'])
      assert.equal(body.publicCertificate.subject, `CN=${DOMAIN}`)
      assert.match(body.publicCertificate.fingerprint, /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
      assert.equal(
        body.publicCertificate.expiration,
        new Date(now + 90 * DAY_MS).toISOString().replace(/\d{3}Z/, '000Z'),
      )
      const rows = await api.deps.db.kysely.selectFrom('domains').selectAll().execute()
      const log = await api.deps.db.kysely.selectFrom('system_log').selectAll().execute()
      const secret = privateKey.split('\n')[1] as string
      assert.ok(!JSON.stringify([rows, log]).includes(secret))
    })

    it('keeps the brand there is', async () => {
      const { body } = await create(DOMAIN)
      const put = (brandId: unknown) => call('PUT', `${PATH}/${body.id}`, { brandId })
      assert.deepEqual((await put(body.brandId)).body, body)
      assert.equal((await put(undefined)).status, 400)
      const other = await put('bndSomebodyElse')
      assert.equal(other.body.errorSummary, 'Not found: Resource not found: bndSomebodyElse (Brand)')
    })

    it('makes new servers speak from it, and leaves none behind when it goes', async () => {
      const { body: before } = await call('POST', '/api/v1/authorizationServers', { name: 'Before', audiences: ['a'] })
      assert.equal(before.issuerMode, 'ORG_URL')
      const { body: domain } = await proven(DOMAIN)
      const { body: server } = await call('POST', '/api/v1/authorizationServers', { name: 'After', audiences: ['a'] })
      assert.equal(server.issuerMode, 'CUSTOM_URL')
      assert.equal(server.issuer, `https://${DOMAIN}/oauth2/${server.id}`)
      const modeOf = async (id: string) => {
        const { body } = await call('GET', `/api/v1/authorizationServers/${id}`)
        return [body.issuerMode, body.issuer]
      }
      assert.deepEqual(await modeOf(before.id), ['ORG_URL', before.issuer])
      const { body: app } = await call('POST', '/api/v1/apps', appWith('CUSTOM_URL'))
      const { body: pending } = await create('pending.acme.example')
      assert.equal((await call('DELETE', `${PATH}/${pending.id}`)).status, 204)
      assert.equal((await modeOf(server.id))[0], 'CUSTOM_URL', 'one that never stood for anything changes nothing')

      assert.equal((await call('DELETE', `${PATH}/${domain.id}`)).status, 204)
      assert.deepEqual(await modeOf(server.id), ['ORG_URL', `https://acme.okta.example/oauth2/${server.id}`])
      const { body: appNow } = await call('GET', `/api/v1/apps/${app.id}`)
      assert.equal(appNow.settings.oauthClient.issuer_mode, 'ORG_URL')
      const gone = await call('GET', `${PATH}/${domain.id}`)
      assert.deepEqual([gone.status, gone.body.errorCode], [404, 'E0000163'])
      api.clock.advance(10_001)
      assert.equal(await probe(DOMAIN), 404)
    })

    it('says in the System Log what was done', async () => {
      const { body } = await proven(DOMAIN)
      await call('PUT', `${PATH}/${body.id}`, { brandId: body.brandId })
      await call('DELETE', `${PATH}/${body.id}`)
      const { body: events } = await call(
        'GET',
        `/api/v1/logs?filter=${encodeURIComponent(`target.id eq "${body.id}"`)}`,
      )
      assert.deepEqual(
        events.map(({ eventType }: { eventType: string }) => eventType.replace('system.custom_url_domain.', '')),
        ['initiate', 'verify', 'update', 'delete'],
      )
    })

    it('B-199: is read and changed by whom the roles say, and is another org’s never', async () => {
      const { body } = await create(DOMAIN)
      const may: Partial<Record<AdminRole, number[]>> = {
        ORG_ADMIN: [200, 200],
        READ_ONLY_ADMIN: [200, 403],
        APP_ADMIN: [403, 403],
      }
      for (const [role, expected] of Object.entries(may)) {
        await api.giveRoles('ada@acme.example', [role as AdminRole])
        const { token } = await createApiToken(api.deps, api.orgId, await api.userId('ada@acme.example'), role)
        const as = { authorization: `SSWS ${token}` }
        const read = await call('GET', `${PATH}/${body.id}`, undefined, as)
        const changed = await call('POST', `${PATH}/${body.id}/verify`, undefined, as)
        assert.deepEqual([read.status, changed.status], expected, role)
      }
      assert.deepEqual((await call('GET', PATH, undefined, globex)).body, { domains: [] })
      for (const [method, path] of [
        ['GET', ''],
        ['PUT', ''],
        ['DELETE', ''],
        ['POST', '/verify'],
        ['PUT', '/certificate'],
      ] as const) {
        const answer = await call(method, `${PATH}/${body.id}${path}`, method === 'PUT' ? {} : undefined, globex)
        assert.deepEqual([answer.status, answer.body.errorCode], [404, 'E0000163'], `${method} ${path}`)
      }
    })
  })
}

function appWith(issuer_mode: string) {
  return {
    name: 'oidc_client',
    label: 'At the domain',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
    settings: {
      oauthClient: {
        application_type: 'web',
        issuer_mode,
        redirect_uris: ['https://app.example.com/callback'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    },
  }
}
