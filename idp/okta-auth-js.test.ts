// Okta's own library for single-page apps, as it comes from npm, in a real browser: it knows nothing of us but the issuer.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { freePort } from '../kit/server.ts'
import { openBrowser } from '../street/browser.ts'
import { codeOf, enrolAtSignIn, requireFactor } from './test-factor.ts'
import { ADA, openTestOkta, PASSWORD, type TestApp, type TestOkta } from './test-okta.ts'

const require = createRequire(import.meta.url)
const LIBRARY = fs.readFileSync(
  require.resolve('@okta/okta-auth-js/package.json').replace('package.json', 'dist/okta-auth-js.min.js'),
)

describe('@okta/okta-auth-js in a browser', { timeout: 120_000 }, () => {
  let okta: TestOkta
  let app: TestApp
  let spa: http.Server
  let origin: string

  before(async () => {
    okta = await openTestOkta()
    const port = await freePort()
    // A neighbour of the org's own address, as with a custom domain: what a browser calls the same site.
    origin = `http://spa.okta.localhost:${port}`
    app = await okta.addApp({
      label: 'Single page',
      method: 'none',
      oauthClient: {
        application_type: 'browser',
        redirect_uris: [`${origin}/`],
        post_logout_redirect_uris: [`${origin}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        refresh_token: { rotation_type: 'ROTATE', leeway: 0 },
        initiate_login_uri: undefined,
        idp_initiated_login: undefined,
      },
    })
    await trust(origin)
    spa = await servePage(port)
  })
  after(async () => {
    spa?.closeAllConnections()
    spa?.close()
    await okta.close()
  })

  async function trust(trusted: string) {
    const now = okta.clock.now()
    await okta.idp.db.kysely
      .insertInto('trusted_origins')
      .values({
        id: 'tosSpa',
        org_id: okta.orgId,
        name: 'Single page',
        origin: trusted,
        scopes_json: JSON.stringify([{ type: 'CORS' }, { type: 'REDIRECT' }]),
        status: 'ACTIVE',
        created_at: now,
        updated_at: now,
      })
      .execute()
  }

  const page = () => `<!doctype html><title>app</title><h1>app</h1><script src="/library.js"></script><script>
    const options = { issuer: '${okta.url}', clientId: '${app.clientId}', redirectUri: location.origin + '/',
      scopes: ['openid', 'profile', 'email', 'offline_access'], postLogoutRedirectUri: location.origin + '/',
      tokenManager: { autoRenew: false } }
    window.auth = new OktaAuth(options)
  </script>`

  async function servePage(port: number): Promise<http.Server> {
    const server = http.createServer((request, response) => {
      const library = request.url === '/library.js'
      response.setHeader('content-type', library ? 'text/javascript' : 'text/html')
      response.end(library ? LIBRARY : page())
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return server
  }

  async function openApp(): Promise<{ browser: Browser; page: Page }> {
    const browser = await openBrowser()
    const page = await browser.newPage()
    await page.goto(`${origin}/`)
    return { browser, page }
  }

  // biome-ignore lint/suspicious/noExplicitAny: an untyped library in another world
  const inPage = (page: Page, work: string): Promise<any> => page.evaluate(`(async () => { ${work} })()`)

  async function signIn(page: Page): Promise<void> {
    await Promise.all([
      page.waitForURL(/\/login\/login\.htm/),
      inPage(page, 'await auth.signInWithRedirect()').catch(() => undefined),
    ])
    await page.getByLabel('Username').fill(ADA)
    if ((await page.getByLabel('Password').count()) === 0) await page.getByRole('button').first().click()
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((url) => url.origin === origin && url.searchParams.has('code'), { waitUntil: 'commit' })
    await page.waitForFunction('window.auth')
    await inPage(page, 'const { tokens } = await auth.token.parseFromUrl(); auth.tokenManager.setTokens(tokens)')
  }

  it('signs in by redirect with PKCE, asks userinfo, renews without a prompt, refreshes and signs out', async () => {
    const { browser, page } = await openApp()
    try {
      await signIn(page)
      const user = await inPage(page, 'return auth.token.getUserInfo()')
      assert.deepEqual([user.sub, user.name, user.email], [await okta.userId(ADA), 'Ada Lovelace', ADA])

      const silent = await inPage(
        page,
        "const { tokens } = await auth.token.getWithoutPrompt({ scopes: ['openid', 'email'] }); return tokens.idToken.claims",
      )
      assert.deepEqual([silent.sub, silent.aud], [user.sub, app.clientId])

      const rotated = await inPage(
        page,
        `const before = (await auth.tokenManager.getTokens()).refreshToken.refreshToken
         const tokens = await auth.token.renewTokens()
         return { before, after: tokens.refreshToken.refreshToken, claims: tokens.idToken.claims }`,
      )
      assert.notEqual(rotated.after, rotated.before, 'a single-page app has a new refresh token every time')
      assert.equal(rotated.claims.sub, user.sub)

      await Promise.all([
        page.waitForEvent('framenavigated', (frame) => frame.url() === `${origin}/`),
        inPage(page, 'await auth.signOut()').catch(() => undefined),
      ])
      await page.waitForFunction('window.auth')
      const after = await inPage(
        page,
        "return auth.token.getWithoutPrompt({ scopes: ['openid'] }).then(() => 'signed in', (error) => error.errorCode)",
      )
      assert.equal(after, 'login_required')
    } finally {
      await browser.close()
    }
  })

  /** What the page does with the session token it was given at the end. */
  const tokensFor = (sessionToken: string) =>
    `const { tokens } = await auth.token.getWithoutPrompt({ scopes: ['openid', 'email'], sessionToken: ${sessionToken} })
     auth.tokenManager.setTokens(tokens)
     return { claims: tokens.idToken.claims, user: await auth.token.getUserInfo(), session: await auth.session.exists() }`

  it('signs in with a name and a password on the page of the app, and the session token is good once', async () => {
    const { browser, page } = await openApp()
    try {
      const refused = await inPage(
        page,
        `return auth.signInWithCredentials({ username: '${ADA}', password: 'not hers' })
           .then((t) => t.status, (error) => [error.name, error.errorCode])`,
      )
      assert.deepEqual(refused, ['AuthApiError', 'E0000004'])
      const transaction = await inPage(
        page,
        `const { status, sessionToken, user } = await auth.signInWithCredentials({ username: '${ADA}', password: '${PASSWORD}' })
         return { status, sessionToken, login: user.profile.login }`,
      )
      assert.deepEqual([transaction.status, transaction.login], ['SUCCESS', ADA])
      const token = JSON.stringify(transaction.sessionToken)
      const { claims, user, session } = await inPage(page, tokensFor(token))
      assert.deepEqual([claims.sub, claims.aud, claims.amr], [await okta.userId(ADA), app.clientId, ['pwd']])
      assert.deepEqual([user.sub, user.email, session], [claims.sub, ADA, true])

      await inPage(page, 'await auth.closeSession()')
      const again = await inPage(page, `try { ${tokensFor(token)} } catch (error) { return error.errorCode }`)
      assert.equal(again, 'login_required')
    } finally {
      await browser.close()
    }
  })

  it('B-210: an origin nobody trusts reads nothing and frames nothing', async () => {
    const { browser, page } = await openApp()
    try {
      await signIn(page)
      await okta.idp.db.kysely.updateTable('trusted_origins').set({ status: 'INACTIVE' }).execute()
      const refused = await inPage(page, "return auth.token.getUserInfo().then(() => 'read', () => 'refused')")
      assert.equal(refused, 'refused')
      const timeout = "await auth.token.getWithoutPrompt({ scopes: ['openid'], timeout: 1500 })"
      const framed = await inPage(page, `try { ${timeout}; return 'answered' } catch (error) { return error.message }`)
      assert.equal(framed, 'OAuth flow timed out')
    } finally {
      await okta.idp.db.kysely.updateTable('trusted_origins').set({ status: 'ACTIVE' }).execute()
      await browser.close()
    }
  })

  it('takes the code of an authenticator app on the way, and the tokens say so', async () => {
    await requireFactor(okta)
    const secret = await enrolAtSignIn(okta, ADA)
    // The code that enrolled is used up.
    okta.clock.advance(60_000)
    const { browser, page } = await openApp()
    try {
      const wanted = await inPage(
        page,
        `window.transaction = await auth.signInWithCredentials({ username: '${ADA}', password: '${PASSWORD}' })
         return { status: transaction.status, factors: transaction.factors.map((f) => [f.factorType, f.provider]),
           token: transaction.sessionToken }`,
      )
      assert.deepEqual(wanted, {
        status: 'MFA_REQUIRED',
        factors: [['token:software:totp', 'GOOGLE']],
        token: undefined,
      })
      const resumed = await inPage(
        page,
        'return auth.tx.exists() ? (await auth.tx.resume()).status : "nothing to go on with"',
      )
      assert.equal(resumed, 'MFA_REQUIRED', 'after a reload the page asks where it was')
      const verify = (code: string) =>
        inPage(
          page,
          `const [factor] = transaction.factors
           return factor.verify({ passCode: '${code}' }).then((t) => (window.transaction = t).status, (e) => e.errorCode)`,
        )
      const good = codeOf(secret, okta.clock.now())
      assert.equal(await verify(good === '000000' ? '111111' : '000000'), 'E0000068')
      assert.equal(await verify(good), 'SUCCESS')
      const { claims } = await inPage(page, tokensFor('transaction.sessionToken'))
      assert.deepEqual([claims.sub, claims.amr], [await okta.userId(ADA), ['pwd', 'otp', 'mfa']])
    } finally {
      await browser.close()
    }
  })
})
