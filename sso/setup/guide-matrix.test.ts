import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

type Route = { method: string; path: string }

describe('every request of the guide × whoever is not inside it (B-194)', () => {
  let house: SsoUnderTest
  let routes: Route[]
  /** Inside the guide of another customer, and there for one step alone. */
  let globex: TestBrowser
  let helper: TestBrowser
  let acmesTest: string
  before(async () => {
    house = await openSsoUnderTest()
    routes = guideRoutes(house.sso.app.printRoutes({ commonPrefix: false }))
    const { id } = await house.api('POST', '/organizations', { name: 'Globex' })
    globex = await enter(String(id))
    helper = await enter(String(id), { step: 'domains' })
    const issuer = { issuer: house.okta.issuer, clientId: house.okta.clientId, clientSecret: house.okta.clientSecret }
    await house.api('PUT', `/connections/${house.acme.connection}/draft`, issuer)
    acmesTest = String((await house.api('POST', `/connections/${house.acme.connection}/draft/test`)).id)
  })
  after(() => house.close())

  async function enter(organizationId: string, more: object = {}): Promise<TestBrowser> {
    house.clock.advance(1000)
    const invited = { organizationId, email: 'k@globex.example', name: 'Katherine', ...more }
    const { url } = await house.api('POST', '/setup-links', invited)
    const browser = house.browser()
    await browser.post(String(url), {})
    const letters = await (await fetch(`${house.url}/mailbox`)).text()
    const code = /<p>(\d{6})<\/p>/.exec(letters)?.[1] ?? ''
    await browser.post(`${house.url}/setup/code`, { code })
    return browser
  }

  async function ask({ method, path }: Route, browser: TestBrowser | undefined, body: object = {}) {
    const cookie = [...(browser?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(house.url + path.replace(':id', acmesTest), {
      method,
      headers: { cookie, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, text: await answer.text() }
  }

  /** All there is of Acme, in every table that says whose a row is. */
  async function acmesRows(): Promise<string> {
    const { kysely } = house.sso.db
    const { organization, connection } = house.acme
    const found: unknown[] = []
    for (const table of ['setup_links', 'set_up_plans', 'organization_domains', 'audit_log'] as const)
      found.push(await kysely.selectFrom(table).selectAll().where('organization_id', '=', organization).execute())
    for (const table of ['connection_versions', 'connection_tests', 'setup_steps', 'okta_tokens'] as const)
      found.push(await kysely.selectFrom(table).selectAll().where('connection_id', '=', connection).execute())
    found.push(await kysely.selectFrom('connections').selectAll().where('id', '=', connection).execute())
    found.push(await kysely.selectFrom('organizations').selectAll().where('id', '=', organization).execute())
    return JSON.stringify(found)
  }

  it('carries no address that could name somebody else’s, but that of a test sign-in', () => {
    assert.ok(routes.length > 20, `only ${routes.length} routes found`)
    assert.deepEqual(
      routes.filter(({ path }) => path.includes(':')).map(({ path }) => path),
      ['/setup/api/steps/test/:id'],
    )
  })

  it('is closed to whoever did not open a link', async () => {
    for (const route of routes) {
      const { status, text } = await ask(route, undefined)
      assert.deepEqual([status, JSON.parse(text).code], [401, 'setup.session_missing'], `${route.method} ${route.path}`)
    }
  })

  it('shows another customer nothing, and changes nothing of theirs, whatever is sent along', async () => {
    const before = await acmesRows()
    const { organization: organizationId, connection: connectionId } = house.acme
    const bodies = [{}, { organizationId, connectionId }, { link: { organizationId, connectionId } }]
    for (const route of routes)
      for (const body of bodies) {
        const { text } = await ask(route, globex, body)
        for (const theirs of [organizationId, connectionId, 'Acme', 'acme.example', house.okta.clientId])
          assert.equal(text.includes(theirs), false, `${route.method} ${route.path} tells of ${theirs}: ${text}`)
      }
    assert.equal((await ask({ method: 'GET', path: '/setup/api/steps/test/:id' }, globex)).status, 404)
    assert.equal(await acmesRows(), before)
  })

  it('opens to whoever was asked for one step nothing of the others', async () => {
    const steps = routes.filter(({ path }) => /\/steps\/|\/by-token|\/help|\/upkeep\//.test(path))
    const others = steps.filter(({ path }) => !path.includes('/steps/domains'))
    for (const route of others) {
      const bodies: Record<string, object> = {
        '/setup/api/help': { step: 'app', email: 'x@y.example', name: 'x' },
        '/setup/api/upkeep/next-secret': { clientSecret: 'x'.repeat(64) },
        '/setup/api/by-token/plan': { oktaDomain: 'acme.okta.com', apiToken: '00aaaaaaaaaaaaaaaaaaaa' },
      }
      const { status, text } = await ask(route, helper, bodies[route.path])
      assert.equal(status, 404, `${route.method} ${route.path}: ${text}`)
    }
  })
})

/** Of Fastify's tree of addresses, those of the guide's API. */
function guideRoutes(tree: string): Route[] {
  const above: string[] = []
  const routes: Route[] = []
  for (const line of tree.split('\n')) {
    const [, indent = '', part = '', methods = ''] = /^((?:[│ ] {3})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? []
    const depth = indent.length / 4
    above.length = depth
    above.push(part)
    const path = above.join('').replace(/^\/\//, '/')
    if (!path.startsWith('/setup/api/')) continue
    for (const method of methods.split(', ')) if (method !== '' && method !== 'HEAD') routes.push({ method, path })
  }
  return routes
}
