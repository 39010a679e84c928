import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'

// Each statement is a round trip to the database, which is most of what a sign-in waits for besides Okta. Counted where
// the driver sends them.
const postgres = databasesUnderTest().find(({ name }) => name === 'PostgreSQL')

describe('a sign-in in statements', { skip: postgres === undefined }, () => {
  let sso: SsoUnderTest
  const sent: string[] = []
  const { query } = pg.Client.prototype
  before(async () => {
    sso = await openSsoUnderTest({ databaseUrl: (await postgres?.url()) ?? '' })
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const [asked] = args as [string | { text?: string; name?: string }]
      sent.push(typeof asked === 'string' ? asked : String(asked.text ?? asked.name))
      return Reflect.apply(query, this, args)
    } as typeof query
  })
  after(async () => {
    pg.Client.prototype.query = query
    await sso.close()
  })

  it('needs five, from the application’s request to its tokens, with all that is written down', async () => {
    // What is remembered from then on, and prepared.
    assert.equal((await sso.redeem(await sso.signIn(sso.browser()))).status, 200)
    sent.length = 0
    const landed = await sso.signIn(sso.browser())
    assert.equal((await sso.redeem(landed)).status, 200)
    assert.ok(sent.length >= 3, 'nothing was counted')
    assert.ok(sent.length <= 5, sent.map((text) => text.slice(0, 80)).join('\n'))
  })
})
