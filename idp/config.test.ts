import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomToken } from '../kit/ids.ts'
import { idpConfig } from './config.ts'

describe("the configuration of Okta's side", () => {
  const good = { IDP_DATABASE_URL: 'sqlite::memory:', IDP_MASTER_KEYS: `k1:${randomToken(32)}` }
  const refuses = (env: Record<string, string | undefined>, message: RegExp) =>
    assert.throws(() => idpConfig({ ...good, ...env }), message)

  it('reads a good one', () => {
    const { port, baseUrl, masterKeys } = idpConfig(good)
    assert.deepEqual([port, baseUrl, masterKeys.length], [4200, 'http://okta.localhost:4200', 1])
    assert.equal(idpConfig({ ...good, IDP_BASE_URL: 'https://okta.example/' }).baseUrl, 'https://okta.example')
  })

  it('B-244: refuses what would start an unsafe server, and says exactly what it is', () => {
    refuses({ IDP_MASTER_KEYS: undefined }, /^ConfigUnusable: give one of IDP_MASTER_KEYS/)
    refuses({ IDP_MASTER_KEYS: 'k1:short' }, /IDP_MASTER_KEYS: a master key is not `id:` and 32 bytes in base64url/)
    refuses({ IDP_MASTER_KEYS: `k1:${'A'.repeat(43)}` }, /IDP_MASTER_KEYS holds a placeholder/)
    refuses({ IDP_MASTER_KEYS: undefined, IDP_MASTER_KEY_FILE: '/nowhere' }, /IDP_MASTER_KEY_FILE cannot be read/)
    refuses({ IDP_DATABASE_URL: undefined }, /IDP_DATABASE_URL is missing: sqlite:<path> or postgres/)
    refuses({ IDP_DATABASE_URL: 'mysql://x' }, /IDP_DATABASE_URL must be sqlite:<path> or postgres/)
    refuses({ IDP_PORT: 'x' }, /IDP_PORT must be a number/)
    refuses({ IDP_BASE_URL: 'https://okta.example/path' }, /IDP_BASE_URL must be an origin/)
    refuses({ NODE_ENV: 'production' }, /IDP_BASE_URL must be https when NODE_ENV is production/)
    refuses({ IDP_PROT: '1' }, /IDP_PROT is not a setting/)
  })

  it('never repeats a key in a message', () => {
    const secret = randomToken(20)
    try {
      idpConfig({ ...good, IDP_MASTER_KEYS: `k1:${secret}` })
      assert.fail('was taken')
    } catch (error) {
      assert.ok(!JSON.stringify(error).includes(secret) && !String(error).includes(secret))
    }
  })
})
