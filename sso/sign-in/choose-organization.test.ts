import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestDns, type TestDns } from '../../kit/test-dns.ts'
import { type CrookedOkta, openCrookedOkta } from '../okta/crooked-okta.ts'
import { formOf, openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'

// A group of companies shares `group.example`: each has proven it by a record of its own.
describe('an address that leads to several organizations', () => {
  let sso: SsoUnderTest
  let dns: TestDns
  let second: CrookedOkta
  before(async () => {
    dns = await openTestDns()
    sso = await openSsoUnderTest({ dnsServers: [dns.server] })
    second = await openCrookedOkta({ clock: sso.clock, path: '/oauth2/second' })
  })
  after(async () => {
    await Promise.all([sso.close(), second.close()])
    await dns.close()
  })

  async function prove(organization: string, domain = 'group.example') {
    const path = `/organizations/${organization}/domains`
    const { record } = await sso.api<{ record: { name: string; value: string } }>('POST', path, { domain })
    dns.records.set(record.name, [...(dns.records.get(record.name) ?? []), record.value])
    const { state } = await sso.api('POST', `${path}/${domain}/check`)
    assert.equal(state, 'proven')
  }
  const typed = () => sso.browser().get(sso.authorizeUrl({ connection: '', login_hint: 'ada@Group.Example' }))
  const at = (domain: string) => sso.browser().get(sso.authorizeUrl({ connection: '', login_hint: `x@${domain}` }))
  const hostsOf = (body: string) => [...body.matchAll(/<small>([^<]+)<\/small>/g)].map(([, host]) => host)
  const choicesOf = (body: string) =>
    [...body.matchAll(/<button class="quiet" name="(organization|connection)" value="(\w+)">([^<]+)</g)].map(
      ([, , , label]) => label?.trim(),
    )

  it('asks which company, by name, then which sign-in where that one has two; it never guesses', async () => {
    const zebra = await sso.connect('Zebra & Söhne', [])
    await prove(zebra.organization)
    assert.equal((await typed()).status, 302)

    const alpha = await sso.connect('Alpha', [])
    await prove(alpha.organization)
    const page = await typed()
    assert.equal(page.status, 200)
    assert.match(page.body, /Which company is yours\?/)
    assert.deepEqual(choicesOf(page.body), ['Alpha', 'Zebra &amp; Söhne'])

    await sso.api('POST', '/connections', {
      organizationId: alpha.organization,
      issuer: second.issuer,
      clientId: second.clientId,
      clientSecret: second.clientSecret,
    })
    const browser = sso.browser()
    const away = await browser.post(`${sso.url}/authorize`, { ...formOf(page), organization: zebra.organization })
    assert.equal(away.status, 302)
    assert.equal(away.location?.searchParams.get('login_hint'), 'ada@Group.Example')

    const which = await browser.post(`${sso.url}/authorize`, { ...formOf(page), organization: alpha.organization })
    assert.match(which.body, /Which sign-in is yours\?/)
    assert.equal(choicesOf(which.body).length, 2)
    const chosen = { ...formOf(which), connection: String(/value="(con_\w+)">[^<]*second/.exec(which.body)?.[1]) }
    assert.equal((await browser.post(`${sso.url}/authorize`, chosen)).location?.pathname, '/oauth2/second/authorize')
  })

  it('shows where the way leads while another organization with the domain is still setting up, and leaves alone by what waits', async () => {
    const one = await sso.connect('One', [])
    const two = await sso.api('POST', '/organizations', { name: 'Two' })
    await prove(one.organization, 'other.example')
    await prove(String(two.id), 'other.example')
    await sso.api('POST', '/connections', { organizationId: two.id })
    const three = await sso.connect('Three', [])
    for (const domain of ['own.example', 'asked.example'])
      await sso.api('POST', `/organizations/${three.organization}/domains`, { domain })
    await prove(one.organization, 'own.example')
    assert.equal((await at('own.example')).status, 302, 'asked for a domain, another organization stands in the way')
    const page = await at('other.example')
    assert.match(page.body, /Is this your company\?/)
    assert.deepEqual([choicesOf(page.body), hostsOf(page.body)], [['One'], [new URL(sso.okta.issuer).host]])
    const away = await sso.browser().post(`${sso.url}/authorize`, { ...formOf(page), organization: one.organization })
    assert.ok(away.location?.href.startsWith(sso.okta.issuer), away.body)
    const silent = { connection: '', login_hint: 'x@other.example', prompt: 'none' }
    const { location } = await sso.browser().get(sso.authorizeUrl(silent))
    assert.equal(location?.searchParams.get('error'), 'interaction_required')
    assert.match((await at('asked.example')).body, /No company here uses the domain asked\.example/)
  })

  it('tells two of the same name apart by the Okta each leads to', async () => {
    const twins = [await sso.connect('Twin', []), await sso.connect('Twin', [], second)]
    for (const { organization } of twins) await prove(organization, 'twin.example')
    const { body } = await at('twin.example')
    const hosts = [sso.okta, second].map(({ issuer }) => new URL(issuer).host).sort()
    assert.deepEqual([choicesOf(body), hostsOf(body)], [['Twin', 'Twin'], hosts])
  })

  it('may not ask where the application forbade it', async () => {
    const extra = { connection: '', login_hint: 'ada@group.example', prompt: 'none' }
    const { location } = await sso.browser().get(sso.authorizeUrl(extra))
    assert.equal(location?.searchParams.get('error'), 'interaction_required')
  })
})
