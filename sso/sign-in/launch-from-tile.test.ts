import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { stepStore } from '../setup-steps/step-store.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'

describe('a click on the tile in Okta (OIDC Core §4)', () => {
  let sso: SsoUnderTest
  before(async () => {
    sso = await openSsoUnderTest()
  })
  after(() => sso.close())

  const launch = (query: Record<string, string>, connection = sso.acme.connection) =>
    `${sso.url}/initiate/${connection}?${new URLSearchParams(query)}`
  const iss = () => sso.okta.issuer

  it('RP-57: leads to the application by GET and by POST, and from there into a sign-in that completes', async () => {
    for (const method of ['GET', 'POST']) {
      const browser = sso.browser()
      const answer =
        method === 'GET'
          ? await browser.get(launch({ iss: iss() }))
          : await browser.post(`${sso.url}/initiate/${sso.acme.connection}`, { iss: iss() })
      assert.equal(answer.status, method === 'GET' ? 302 : 303)
      const sent = answer.location?.searchParams
      assert.equal(`${answer.location?.origin}${answer.location?.pathname}`, 'https://app.example/login')
      assert.equal(sent?.get('iss'), sso.url)
      assert.equal(sent?.get('connection'), sso.acme.connection)
      assert.equal(sent?.get('organization'), sso.acme.organization)
      const landed = await sso.signIn(browser, { connection: sent?.get('connection') ?? '' })
      assert.equal((await sso.redeem(landed)).status, 200)
    }
  })

  it('takes every name of the connection’s Okta, with or without a slash at the end', async () => {
    assert.equal((await sso.browser().get(launch({ iss: `${iss()}/` }))).status, 302)
  })

  it('passes the login hint on', async () => {
    const { location } = await sso.browser().get(launch({ iss: iss(), login_hint: 'ada@acme.example' }))
    assert.equal(location?.searchParams.get('login_hint'), 'ada@acme.example')
  })

  it('B-71: refuses an issuer it does not know, and does not ask it anything', async () => {
    const visits = sso.okta.visits.length
    for (const unknown of [
      'https://evil.example',
      `${iss()}.evil.example`,
      `${iss()}/other`,
      'not a url',
      `${iss()}@evil`,
    ]) {
      const answer = await sso.browser().get(launch({ iss: unknown }))
      assert.equal(answer.status, 400)
      assert.equal(answer.code, 'sign_in.issuer_unknown')
      assert.ok((await sso.signIns()).some((row) => row.id === answer.trace && row.reason === 'issuer_unknown'))
    }
    assert.equal(sso.okta.visits.length, visits)
  })

  it('B-73: cannot be framed, and starts a flow at most', async () => {
    const browser = sso.browser()
    const { headers } = await browser.get(launch({ iss: iss() }))
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.equal(browser.cookies.size, 0)
  })

  it('B-74: drops a target that is not on the application’s list, and writes that down', async () => {
    // Later than the entries of the set-up: the newest is looked at below.
    sso.clock.advance(1)
    for (const target of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/%09/evil.example',
      'https:evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
      '\\\\evil.example',
      '/%E2%80%8B/evil.example',
      'https://app.example.com@evil.example',
      'https://app.example@evil.example/',
      'https://app.example.evil.example/',
      'https://app.example:444/',
      'http://app.example/',
      'https://app.example\\@evil.example/',
      'https://app.example\t.evil.example/',
      ' https://app.example/',
    ]) {
      const entries = await sso.count('audit_log')
      const { status, location } = await sso.browser().get(launch({ iss: iss(), target_link_uri: target }))
      assert.equal(status, 302)
      assert.equal(location?.searchParams.has('target_link_uri'), false, target)
      assert.equal(await sso.count('audit_log'), entries + 1)
      sso.clock.advance(60_001)
    }
    const [entry] = await sso.sso.db.kysely.selectFrom('audit_log').selectAll().orderBy('at', 'desc').limit(1).execute()
    assert.equal(entry?.action, 'target_link.rejected')
  })

  it('B-74: a flood of them from one address leaves ten entries a minute, for the audit log keeps them for ever', async () => {
    const entries = await sso.count('audit_log')
    for (let launched = 0; launched < 15; launched++)
      await sso.browser().get(launch({ iss: iss(), target_link_uri: 'https://evil.example' }))
    assert.equal(await sso.count('audit_log'), entries + 10)
    sso.clock.advance(60_001)
  })

  it('B-74: passes an allowed one on as it was understood, not as it was written', async () => {
    const written = 'HTTPS://APP.example:443/bays/../desks?day=mon'
    const { location } = await sso.browser().get(launch({ iss: iss(), target_link_uri: written }))
    assert.equal(location?.searchParams.get('target_link_uri'), 'https://app.example/desks?day=mon')
  })

  it('B-76: reads nothing but iss, login_hint and target_link_uri, and no value adds a parameter', async () => {
    const { location } = await sso.browser().get(
      launch({
        iss: iss(),
        login_hint: 'a&prompt=none&client_id=x',
        prompt: 'none',
        redirect_uri: 'https://evil.example',
        scope: 'admin',
        client_id: 'x',
      }),
    )
    assert.deepEqual([...(location?.searchParams.keys() ?? [])].sort(), [
      'connection',
      'iss',
      'login_hint',
      'organization',
    ])
    assert.equal(location?.searchParams.get('login_hint'), 'a&prompt=none&client_id=x')
  })

  it('does not take the answer of a sign-in for a launch: no circles', async () => {
    const browser = sso.browser()
    for (const answer of [{ code: 'x' }, { error: 'access_denied' }, { state: 'x' }, { id_token: 'a.b.c' }]) {
      const sent = { iss: iss(), ...answer } as Record<string, string>
      assert.equal((await browser.get(launch(sent))).code, 'sign_in.unexpected_launch')
    }
    const callback = await sso.untilCallback(browser)
    callback.searchParams.delete('code')
    callback.searchParams.set('iss', iss())
    const page = await browser.get(callback)
    assert.equal(page.status, 400)
    assert.equal(page.code, 'sign_in.response_incomplete')
  })

  it('says what is missing', async () => {
    assert.equal((await sso.browser().get(launch({}))).code, 'sign_in.issuer_missing')
    assert.equal((await sso.browser().get(launch({ iss: iss() }, 'con_unknown'))).code, 'sign_in.connection_unknown')
    const twice = `${launch({ iss: iss() })}&iss=https%3A%2F%2Fevil.example`
    assert.equal((await sso.browser().get(twice)).code, 'sign_in.duplicate_parameter')
    const json = await fetch(`${sso.url}/initiate/${sso.acme.connection}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"iss":["a"]}',
    })
    assert.match(await json.text(), /sign_in\.unexpected_launch/)
  })

  it('sends the person to whoever runs the application when the tile leads to none of several', async () => {
    const house = await openSsoUnderTest()
    try {
      await house.api('POST', '/applications', { name: 'Second', redirectUris: ['https://second.example/callback'] })
      const query = new URLSearchParams({ iss: house.okta.issuer })
      const answer = await house.browser().get(`${house.url}/initiate/${house.acme.connection}?${query}`)
      assert.equal(answer.code, 'sign_in.application_unknown')
      assert.match(answer.body, /Whoever runs the application can finish its set-up\./)
      const row = (await house.signIns()).find(({ id }) => id === answer.trace)
      const { applications, steps } = JSON.parse(String(row?.detail))
      assert.equal(applications, 2)
      assert.deepEqual(
        steps.map(({ name, ok }: { name: string; ok: boolean }) => [name, ok]),
        [['launch', false]],
      )
    } finally {
      await house.close()
    }
  })

  describe('while a guide waits for it', () => {
    const steps = () => stepStore(sso.house)
    const found = async () => {
      const { state, findings } = (await steps().find(sso.acme.connection, 'initiate-login')) ?? {}
      return [state, findings?.[0]?.code]
    }
    const wait = () =>
      steps().put(sso.acme.connection, {
        step: 'initiate-login',
        state: 'waiting',
        settingsHash: null,
        evidence: [],
        findings: [],
        by: 'stl_mary',
      })
    const miss = () => sso.browser().get(`${sso.url}/callback/${sso.acme.connection}?iss=https%3A%2F%2Fanybody.example`)
    before(async () => {
      await sso.api('PUT', `/connections/${sso.acme.connection}/draft`, { issuer: iss(), clientId: 'another' })
    })

    it('a wrong click is told, does not keep the right one from being seen, and changes nothing after it', async () => {
      await wait()
      await miss()
      assert.deepEqual(await found(), ['red', 'initiate_uri_is_the_redirect_uri'])
      await sso.browser().get(launch({ iss: 'https://other.okta.com' }))
      assert.deepEqual(await found(), ['red', 'initiate_uri_is_the_redirect_uri'])
      assert.match((await sso.browser().get(launch({ iss: iss() }))).body, /The click arrived/)
      assert.deepEqual(await found(), ['proven', undefined])
      await miss()
      await sso.browser().get(launch({ id_token: 'a.b.c' }))
      assert.deepEqual(await found(), ['proven', undefined])
      // The click was the guide’s; the next is a person’s.
      assert.equal((await sso.browser().get(launch({ iss: iss() }))).status, 302)
    })

    it('a wrong one is told for an hour, and one address is listened to ten times a minute', async () => {
      sso.clock.advance(60_001)
      await wait()
      sso.clock.advance(60 * 60_000 + 1)
      await miss()
      assert.deepEqual(await found(), ['waiting', undefined])
      for (let sent = 0; sent < 9; sent++) await miss()
      await wait()
      await miss()
      assert.deepEqual(await found(), ['waiting', undefined])
      sso.clock.advance(60_001)
      await miss()
      assert.deepEqual(await found(), ['red', 'initiate_uri_is_the_redirect_uri'])
    })
  })

  it('B-77: a flood from one address is told to wait', async () => {
    sso.clock.advance(60_000)
    let limited: Response | undefined
    for (let visit = 0; visit < 1000 && limited === undefined; visit++) {
      const answer = await fetch(launch({ iss: iss() }), { redirect: 'manual' })
      await answer.body?.cancel()
      if (answer.status === 429) limited = answer
    }
    const wait = Number(limited?.headers.get('retry-after'))
    assert.ok(wait >= 1 && wait <= 60)
    const rows = (await sso.signIns()).length
    for (let visit = 0; visit < 400; visit++)
      await (await fetch(launch({ iss: iss() }), { redirect: 'manual' })).body?.cancel()
    assert.ok((await sso.signIns()).length < rows + 300, 'a flood does not fill the log')
    sso.clock.advance(wait * 1000)
    assert.equal((await sso.browser().get(launch({ iss: iss() }))).status, 302)
  })
})
