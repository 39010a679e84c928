import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import { type CrookedOkta, openCrookedOkta } from '../okta/crooked-okta.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'
import type { Explanation } from './explanation.ts'
import { explanationText } from './explanation-text.ts'

const TOKEN = '00aTokenOfTheCustomer0000000000000000000000'

for (const database of databasesUnderTest()) {
  describe(`explaining a sign-in on ${database.name}`, () => {
    let sso: SsoUnderTest
    let okta: CrookedOkta
    let connection: string
    let organization: string
    before(async () => {
      sso = await openSsoUnderTest({ databaseUrl: await database.url() })
      okta = await openCrookedOkta({ clock: sso.clock, alternateName: 'https://id.acme.example' })
      const made = await sso.connect('Initech', [], okta)
      connection = made.connection
      organization = made.organization
    })
    after(async () => {
      await okta.close()
      await sso.close()
    })
    afterEach(async () => {
      okta.behave()
      await sso.house.db.kysely.deleteFrom('okta_tokens').execute()
      // What is explained next is not explained by what happened before.
      sso.clock.advance(3_600_000)
    })

    const explain = (trace: string | undefined) => sso.api<Explanation>('GET', `/sign-ins/${trace}/explanation`)
    const window = (query = '') =>
      sso.api<{ items: Explanation[] }>('GET', `/connections/${connection}/explanations${query}`)

    const giveToken = (origin = okta.issuer) =>
      oktaTokenStore(sso.house).keep(
        { id: connection, organizationId: organization },
        { origin, token: TOKEN },
        'tests',
      )

    /** Ada comes back from Okta with a no. */
    async function refused(error: string, description: string) {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser, { connection })
      callback.searchParams.delete('code')
      callback.searchParams.set('error', error)
      callback.searchParams.set('error_description', description)
      return browser.get(callback)
    }

    /** Okta's log has these, and nothing else; each is what real Okta leaves out nothing of. */
    async function logHas(...events: object[]): Promise<void> {
      await giveToken()
      okta.misbehave({ unknownPath: { body: JSON.stringify(events.map(event)) } })
    }
    const event = (changes: object) => ({
      uuid: '1',
      published: new Date(sso.clock.now()).toISOString(),
      eventType: 'app.oauth2.authorize',
      severity: 'WARN',
      displayMessage: 'OIDC authorization code request',
      actor: { id: okta.clientId, type: 'PublicClientApp', alternateId: okta.clientId, displayName: 'Ronspot' },
      client: { ipAddress: '127.0.0.1', userAgent: { rawUserAgent: 'x' } },
      outcome: { result: 'FAILURE', reason: 'illegal_redirect_uri' },
      target: null,
      debugContext: { debugData: { requestUri: '/oauth2/v1/authorize' } },
      ...changes,
    })

    it('is an operation of the API’s document, with the shape it answers in, and wants a key', async () => {
      const document = await sso.api<{ paths: Record<string, object>; components: { schemas: object } }>(
        'GET',
        '/openapi.json',
      )
      assert.ok('/sign-ins/{trace}/explanation' in document.paths)
      assert.ok('Explanation' in document.components.schemas)
      for (const path of ['/sign-ins/sig_1/explanation', '/connections/con_1/explanations'])
        assert.equal((await fetch(`${sso.url}/api${path}`)).status, 401)
    })

    it('of nobody knows nothing', async () => {
      await assert.rejects(explain('sig_nobody'), /404/)
      await assert.rejects(sso.api('GET', '/connections/con_nobody/explanations'), /404/)
      for (const query of ['?since=5&until=5', '?since=1&until=99999999999', '?since=soon', '?who=ada'])
        await assert.rejects(window(query), /400/, query)
    })

    it('has the steps with their durations, the version, and everybody by name', async () => {
      await sso.signIn(sso.browser(), { connection })
      const [told] = (await window()).items
      assert.deepEqual(
        told?.steps.map(({ name, ok }) => [name, ok]),
        [
          ['authorize', true],
          ['at_okta', true],
          ['answer', true],
          ['token', true],
          ['id_token', true],
          ['admit', true],
        ],
      )
      assert.ok(told?.steps.every(({ ms }) => ms >= 0))
      assert.match(told?.connection?.version ?? '', /^ver_/)
      assert.deepEqual(told?.who, { accountId: told?.who?.accountId, email: 'ada@acme.example', name: 'Ada Lovelace' })
      assert.equal(told?.cause, null)
    })

    it('of one that went well says what is missing all the same', async () => {
      const { idToken } = okta.person
      okta.person.idToken = { sub: '00u1ada', name: 'Ada Lovelace' }
      await sso.signIn(sso.browser(), { connection })
      okta.person.idToken = idToken
      const [told] = (await window()).items
      assert.equal(told?.outcome, 'admitted')
      assert.equal(told?.cause?.signature, 'email_not_told')
      assert.ok(told?.steps.some(({ name }) => name === 'userinfo'))
    })

    it('of a failure in the middle says which step it ended in', async () => {
      okta.misbehave({ claims: (claims) => ({ ...claims, aud: 'somebody-else' }) })
      const page = await sso.signIn(sso.browser(), { connection })
      const told = await explain(page.trace)
      assert.equal(told.cause?.signature, 'token_for_another_app')
      assert.deepEqual([told.want, told.got], [`audience ${okta.clientId}`, 'somebody-else'])
      assert.deepEqual(told.steps.at(-1)?.name, 'id_token')
      assert.equal(told.steps.at(-1)?.ok, false)
    })

    it('of what nobody has met before shows what was wanted and what came', async () => {
      const page = await refused('access_denied', 'The flux capacitor is not charged.')
      const told = await explain(page.trace)
      assert.equal(told.cause?.signature, 'okta_said_no')
      assert.equal(told.got, 'access_denied: The flux capacitor is not charged.')
    })

    it('without a token leaves Okta’s log alone', async () => {
      const asked = okta.visits.length
      const page = await refused('access_denied', 'The resource owner or authorization server denied the request.')
      const told = await explain(page.trace)
      assert.equal(told.okta, null)
      assert.deepEqual(
        okta.visits.slice(asked).filter(({ path }) => path.startsWith('/api/')),
        [],
      )
    })

    it('does not send a token to another Okta than it was given for, nor take its log for this one’s', async () => {
      await giveToken('https://another.okta.com')
      const page = await refused('access_denied', 'User is not assigned to the client application.')
      assert.equal((await explain(page.trace)).okta, null)
    })

    it('asks Okta’s log for failures around that moment, with the token in the header alone', async () => {
      await logHas()
      const page = await refused('access_denied', 'User is not assigned to the client application.')
      await explain(page.trace)
      const visit = okta.visits.at(-1)
      assert.equal(visit?.path, '/api/v1/logs')
      assert.equal(visit?.authorization, `SSWS ${TOKEN}`)
    })

    it('lets Okta’s log say what its answer does not: which policy denied', async () => {
      await logHas({
        eventType: 'application.policy.sign_on.deny_access',
        actor: { id: '00u1ada', type: 'User', alternateId: 'ada@acme.example', displayName: 'Ada' },
        outcome: { result: 'DENY', reason: null },
      })
      const page = await refused('access_denied', 'The resource owner or authorization server denied the request.')
      const told = await explain(page.trace)
      assert.equal(told.cause?.signature, 'sign_on_policy_denied')
      assert.equal(told.okta?.events[0]?.who, 'ada@acme.example')
    })

    it('does not take the failure of another app, of another address or of another hour for this one', async () => {
      const page = await refused('access_denied', 'The resource owner or authorization server denied the request.')
      await logHas(
        { actor: { id: '0oaAnother', type: 'PublicClientApp', alternateId: '0oaAnother', displayName: 'Other' } },
        { client: { ipAddress: '203.0.113.9' } },
        { published: new Date(sso.clock.now() - 900_000).toISOString() },
      )
      const told = await explain(page.trace)
      assert.deepEqual(told.okta, { events: [], problem: null })
      assert.equal(told.cause?.signature, 'okta_said_no')
    })

    it('does not take a neighbour’s denial for the reason where the reason is known', async () => {
      await logHas({
        eventType: 'application.policy.sign_on.deny_access',
        actor: { id: '00u1grace', type: 'User', alternateId: 'grace@acme.example', displayName: 'Grace' },
        outcome: { result: 'DENY', reason: null },
      })
      const page = await refused('access_denied', 'User is not assigned to the client application.')
      const told = await explain(page.trace)
      assert.equal(told.cause?.signature, 'user_not_assigned')
      assert.deepEqual(told.okta?.events, [])
    })

    it('tells of a person’s own trouble at Okta only to who asks for that person, and not of another app’s', async () => {
      const ada = { id: '00u1ada', type: 'User', alternateId: 'Ada@acme.example', displayName: 'Ada' }
      const locked = { eventType: 'user.session.start', outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' } }
      await logHas(
        { ...locked, actor: ada },
        {
          eventType: 'app.generic.unauth_app_access_attempt',
          actor: ada,
          target: [{ id: '0oaX', type: 'AppInstance' }],
        },
      )
      assert.deepEqual((await window()).items, [])
      const { items } = await window('?login=ada@acme.example')
      assert.deepEqual(
        items.map(({ cause }) => cause?.signature),
        ['person_locked_out'],
      )
      assert.deepEqual((await window('?login=grace@acme.example')).items, [])
    })

    it('finds our app in the request Okta wrote down, and the address that was refused', async () => {
      const uri = encodeURIComponent('https://elsewhere.example/callback')
      await logHas({
        actor: { id: 'unknown', type: 'PublicClientApp', alternateId: 'unknown', displayName: null },
        debugContext: { debugData: { url: `/oauth2/v1/authorize?client_id=${okta.clientId}&redirect_uri=${uri}&x=1` } },
      })
      const [told] = (await window()).items
      assert.equal(told?.cause?.signature, 'redirect_uri_not_registered')
      assert.match(told?.got ?? '', /https:\/\/elsewhere\.example\/callback/)
    })

    it('reads an event of whatever shape, and lets nothing out of it that a terminal acts on', async () => {
      await logHas({
        outcome: { result: 'FAILURE', reason: `illegal_redirect_uri` },
        displayMessage: '\u001b[2J\u0007cleared\r\nyour screen\u2028',
        actor: { id: okta.clientId, type: 7, alternateId: null, displayName: {} },
        target: [{ id: null, type: null }],
        client: null,
        debugContext: { debugData: 'none' },
      })
      const [told] = (await window()).items
      assert.equal(told?.cause?.signature, 'redirect_uri_not_registered')
      assert.doesNotMatch(JSON.stringify(told), /\\u00|\\r|\\n|\u2028/)
    })

    const UNREADABLE: [string, { status?: number; body: string }, string][] = [
      ['a dead token', { status: 401, body: '{"errorCode":"E0000011"}' }, 'api_token_dead'],
      ['a token that may not', { status: 403, body: '{"errorCode":"E0000006"}' }, 'api_token_too_weak'],
      ['a page in its place', { body: '<html>Sign in</html>' }, 'okta_unreachable'],
      ['events of no shape', { body: '[{"published":1}]' }, 'okta_unreachable'],
      ['an error of its own', { status: 500, body: '' }, 'okta_unreachable'],
    ]
    for (const [what, answer, signature] of UNREADABLE)
      it(`explains what we know, and why not more, when Okta’s log is ${what}`, async () => {
        await giveToken()
        okta.misbehave({ unknownPath: answer })
        const page = await refused('access_denied', 'User is not assigned to the client application.')
        const told = await explain(page.trace)
        assert.equal(told.cause?.signature, 'user_not_assigned')
        assert.equal(told.okta?.problem?.signature, signature)
      })

    it('B-248: has no secret, token or code in it, and none is in the log', async () => {
      await logHas({})
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser, { connection })
      okta.misbehave({ tokensRaw: { status: 400, body: '{"error":"invalid_grant"}' } })
      const page = await browser.get(callback)
      const told = JSON.stringify([await explain(page.trace), await window()])
      const code = callback.searchParams.get('code') ?? ''
      for (const secret of [TOKEN, okta.clientSecret, code, 'code_verifier', 'nonce'])
        for (const place of [told, ...sso.lines]) assert.ok(!place.includes(secret), `${secret} in ${place}`)
    })
  })
}

