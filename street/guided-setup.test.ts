import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guardedHttp } from '../kit/guarded-http.ts'
import { enterGuide } from './enter-guide.ts'
import { jsonClient } from './json-client.ts'
import { newVisitor, openTestStreet, signInAtOkta, signInFromApp, type TestStreet } from './test-street.ts'

type Step = { step: string; state: string; evidence: { name: string; value: string }[]; findings: Finding[] }
type Finding = {
  code: string
  sentence: string
  side: string
  todo: string[]
  want?: string
  got?: string
  where?: { url: string }
}
type Guide = { redirectUri: string; initiateLoginUri: string; steps: Step[]; status: string } & Record<string, unknown>

// Globex's administrator has a link, their own Okta, and three values to type.
describe('connecting an Okta by the guide, every step proven against the Okta itself', () => {
  let street: TestStreet
  const http = guardedHttp({ allowPrivate: true })
  before(async () => {
    street = await openTestStreet('sqlite:files')
  })
  after(async () => {
    await street.close()
    http.close()
  })

  const okta = (token = street.globex.okta.apiToken) => jsonClient(http, street.globex.okta.url, `SSWS ${token}`)
  const gatepass = () => jsonClient(http, street.report.sso.url, `Bearer ${street.report.sso.apiKey}`)
  let cookie = ''
  async function ask(path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await http.request(`${street.report.sso.url}/setup/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    assert.equal(answer.status, 200, answer.body)
    return JSON.parse(answer.body)
  }
  const guide = async () => (await ask('/guide')) as Guide
  const take = async (step: string, body: object) => {
    const { steps } = (await ask(`/steps/${step}`, body)) as Guide
    return steps.find((each) => each.step === step) as Step
  }
  const stateOf = async (step: string) => (await guide()).steps.find((each) => each.step === step)?.state

  let app: { id: string; credentials: { oauthClient: { client_id: string; client_secret: string } } }

  it('the link, the code from the mailbox, and nothing done yet', async () => {
    const entered = await enterGuide(street, http)
    assert.match(entered.landed, /\/setup\/guide$/)
    cookie = entered.cookie
    const { steps, redirectUri } = await guide()
    assert.deepEqual(new Set(steps.map(({ state }) => state)), new Set(['todo']))
    assert.match(redirectUri, /\/callback\/con_/)
  })

  it('1. the Okta domain: red with a reason for what is none, green for what is pasted from the console', async () => {
    const wrong = await take('okta-domain', { oktaDomain: 'ask@globex.example' })
    assert.equal(wrong.state, 'red')
    assert.match(wrong.findings[0]?.sentence ?? '', /e-mail address, not a domain/)
    const closed = await take('okta-domain', { oktaDomain: 'http://nobody.okta.localhost:1/' })
    assert.equal(closed.state, 'red')

    const pasted = street.globex.okta.url.replace('globex.', 'globex-admin.')
    const right = await take('okta-domain', { oktaDomain: ` ${pasted}/admin/apps/active ` })
    assert.equal(right.state, 'proven', JSON.stringify(right))
    assert.equal(saidOf(right, 'Issuer'), street.globex.okta.url)
    assert.equal(saidOf(right, 'Clock'), 'the same as ours')
  })

  it('2. the app: credentials and redirect URI each proven, each with its own reason when not', async () => {
    const { redirectUri } = await guide()
    app = await okta()('POST', '/api/v1/apps', {
      name: 'oidc_client',
      label: 'Ronspot',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
      settings: {
        oauthClient: {
          application_type: 'web',
          grant_types: ['authorization_code'],
          response_types: ['code'],
          redirect_uris: [`${redirectUri}/`],
        },
      },
    })
    const { client_id: clientId, client_secret: clientSecret } = app.credentials.oauthClient

    assert.equal(
      (await take('app', { clientId: clientSecret, clientSecret: clientId })).findings[0]?.code,
      'client_id_and_secret_swapped',
    )
    const unknown = await take('app', { clientId: '0oa00000000000000000', clientSecret })
    assert.deepEqual(codesOf(unknown), ['client_id_unknown_or_app_inactive'])
    const secret = await take('app', { clientId, clientSecret: 'x'.repeat(64) })
    assert.ok(codesOf(secret).includes('client_secret_wrong'), JSON.stringify(secret))

    const slash = await take('app', { clientId, clientSecret })
    assert.deepEqual(codesOf(slash), ['redirect_uri_not_registered'])
    assert.ok(slash.findings[0]?.want?.startsWith(redirectUri), slash.findings[0]?.want)
    assert.equal(slash.findings[0]?.side, 'customer')
    assert.equal(
      slash.findings[0]?.where?.url,
      `${street.globex.okta.url}/admin/app/oidc_client/instance/${app.id}#tab-general`,
    )

    await change({ redirect_uris: [redirectUri] })
    const right = await take('app', { clientId, clientSecret })
    assert.equal(right.state, 'proven', JSON.stringify(right))
    assert.equal(saidOf(right, 'Client authentication'), 'client_secret_basic')
  })

  it('3. the tile: waits for the click, and turns green by itself when it arrives', async () => {
    assert.equal((await take('initiate-login', {})).state, 'waiting')
    const { initiateLoginUri, redirectUri } = await guide()
    await change({ initiate_login_uri: initiateLoginUri, idp_initiated_login: { mode: 'SPEC', default_scope: [] } })
    const shown = await okta()('GET', `/api/v1/apps/${app.id}`)
    shown.visibility.hide = { web: false, iOS: false }
    await okta()('PUT', `/api/v1/apps/${app.id}`, shown)
    const [everyone] = await okta()('GET', '/api/v1/groups?q=Everyone')
    await okta()('PUT', `/api/v1/apps/${app.id}/groups/${everyone.id}`, {})

    const somebody = newVisitor(http)
    const other = await http.request(`${initiateLoginUri}?iss=https%3A%2F%2Fother.okta.com`)
    assert.match(other.body, /The click arrived/)
    assert.equal(await stateOf('initiate-login'), 'red')

    // The two addresses of a connection are easily taken for each other.
    await take('initiate-login', {})
    await http.request(`${redirectUri}?code=x`)
    assert.equal(await stateOf('initiate-login'), 'waiting')
    await http.request(`${redirectUri}?iss=${encodeURIComponent(street.globex.okta.url)}`)
    const missed = (await guide()).steps.find(({ step }) => step === 'initiate-login')
    assert.deepEqual(missed && codesOf(missed), ['initiate_uri_is_the_redirect_uri'])
    assert.deepEqual(missed?.findings[0]?.todo, [`Edit, and set Initiate login URI to: ${initiateLoginUri}`])
    await take('initiate-login', {})
    await http.request(`${initiateLoginUri}?id_token=a.b.c`)
    assert.equal(await stateOf('initiate-login'), 'red')

    // Whoever clicks rightly after that need not say so first.
    const dashboard = await signInAtOkta(somebody, street.globex, 'edsger@globex.example')
    const tile = /href="([^"]*\/home\/oidc_client\/[^"]+)"/.exec(dashboard.body)?.[1] ?? ''
    assert.match((await somebody.get(new URL(tile, dashboard.url).href)).body, /The click arrived/)
    assert.equal(await stateOf('initiate-login'), 'proven')
    await http.request(`${initiateLoginUri}?id_token=a.b.c`)
    assert.equal(await stateOf('initiate-login'), 'proven')
  })

  it('4. the authorization server: the org’s own is enough, and custom ones are found', async () => {
    const step = await take('authorization-server', { issuer: null })
    assert.equal(step.state, 'proven', JSON.stringify(step))
    assert.equal(saidOf(step, 'Authorization server'), 'the org’s own')
    assert.equal(saidOf(step, 'Custom servers'), 'there, and not needed')
    assert.equal(await stateOf('app'), 'proven')
  })

  it('5. the API token: whose it is, what it may do; too much power is said aloud', async () => {
    const { apiToken } = street.globex.okta
    assert.equal((await take('api-token', { apiToken: 'not a token' })).findings[0]?.code, 'api_token_malformed')
    assert.equal((await take('api-token', { apiToken: `00${'x'.repeat(40)}` })).state, 'red')
    const step = await take('api-token', { apiToken: `SSWS ${apiToken}` })
    assert.equal(step.state, 'proven')
    assert.equal(saidOf(step, 'Made by'), street.globex.okta.admin.login)
    assert.equal(saidOf(step, 'Roles'), 'Super Administrator')
    assert.equal(step.findings[0]?.code, 'api_token_too_powerful')
    assert.doesNotMatch(JSON.stringify(await guide()), new RegExp(apiToken))
  })

  it('6. not now: a step is skipped, and can be taken later', async () => {
    await ask('/steps/domains/skip', {})
    assert.equal(await stateOf('domains'), 'skipped')
  })

  it('nothing is live without a test sign-in', async () => {
    await assert.rejects(ask('/steps/go-live', {}), /connection\.version_not_tested/)
  })

  it('7. the test sign-in: who would come in, and why not when not', async () => {
    const { id, url } = await ask('/steps/test', {})
    const somebody = newVisitor(http)
    await signInAtOkta(somebody, street.globex, 'katherine@globex.example')
    await somebody.get(String(url))
    const test = (await ask(`/steps/test/${id}`)) as { state: string; seen: { account: { fields: object[] } } }
    assert.equal(test.state, 'passed', JSON.stringify(test))
    assert.match(JSON.stringify(test.seen.account.fields), /katherine@globex\.example/)
    assert.equal(await stateOf('test'), 'proven')
  })

  it('8. live: people sign in from the app and from the tile', async () => {
    const { status } = (await ask('/steps/go-live', {})) as Guide
    assert.equal(status, 'active')
    assert.equal(await stateOf('go-live'), 'proven')
    const home = await signInFromApp(newVisitor(http), street, street.globex, 'katherine@globex.example')
    assert.match(home.body, /Katherine Johnson/, home.trail.join('\n'))
  })

  it('afterwards a refused sign-in is explained with Okta’s own log, by the token that was given', async () => {
    await change({ redirect_uris: ['https://elsewhere.example/callback'] })
    const lost = newVisitor(http)
    await signInFromApp(lost, street, street.globex, 'edsger@globex.example').catch(() => undefined)
    const { items } = await gatepass()('GET', '/api/connections')
    const { id } = items.find(
      ({ organizationId }: { organizationId: string }) => organizationId === street.globex.organization,
    )
    const found = await gatepass()('GET', `/api/connections/${id}/explanations`)
    assert.match(JSON.stringify(found), /redirect_uri_not_registered/)
  })

  async function change(oauthClient: object): Promise<void> {
    const current = await okta()('GET', `/api/v1/apps/${app.id}`)
    Object.assign(current.settings.oauthClient, oauthClient)
    await okta()('PUT', `/api/v1/apps/${app.id}`, current)
  }
})

const codesOf = ({ findings }: Step) => findings.map(({ code }) => code)
const saidOf = ({ evidence }: Step, name: string) => evidence.find((each) => each.name === name)?.value
