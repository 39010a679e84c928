import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { movableClock } from '../../kit/clock.ts'
import { freePort } from '../../kit/server.ts'
import { openWorkplaceUnderTest, type WorkplaceUnderTest } from '../workplace-under-test.ts'
import { openStandIn, type StandIn } from './gatepass-stand-in.ts'

const MANY_GROUPS = ['Parking priority', ...Array.from({ length: 300 }, (_, n) => `Department ${n}`)]

const PEOPLE = {
  'ada@acme.example': { name: 'Ada Lovelace', groups: ['Engineering'] },
  'grace@acme.example': { name: 'Grace Hopper', groups: MANY_GROUPS },
}

describe('signing in to Ronspot, at a certified provider in Gatepass’s place', () => {
  const clock = movableClock()
  let publicUrl: string
  let gatepass: StandIn
  let ronspot: WorkplaceUnderTest

  before(async () => {
    const port = await freePort()
    publicUrl = `http://localhost:${port}`
    gatepass = await openStandIn(publicUrl, PEOPLE)
    ronspot = await openWorkplaceUnderTest({ publicUrl, issuer: gatepass.issuer, clock })
    await ronspot.listen(port)
  })
  beforeEach(() => clock.set(Date.now()))
  after(async () => {
    await ronspot.close()
    await gatepass.close()
  })

  const signIn = (browser: Browser, email?: string) =>
    browser.post(`${publicUrl}/sign-in`, email === undefined ? {} : { email })
  const callbackOf = (browser: Browser, email: string) =>
    browser.stopBefore(`${publicUrl}/callback`, () => signIn(browser, email))

  it('sends the address along, and comes back with the person, their groups and the day they wanted', async () => {
    const grace = newBrowser()
    const home = await grace.post(`${publicUrl}/sign-in`, {
      email: ' grace@acme.example ',
      return_to: `${publicUrl}/`,
    })
    assert.equal(home.status, 200)
    assert.match(home.body, /Grace Hopper/)
    assert.match(home.body, /button class="space free priority"/)
    const request = gatepass.asked.at(-1)
    assert.equal(request?.get('login_hint'), 'grace@acme.example')
    assert.equal(request?.get('code_challenge_method'), 'S256')
    assert.equal(request?.get('scope'), 'openid profile email groups')
    assert.ok((request?.get('state') ?? '').length >= 43)
    assert.ok((request?.get('nonce') ?? '').length >= 43)
  })

  it('goes without an address too, and leaves the question to Gatepass', async () => {
    const home = await signIn(newBrowser())
    assert.match(home.body, /Ada Lovelace/)
    assert.equal(gatepass.asked.at(-1)?.get('login_hint'), null)
  })

  it('asks again for an address that is none, and keeps what was typed', async () => {
    const answer = await signIn(newBrowser(), 'ada at acme"')
    assert.equal(answer.status, 400)
    assert.match(answer.body, /Please type your whole work e-mail/)
    assert.match(answer.body, /value="ada at acme&quot;"/)
  })

  describe('the way back', () => {
    it('B-04: refuses a state nobody made', async () => {
      const answer = await newBrowser().get(`${publicUrl}/callback?code=x&state=forged`)
      assertRefused(answer, 400, 'workplace.attempt_gone')
    })

    it('B-05: refuses a state made in another browser, and sends the code nowhere', async () => {
      const callback = await callbackOf(newBrowser(), 'ada@acme.example')
      const redeemed = gatepass.tokenRequests()
      assertRefused(await newBrowser().get(callback), 400, 'workplace.attempt_gone')
      assert.equal(gatepass.tokenRequests(), redeemed)
    })

    it('B-06: refuses a state that was used, and leaves the session as it is', async () => {
      const ada = newBrowser()
      const callback = await callbackOf(ada, 'ada@acme.example')
      await ada.get(callback)
      assertRefused(await ada.get(callback), 400, 'workplace.attempt_gone')
      assert.match((await ada.get(`${publicUrl}/`)).body, /Ada Lovelace/)
    })

    it('B-07: refuses an attempt older than ten minutes', async () => {
      const ada = newBrowser()
      const callback = await callbackOf(ada, 'ada@acme.example')
      clock.advance(600_001)
      assertRefused(await ada.get(callback), 400, 'workplace.attempt_gone')
    })

    for (const [name, change] of [
      ['B-10: another issuer in `iss`', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
      ['B-11: no `iss` though it was promised', (url: URL) => url.searchParams.delete('iss')],
    ] as const)
      it(`${name}: refused before the code is sent anywhere (RFC 9207 §2.4)`, async () => {
        const ada = newBrowser()
        const callback = new URL(await callbackOf(ada, 'ada@acme.example'))
        const redeemed = gatepass.tokenRequests()
        change(callback)
        assertRefused(await ada.get(callback.href), 502, 'workplace.sign_in_failed')
        assert.equal(gatepass.tokenRequests(), redeemed)
      })

    it('refuses a code that is not the one it was given', async () => {
      const ada = newBrowser()
      const callback = new URL(await callbackOf(ada, 'ada@acme.example'))
      callback.searchParams.set('code', 'stolen')
      assertRefused(await ada.get(callback.href), 502, 'workplace.sign_in_failed')
    })

    it('B-13: refuses a parameter sent twice', async () => {
      const ada = newBrowser()
      const callback = await callbackOf(ada, 'ada@acme.example')
      assertRefused(await ada.get(`${callback}&code=other`), 400, 'request.duplicate_parameter')
    })

    it('B-14: admits nobody on an answer with both a code and an error', async () => {
      const ada = newBrowser()
      const callback = await callbackOf(ada, 'ada@acme.example')
      assertRefused(await ada.get(`${callback}&error=access_denied`), 403, 'workplace.sign_in_refused')
      assert.match((await ada.get(`${publicUrl}/`)).body, /name="email"/)
    })

    it('says in our words that the company said no, and repeats none of theirs', async () => {
      const answer = await signIn(newBrowser(), 'nobody@acme.example')
      assertRefused(answer, 403, 'workplace.sign_in_refused')
      assert.doesNotMatch(answer.body, /not assigned/)
    })

    it('B-61: finishes two tabs in either order', async () => {
      const ada = newBrowser()
      const first = await callbackOf(ada, 'ada@acme.example')
      const second = await callbackOf(ada, 'ada@acme.example')
      assert.match((await ada.get(second)).body, /Ada Lovelace/)
      assert.match((await ada.get(first)).body, /Ada Lovelace/)
    })

    it('B-61: keeps five attempts, and forgets the oldest', async () => {
      const ada = newBrowser()
      const first = await callbackOf(ada, 'ada@acme.example')
      for (let n = 0; n < 5; n++) await callbackOf(ada, 'ada@acme.example')
      assert.equal(ada.cookieNames(/^ronspot_attempt_/).length, 5)
      assertRefused(await ada.get(first), 400, 'workplace.attempt_gone')
    })
  })

  describe('the session', () => {
    it('B-66, B-67: is a short cookie even with three hundred groups, set by an answer nobody caches', async () => {
      const grace = newBrowser()
      await signIn(grace, 'grace@acme.example')
      assert.ok(Buffer.byteLength(grace.cookie('ronspot_session')) <= 200)
      assert.ok(grace.answers.filter((a) => a.headers.has('set-cookie') && a.url.startsWith(publicUrl)).length > 0)
      for (const answer of grace.answers)
        if (answer.url.startsWith(publicUrl) && answer.headers.has('set-cookie'))
          assert.equal(answer.headers.get('cache-control'), 'no-store', answer.url)
    })

    it('B-63: gets a new token at every sign-in, and the old one is worth nothing', async () => {
      const ada = newBrowser()
      await signIn(ada, 'ada@acme.example')
      const before = ada.cookie('ronspot_session')
      await signIn(ada, 'ada@acme.example')
      assert.notEqual(ada.cookie('ronspot_session'), before)
      assert.match((await ronspot.get('/', before)).body, /name="email"/)
    })

    it('B-62: counts for nothing when its cookie arrives twice', async () => {
      const ada = newBrowser()
      await signIn(ada, 'ada@acme.example')
      const twice = `${ada.cookie('ronspot_session')}; ronspot_session=planted`
      assert.match((await ronspot.get('/', twice)).body, /name="email"/)
    })

    it('keeps neither its token nor the ID token readable in the database', async () => {
      const ada = newBrowser()
      await signIn(ada, 'ada@acme.example')
      const rows = JSON.stringify(await ronspot.deps.db.kysely.selectFrom('sessions').selectAll().execute())
      assert.doesNotMatch(rows, /eyJ/)
      assert.equal(rows.includes(ada.cookie('ronspot_session').split('=')[1] as string), false)
    })

    it('B-65: ends here and at Gatepass, and its cookie is worth nothing afterwards', async () => {
      const ada = newBrowser()
      await signIn(ada, 'ada@acme.example')
      const cookie = ada.cookie('ronspot_session')
      const away = await ada.stopBefore(gatepass.issuer, () => ada.post(`${publicUrl}/sign-out`, {}))
      const { searchParams } = new URL(away)
      assert.match(searchParams.get('id_token_hint') ?? '', /^eyJ/)
      assert.equal(searchParams.get('post_logout_redirect_uri'), `${publicUrl}/signed-out`)
      assert.match((await ronspot.get('/', cookie)).body, /name="email"/)
      const asks = await ada.get(away)
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(asks.body)?.[1] ?? ''
      const out = await ada.post(`${gatepass.issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
      assert.equal(out.url, `${publicUrl}/signed-out`)
      assert.match(out.body, /You are signed out/)
    })

    it('B-79: does not end because an image pointed at the sign-out', async () => {
      assert.equal((await newBrowser().get(`${publicUrl}/sign-out`)).status, 404)
    })
  })

  describe('begun by a tile (OIDC Core 1.0 §4)', () => {
    const initiate = (extra: Record<string, string> = {}) =>
      `${publicUrl}/initiate?${new URLSearchParams({ iss: gatepass.issuer, ...extra })}`

    it('goes on to Gatepass with its connection, and lands on the day the tile names', async () => {
      const day = ronspotDay(1)
      const ada = newBrowser()
      const home = await ada.get(
        initiate({
          connection: 'con_0123456789',
          login_hint: 'ada@acme.example',
          target_link_uri: `${publicUrl}/?day=${day}`,
        }),
      )
      assert.equal(home.url, `${publicUrl}/?day=${day}`)
      assert.match(home.body, /Ada Lovelace/)
      assert.equal(gatepass.asked.at(-1)?.get('connection'), 'con_0123456789')
    })

    it('B-77: works as a POST from another site', async () => {
      const ada = newBrowser()
      const fields = { iss: gatepass.issuer, login_hint: 'ada@acme.example' }
      const home = await ada.post(`${publicUrl}/initiate`, fields, { 'sec-fetch-site': 'cross-site' })
      assert.match(home.body, /Ada Lovelace/)
    })

    it('B-71: is refused in the name of any other issuer, and asks nothing of it', async () => {
      for (const iss of ['https://evil.example', `${gatepass.issuer}/`, `${gatepass.issuer}.evil.example`, ''])
        assertRefused(await newBrowser().get(initiate({ iss })), 400, 'workplace.issuer_unknown')
    })

    it('B-74: lands on the front page when the link points anywhere else', async () => {
      const home = await newBrowser().get(
        initiate({ login_hint: 'ada@acme.example', target_link_uri: 'https://evil.example/' }),
      )
      assert.equal(home.url, `${publicUrl}/`)
    })

    it('B-76: reads nothing it was not asked to read', async () => {
      const extra = { prompt: 'none', redirect_uri: 'https://evil.example', scope: 'admin', client_id: 'other' }
      const login_hint = 'ada@acme.example&prompt=none'
      await newBrowser().get(initiate({ ...extra, login_hint }))
      const asked = gatepass.asked.at(-1) as URLSearchParams
      assert.equal(asked.get('prompt'), null)
      assert.equal(asked.get('login_hint'), login_hint)
      assert.equal(asked.get('client_id'), 'ronspot')
      assert.equal(asked.get('scope'), 'openid profile email groups')
      assert.equal(asked.get('redirect_uri'), `${publicUrl}/callback`)
    })

    it('B-73: never switches a browser to somebody else without asking', async () => {
      const browser = newBrowser()
      await signIn(browser, 'ada@acme.example')
      browser.forgetCookies(/^_/)
      const asked = await browser.get(initiate({ login_hint: 'grace@acme.example' }))
      assert.equal(asked.url, `${publicUrl}/switch`)
      assert.match(asked.body, /Switch to Grace Hopper\?/)
      assert.match((await browser.get(`${publicUrl}/`)).body, /Ada Lovelace/)

      const stayed = await browser.post(`${publicUrl}/switch`, { answer: 'stay' })
      assert.match(stayed.body, /Ada Lovelace/)

      const adas = browser.cookie('ronspot_session')
      await browser.get(initiate({ login_hint: 'grace@acme.example', prompt: 'login' }))
      const switched = await browser.post(`${publicUrl}/switch`, { answer: 'switch' })
      assert.match(switched.body, /Grace Hopper/)
      assert.match((await ronspot.get('/', adas)).body, /name="email"/)
    })
  })

  it('says so when Gatepass does not answer, and signs out all the same', async () => {
    const alone = await openWorkplaceUnderTest({ publicUrl, issuer: `http://localhost:${await freePort()}`, clock })
    try {
      const refused = await alone.post('/sign-in', '', { email: 'ada@acme.example' })
      assert.equal(refused.status, 503)
      assert.match(refused.body, /workplace\.gatepass_unreachable/)
      const ada = await alone.signedIn({ sub: 'ada', name: 'Ada' })
      const out = await alone.post('/sign-out', ada, {})
      assert.equal(out.location, `${publicUrl}/signed-out`)
      assert.match((await alone.get('/', ada)).body, /name="email"/)
    } finally {
      await alone.close()
    }
  })

  function ronspotDay(ahead: number): string {
    return new Date(clock.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  }
})

function assertRefused(answer: { status: number; body: string }, status: number, code: string): void {
  assert.equal(answer.status, status, answer.body.slice(-1500))
  assert.ok(answer.body.includes(code), answer.body.slice(-1500))
  assert.match(answer.body, /err_[0-9a-z]{20}/)
  assert.match(answer.body, /Try again/)
}

type Answer = { url: string; status: number; headers: Headers; body: string }
type Browser = ReturnType<typeof newBrowser>

/** A browser as far as a sign-in can tell: cookies, redirects, forms. */
function newBrowser() {
  const jar = new Map<string, string>()
  const answers: Answer[] = []
  let stop: string | undefined

  async function visit(url: string, body?: URLSearchParams, headers: Record<string, string> = {}): Promise<Answer> {
    for (let hop = 0; hop < 12; hop++) {
      if (stop !== undefined && url.startsWith(stop)) throw new Stopped(url)
      const response = await fetch(url, {
        redirect: 'manual',
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
        ...(body === undefined ? {} : { body }),
      })
      for (const line of response.headers.getSetCookie()) keep(line)
      const answer = { url, status: response.status, headers: response.headers, body: await response.text() }
      answers.push(answer)
      const location = response.headers.get('location')
      if (location === null) return answer
      url = new URL(location, url).href
      body = undefined
    }
    throw new Error(`too many redirects: ${answers.map((a) => a.url).join(' → ')}`)
  }

  function keep(line: string): void {
    const [pair = ''] = line.split(';')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }

  return {
    answers,
    get: (url: string) => visit(url),
    post: (url: string, fields: Record<string, string>, headers?: Record<string, string>) =>
      visit(url, new URLSearchParams(fields), headers),
    async stopBefore(prefix: string, go: () => Promise<Answer>): Promise<string> {
      stop = prefix
      try {
        const reached = await go()
        throw new Error(`never came to ${prefix} but to ${reached.url}: ${reached.body.slice(-500)}`)
      } catch (error) {
        if (error instanceof Stopped) return error.url
        throw error
      } finally {
        stop = undefined
      }
    },
    cookie: (name: string) => `${name}=${jar.get(name) ?? ''}`,
    cookieNames: (pattern: RegExp) => [...jar.keys()].filter((name) => pattern.test(name)),
    forgetCookies: (pattern: RegExp) => {
      for (const name of jar.keys()) if (pattern.test(name)) jar.delete(name)
    },
  }
}

class Stopped extends Error {
  readonly url: string
  constructor(url: string) {
    super(`stopped before ${url}`)
    this.url = url
  }
}
