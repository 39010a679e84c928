import assert from 'node:assert/strict'
import http from 'node:http'
import { after, afterEach, before, describe, it } from 'node:test'
import { openCrookedOkta } from '../okta/crooked-okta.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'

const CALLBACKS = 500

describe('a provider that is slow, or late', () => {
  let sso: SsoUnderTest
  before(async () => {
    sso = await openSsoUnderTest()
  })
  after(() => sso.close())
  afterEach(() => sso.okta.behave())

  it('B-99: hangs with five hundred callbacks waiting: it gets twenty at once, and other companies notice nothing', async () => {
    const globex = await openCrookedOkta({ clock: sso.clock })
    const { connection } = await sso.connect('Globex', ['globex.example'], globex)
    const waiting = await Promise.all(
      Array.from({ length: CALLBACKS }, async () => {
        const browser = sso.browser()
        return { browser, callback: await sso.untilCallback(browser) }
      }),
    )
    let atOnce = 0
    let most = 0
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    sso.okta.misbehave({
      meanwhile: async () => {
        most = Math.max(most, ++atOnce)
        await held
        atOnce--
      },
    })
    const landed = waiting.map(({ browser, callback }) => browser.get(callback))
    const took: number[] = []
    for (let visit = 0; visit < 30; visit++) {
      const began = performance.now()
      const answer = await sso.signIn(sso.browser(), { connection })
      took.push(performance.now() - began)
      assert.ok(answer.location?.searchParams.get('code'), `${answer.status} ${answer.code}`)
    }
    letGo()
    const answers = await Promise.all(landed)
    assert.equal(most, 20)
    assert.equal(answers.filter(({ location }) => location?.searchParams.has('code')).length, CALLBACKS)
    took.sort((a, b) => a - b)
    assert.ok((took[14] ?? 0) < 1000, `others took ${took[14]} ms in the middle`)
    await globex.close()
  })

  it('B-99: nobody shuts another customer’s lane by saying that their own provider’s endpoint is there', async () => {
    const evil = await openCrookedOkta({ clock: sso.clock })
    try {
      evil.misbehave({ discovery: (said) => ({ ...said, token_endpoint: `${sso.okta.issuer}/nowhere` }) })
      sso.okta.misbehave({ unknownPath: { status: 503, body: '' } })
      const { connection } = await sso.connect('Evil', ['evil.example'], evil)
      for (let visit = 0; visit < 10; visit++)
        assert.equal((await sso.signIn(sso.browser(), { connection })).code, 'sign_in.idp_unavailable')
      const answer = await sso.signIn(sso.browser())
      assert.ok(answer.location?.searchParams.get('code'), `${answer.status} ${answer.code}`)
    } finally {
      await evil.close()
    }
  })

  it('B-99: a provider that trips over what anybody may bring back to us is there, and its people come in', async () => {
    for (let visit = 0; visit < 10; visit++) {
      const browser = sso.browser()
      const callback = await sso.untilCallback(browser)
      sso.okta.misbehave({ tokensRaw: { status: 500, body: '' } })
      callback.searchParams.set('code', 'made up')
      assert.equal((await browser.get(callback)).code, 'sign_in.idp_unavailable')
      sso.okta.behave()
    }
    const answer = await sso.signIn(sso.browser())
    assert.ok(answer.location?.searchParams.get('code'), `${answer.status} ${answer.code}`)
  })

  it('B-100: answers after the browser is gone and the attempt has run out: nobody is let in, nothing is kept', async () => {
    const browser = sso.browser()
    const callback = await sso.untilCallback(browser)
    let asked = () => {}
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve
    })
    let letGo = () => {}
    sso.okta.misbehave({
      meanwhile: () => {
        asked()
        return new Promise<void>((resolve) => {
          letGo = resolve
        })
      },
    })
    const kept = () => Promise.all([sso.count('accounts'), sso.count('sessions'), sso.count('grants')])
    const before = await kept()
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = http.get(callback, { headers: { cookie } }).on('error', () => {})
    await isAsked
    request.destroy()
    sso.clock.advance(11 * 60_000)
    letGo()
    const ended = async () => {
      const { items } = await sso.api<{ items: { reason: string }[] }>('GET', '/sign-ins?limit=1')
      return items[0]?.reason
    }
    while ((await ended()) !== 'state_expired') await new Promise((resolve) => setTimeout(resolve, 10))
    assert.deepEqual(await kept(), before)
    assert.equal((await browser.get(callback)).code, 'sign_in.state_expired')
  })
})
