import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../kit/test-database.ts'
import { type Connected, openWhyUnderTest, type WhyUnderTest } from './why-under-test.ts'

type Found = {
  code: string
  check: string
  side: string
  mild?: boolean
  want?: string
  got?: string
  where?: { menu: string; url: string | null }
  todo: string[]
  toldAt: number | null
  toldTo: string | null
  goneAt: number | null
}
type Drift = {
  state: string
  checks: { check: string; state: string; why?: string; evidence: { name: string; value: string }[] }[]
  findings: Found[]
}

// After go-live somebody changes something in Okta, by its management API; nobody has signed in since.
for (const database of databasesUnderTest()) {
  describe(`drift at a customer’s Okta, on ${database.name}`, () => {
    let why: WhyUnderTest
    before(async () => {
      why = await openWhyUnderTest(() => database.url())
    })
    after(() => why.close())
    afterEach(() => why.sameTime())

    const check = ({ id }: Connected): Promise<Drift> => why.gatepass('POST', `/api/connections/${id}/drift-check`, {})
    const open = ({ findings }: Drift) => findings.filter(({ goneAt }) => goneAt === null)
    const codes = (drift: Drift) => open(drift).map(({ code }) => code)
    const stateOf = (drift: Drift, name: string) => drift.checks.find((each) => each.check === name)?.state

    /** One that is as it has to be, seen so by everything there is to see it with. */
    async function healthy(options: { server?: boolean; token?: string } = {}): Promise<Connected> {
      const acme = await why.connect(options)
      await why.giveToken(acme, options.token)
      const drift = await check(acme)
      assert.deepEqual(open(drift), [], JSON.stringify(drift))
      assert.equal(drift.state, 'clear')
      return acme
    }

    /** Exactly this was found, with everything whoever acts has to know. */
    function only(drift: Drift, code: string, side = 'customer'): Found {
      assert.deepEqual(codes(drift), [code], JSON.stringify(drift, undefined, 1))
      const [found] = open(drift)
      assert.ok(found)
      assert.equal(found.side, side)
      assert.ok(found.todo.length > 0)
      assert.doesNotMatch(JSON.stringify(found), /[{][a-zA-Z]+[}]/, 'a place in a sentence was not filled')
      assert.equal(drift.state, found.mild ? 'worth_knowing' : 'drifted')
      return found
    }

    const app = ({ appId }: Connected) => `/api/v1/apps/${appId}`
    async function change(acme: Connected, how: (app: { settings: { oauthClient: Record<string, unknown> } }) => void) {
      const document = await why.okta('GET', app(acme))
      how(document)
      await why.okta('PUT', app(acme), document)
    }

    it('is none where everything is as it was, and says what was looked at', async () => {
      const acme = await healthy({ server: true })
      const drift: Drift = await why.gatepass('GET', `/api/connections/${acme.id}/drift`)
      assert.deepEqual(drift.checks.map((each) => `${each.check} ${each.state}`).sort(), [
        'api-token holds',
        'app holds',
        'assignments holds',
        'credentials holds',
        'groups-claim holds',
        'issuer holds',
        'policy holds',
        'reach holds',
        'redirect-uri holds',
        'secrets holds',
        'tile holds',
        'token-rights holds',
      ])
      const token = drift.checks.find((each) => each.check === 'api-token')
      assert.match(JSON.stringify(token?.evidence), /keeps it thirty days more/)
    })

    it('a redirect URI that is gone: told once to whoever connected it, and again when it came back', async () => {
      const acme = await healthy()
      await change(acme, ({ settings }) => {
        settings.oauthClient.redirect_uris = [`${acme.redirectUri}/`]
      })
      const found = only(await check(acme), 'redirect_uri_not_registered')
      assert.equal(found.got, `${acme.redirectUri}/`)
      assert.match(found.toldTo ?? '', /^Rosalind, admin@acme\.example$/)
      const [letter = ''] = (await why.mailbox())
        .split('<article')
        .filter((each) => each.includes('changed in your Okta'))
      assert.match(letter, /sign-in to Ronspot may fail/)
      assert.match(letter, /Wanted: /)
      assert.match(letter, new RegExp(`${why.url}/setup/[\\w-]{43}`))
      const first = found.toldAt

      for (const clock of Object.values(why.clocks)) clock.advance(60_000)
      assert.equal(only(await check(acme), 'redirect_uri_not_registered').toldAt, first)
      await change(acme, ({ settings }) => {
        settings.oauthClient.redirect_uris = [acme.redirectUri]
      })
      const mended = await check(acme)
      assert.deepEqual(codes(mended), [])
      assert.equal(mended.findings.length, 1, 'what went is remembered')
      await change(acme, ({ settings }) => {
        settings.oauthClient.redirect_uris = ['https://elsewhere.example/callback']
      })
      assert.ok((only(await check(acme), 'redirect_uri_not_registered').toldAt ?? 0) > (first ?? 0))
    })

    it('the same without an API token, by a request that asks nobody', async () => {
      const acme = await why.connect()
      await change(acme, ({ settings }) => {
        settings.oauthClient.redirect_uris = ['https://elsewhere.example/callback']
      })
      const drift = await check(acme)
      only(drift, 'redirect_uri_not_registered')
      assert.deepEqual(drift.checks.map((each) => each.check).sort(), [
        'credentials',
        'issuer',
        'reach',
        'redirect-uri',
      ])
    })

    it('a secret that was deactivated; the connection needs attention until Okta takes it again', async () => {
      const acme = await healthy()
      const at = `${app(acme)}/credentials/secrets`
      const [old] = await why.okta('GET', at)
      const fresh = await why.okta('POST', at, {})
      const warned = only(await check(acme), 'second_secret_made')
      assert.equal(warned.mild, true, 'the one in use still works')
      assert.match(warned.got ?? '', /2 active ones/)

      await why.okta('POST', `${at}/${old.id}/lifecycle/deactivate`)
      only(await check(acme), 'client_secret_wrong')
      const broken = await why.gatepass('GET', `/api/connections/${acme.id}`)
      assert.equal(broken.attention?.reason, 'client_credentials_rejected')

      await why.okta('POST', `${at}/${old.id}/lifecycle/activate`)
      await why.gatepass('POST', `/api/connections/${acme.id}/next-secret`, { clientSecret: fresh.client_secret })
      assert.deepEqual(codes(await check(acme)), [])
      assert.equal((await why.gatepass('GET', `/api/connections/${acme.id}`)).attention, null)

      await why.okta('POST', `${at}/${old.id}/lifecycle/deactivate`)
      const turned = await check(acme)
      assert.deepEqual(codes(turned), [], 'the one that follows takes over before anybody has to wait')
      assert.equal((await why.gatepass('GET', `/api/connections/${acme.id}`)).hasNextClientSecret, false)
      await why.admitted(acme)
    })

    it('a secret that is to follow and is refused', async () => {
      const acme = await healthy()
      await why.gatepass('POST', `/api/connections/${acme.id}/next-secret`, { clientSecret: 'mistyped' })
      assert.equal(only(await check(acme), 'next_secret_refused').mild, true)
    })

    it('an app that was deactivated, and one that was deleted', async () => {
      const acme = await healthy()
      await why.okta('POST', `${app(acme)}/lifecycle/deactivate`)
      const found = only(await check(acme), 'client_id_unknown_or_app_inactive')
      assert.match(found.got ?? '', /Inactive$/)
      await why.okta('DELETE', app(acme))
      assert.equal(only(await check(acme), 'client_id_unknown_or_app_inactive').got, 'no such app')
    })

    it('an app nobody is assigned to any more', async () => {
      const acme = await healthy()
      for (const group of await why.okta('GET', `${app(acme)}/groups`))
        await why.okta('DELETE', `${app(acme)}/groups/${group.id}`)
      only(await check(acme), 'nobody_assigned')
    })

    it('a tile that was switched off, or leads elsewhere; people get in all the same', async () => {
      const acme = await healthy()
      await change(acme, ({ settings }) => {
        settings.oauthClient.initiate_login_uri = 'https://elsewhere.example/'
      })
      assert.equal(only(await check(acme), 'initiate_login_uri_changed').got, 'https://elsewhere.example/')
      await change(acme, ({ settings }) => {
        settings.oauthClient.idp_initiated_login = { mode: 'DISABLED', default_scope: [] }
      })
      const found = only(await check(acme), 'tile_switched_off')
      assert.equal(found.mild, true)
      assert.equal(found.got, 'App Only')
    })

    it('a tile that never was is none', async () => {
      const acme = await why.connect()
      await change(acme, ({ settings }) => {
        settings.oauthClient.idp_initiated_login = { mode: 'DISABLED', default_scope: [] }
      })
      await why.giveToken(acme)
      const drift = await check(acme)
      assert.deepEqual(codes(drift), [])
      assert.equal(stateOf(drift, 'tile'), undefined)
    })

    it('a policy, a rule, a scope, a claim and a server that changed', async () => {
      const acme = await healthy({ server: true })
      const at = `/api/v1/authorizationServers/${acme.serverId}`
      const claims = await why.okta('GET', `${at}/claims`)
      const claim = claims.find((each: { name: string }) => each.name === 'groups')
      await why.okta('DELETE', `${at}/claims/${claim.id}`)
      assert.equal(only(await check(acme), 'groups_claim_of_server_gone').mild, true)
      const { id: _id, _links, ...again } = claim
      await why.okta('POST', `${at}/claims`, again)

      const [policy] = await why.okta('GET', `${at}/policies`)
      const [rule] = await why.okta('GET', `${at}/policies/${policy.id}/rules`)
      const narrow = structuredClone(rule)
      narrow.conditions.scopes.include = ['openid', 'profile']
      await why.okta('PUT', `${at}/policies/${policy.id}/rules/${rule.id}`, narrow)
      const found = only(await check(acme), 'no_access_policy')
      assert.equal(found.got, 'Ronspot: Everyone assigned')
      assert.equal(found.where?.url, `${why.orgUrl}/admin/oauth2/as/${acme.serverId}`)
      await why.okta('PUT', `${at}/policies/${policy.id}/rules/${rule.id}`, rule)

      await why.okta('POST', `${at}/policies/${policy.id}/lifecycle/deactivate`)
      assert.equal(only(await check(acme), 'no_access_policy').got, 'no active policy for this client')
      await why.okta('POST', `${at}/policies/${policy.id}/lifecycle/activate`)
      assert.deepEqual(codes(await check(acme)), [])

      await why.okta('POST', `${at}/lifecycle/deactivate`)
      only(await check(acme), 'authorization_server_gone')
    })

    it('the groups claim of the org’s own server', async () => {
      const acme = await why.connect()
      const at = `/api/v1/internal/apps/${acme.appId}/settings/oauth/idToken`
      const settings = await why.okta('GET', at)
      const claim = { name: 'groups', valueType: 'GROUPS', groupFilterType: 'REGEX', value: '.*' }
      await why.okta('POST', at, { issuerMode: settings.issuerMode, ...claim })
      await why.giveToken(acme)
      assert.deepEqual(codes(await check(acme)), [])
      await why.okta('POST', at, { issuerMode: settings.issuerMode })
      assert.equal(only(await check(acme), 'groups_claim_gone').mild, true)
    })

    it('a token whose owner lost their rights, and one that is dead', async () => {
      const grace = 'grace@acme.example'
      const { id } = await why.okta('GET', `/api/v1/users/${grace}`)
      const role = await why.okta('POST', `/api/v1/users/${id}/roles`, { type: 'READ_ONLY_ADMIN' })
      const token = await why.newApiToken('drift', grace)
      const acme = await healthy({ token })
      await why.okta('DELETE', `/api/v1/users/${id}/roles/${role.id}`)
      const weaker = await check(acme)
      const found = open(weaker).find((each) => each.check === 'token-rights' || each.check === 'api-token')
      assert.ok(found !== undefined, JSON.stringify(weaker))
      assert.ok(['api_token_lost_rights', 'api_token_too_weak'].includes(found.code), found.code)
      assert.equal(stateOf(weaker, 'credentials'), 'holds')

      await why.okta('POST', `/api/v1/users/${id}/lifecycle/deactivate`)
      const dead = await check(acme)
      only(dead, 'api_token_dead')
      assert.equal(stateOf(dead, 'app'), 'unknown', 'of the app nothing is known, so nothing is said')
    })

    it('the check uses the token, so Okta keeps it', async () => {
      const day = 24 * 60 * 60_000
      const acme = await healthy({ token: await why.newApiToken('kept alive') })
      for (let days = 0; days < 40; days += 20) {
        for (const clock of Object.values(why.clocks)) clock.advance(20 * day)
        // The street's own token, which breaks and mends things, is kept alive as well.
        await why.okta('GET', '/api/v1/users/me')
        assert.equal(stateOf(await check(acme), 'api-token'), 'holds')
      }
    })
  })
}
