import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { randomToken } from '../kit/ids.ts'
import { idpConfig } from './config.ts'

describe("the configuration of Okta's side", () => {
  const good = { IDP_DATABASE_URL: 'sqlite::memory:', IDP_MASTER_KEYS: `k1:${randomToken(32)}` }
  const refuses = (env: Record<string, string | undefined>, message: RegExp) =>
    assert.rejects(idpConfig({ ...good, ...env }), message)

  it('reads a good one', async () => {
    const { port, baseUrl, masterKeys, laptop } = await idpConfig(good)
    assert.deepEqual([port, baseUrl, masterKeys.length, laptop], [4200, 'http://okta.localhost:4200', 1, false])
    const named = await idpConfig({ ...good, IDP_BASE_URL: 'https://okta.example/' })
    assert.equal(named.baseUrl, 'https://okta.example')
    const more = {
      IDP_SMTP_URL: 'smtp://mail.example',
      IDP_MAIL_FROM: 'Okta <o@mail.example>',
      IDP_SEED_FILE: 'o.yaml',
    }
    const { smtpUrl, mailFrom, seedFile } = await idpConfig({ ...good, ...more })
    assert.deepEqual([smtpUrl, mailFrom, seedFile], Object.values(more))
  })

  it('knows the port that is in its addresses, when any free one will do', async () => {
    const { port, baseUrl } = await idpConfig({ ...good, IDP_PORT: '0' })
    assert.notEqual(port, 0)
    assert.equal(baseUrl, `http://okta.localhost:${port}`)
  })

  it('on a laptop needs nothing: database and keys are in the data folder, for nobody else to read', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'idp-config-'))
    const dataDir = path.join(folder, 'data')
    const first = await idpConfig({ GATEPASS_DATA_DIR: dataDir })
    assert.equal(first.laptop, true)
    assert.equal(first.databaseUrl, `sqlite:${path.join(dataDir, 'okta-alone.db')}`)
    assert.equal((await fs.stat(path.join(dataDir, 'master.keys'))).mode & 0o777, 0o600)
    assert.deepEqual((await idpConfig({ GATEPASS_DATA_DIR: dataDir })).masterKeys, first.masterKeys)
    await fs.rm(folder, { recursive: true })
  })

  it('B-244: half a configuration is none, and in production nothing is made up', async () => {
    const production = { NODE_ENV: 'production', IDP_BASE_URL: 'https://okta.example' }
    await assert.rejects(idpConfig({ ...production }), /IDP_DATABASE_URL is missing/)
    await refuses({ IDP_DATABASE_URL: undefined }, /IDP_DATABASE_URL is missing/)
    await refuses({ IDP_MASTER_KEYS: undefined }, /give one of IDP_MASTER_KEYS/)
  })

  it('B-244: a house that others reach over https is in production, whether or not anybody said so', async () => {
    const isProduction = async (env: Record<string, string>) => (await idpConfig({ ...good, ...env })).production
    assert.equal(await isProduction({ IDP_BASE_URL: 'https://okta.example' }), true)
    assert.equal(await isProduction({ IDP_BASE_URL: 'https://localhost.okta.example' }), true)
    assert.equal(await isProduction({ NODE_ENV: 'production', IDP_BASE_URL: 'https://okta.localhost' }), true)
    for (const IDP_BASE_URL of ['https://okta.localhost:4200', 'https://localhost', 'http://okta.localhost:4200'])
      assert.equal(await isProduction({ IDP_BASE_URL }), false, IDP_BASE_URL)
  })

  it('B-244: refuses what would start an unsafe server, and says exactly what it is', async () => {
    await refuses({ IDP_MASTER_KEYS: undefined }, /^ConfigUnusable: give one of IDP_MASTER_KEYS/)
    await refuses(
      { IDP_MASTER_KEYS: 'k1:short' },
      /IDP_MASTER_KEYS: a master key is not `id:` and 32 bytes in base64url/,
    )
    await refuses({ IDP_MASTER_KEYS: `k1:${'A'.repeat(43)}` }, /IDP_MASTER_KEYS holds a placeholder/)
    await refuses({ IDP_MASTER_KEYS: undefined, IDP_MASTER_KEY_FILE: '/nowhere' }, /IDP_MASTER_KEY_FILE cannot be read/)
    await refuses({ IDP_DATABASE_URL: undefined }, /IDP_DATABASE_URL is missing: sqlite:<path> or postgres/)
    await refuses({ IDP_DATABASE_URL: 'mysql://x' }, /IDP_DATABASE_URL must be sqlite:<path> or postgres/)
    await refuses({ IDP_PORT: 'x' }, /IDP_PORT must be a number/)
    await refuses({ IDP_BASE_URL: 'https://okta.example/path' }, /IDP_BASE_URL must be an origin/)
    await refuses({ NODE_ENV: 'production' }, /IDP_BASE_URL must be https when NODE_ENV is production/)
    await refuses({ IDP_SMTP_URL: 'http://mail' }, /IDP_SMTP_URL must be smtp/)
    await refuses({ IDP_MAIL_FROM: 'o@x.example\r\nBcc: all@x.example' }, /IDP_MAIL_FROM must be an address/)
    await refuses({ IDP_PROT: '1' }, /IDP_PROT is not a setting/)
  })

  it('never repeats a key in a message', async () => {
    const secret = randomToken(20)
    try {
      await idpConfig({ ...good, IDP_MASTER_KEYS: `k1:${secret}` })
      assert.fail('was taken')
    } catch (error) {
      assert.ok(!JSON.stringify(error).includes(secret) && !String(error).includes(secret))
    }
  })
})