describe('an explanation in words', () => {
  const told: Explanation = {
    trace: 'sig_1',
    at: Date.UTC(2026, 0, 2, 3, 4, 5),
    outcome: 'refused',
    reason: 'not_assigned',
    who: { accountId: 'acc_1', email: 'ada@acme.example', name: 'Ada \u001b[31mLovelace\nTo do 1. Send money' },
    typedDomain: 'acme.example',
    organization: { id: 'org_1', name: 'Acme' },
    connection: { id: 'con_1', issuer: 'https://acme.okta.com', version: 'ver_1' },
    application: null,
    durationMs: 4120,
    steps: [{ name: 'at_okta', label: 'The person at Okta', ms: 4100, ok: false }],
    cause: {
      signature: 'user_not_assigned',
      sentence: 'Not assigned.',
      side: 'customer',
      whoMustAct: 'The customer’s Okta administrator',
      where: { menu: 'Applications', url: 'https://acme-admin.okta.com/admin/apps/active' },
      todo: ['Assign.', 'Sign out.'],
    },
    want: 'an assignment',
    got: 'none',
    okta: { events: [], problem: null },
  }

  it('is read from top to bottom', () => {
    assert.equal(
      explanationText({ ...told, who: null }),
      `The sign-in sig_1 of 2026-01-02 03:04:05 UTC was refused (sign_in.not_assigned).

  Who         not known: Okta never said
  Typed       an address at acme.example
  Customer    Acme
  Connection  con_1, https://acme.okta.com, ver_1

  Why         Not assigned. [user_not_assigned]
  Who acts    The customer’s Okta administrator
  Where       Applications
              https://acme-admin.okta.com/admin/apps/active
  To do       1. Assign.
              2. Sign out.

  Wanted      an assignment
  Came        none

  Steps       The person at Okta                       4100 ms  ended here
              in all                                   4120 ms

  Okta’s log  has nothing about it`,
    )
  })

  it('cannot be made to say more by what somebody is called', () => {
    const lines = explanationText(told).split('\n')
    assert.equal(lines.filter((line) => line.includes('Send money')).length, 1)
    assert.ok(!lines.join().includes('\u001b'))
  })
})
