import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { randomToken } from '../kit/ids.ts'
import { ssoConfig } from './config.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatepass-config-'))
const good = {
  SSO_PUBLIC_URL: 'https://sso.example.com',
  GATEPASS_DATA_DIR: folder,
  GATEPASS_MASTER_KEYS: `k1:${randomToken(32)}`,
}

describe('the configuration of sso', () => {
  after(() => fs.rmSync(folder, { recursive: true }))

  it('is read from the environment once', async () => {
    const config = await ssoConfig(good)
    assert.equal(config.publicUrl, 'https://sso.example.com')
    assert.equal(config.port, 4100)
    assert.equal(config.databaseUrl, `sqlite:${folder}/sso.db`)
    assert.equal(config.allowPrivateNetworks, false)
    assert.equal(config.masterKeys[0]?.id, 'k1')
    const servers = ['10.0.0.53', '10.0.0.53:5353', 'fd00::53', '[fd00::53]:5353']
    assert.deepEqual((await ssoConfig({ ...good, SSO_DNS_SERVERS: servers.join(', ') })).dnsServers, servers)
  })

  it('makes a master key file where none was given', async () => {
    const { GATEPASS_MASTER_KEYS: _, ...rest } = good
    const first = await ssoConfig(rest)
    assert.deepEqual(await ssoConfig(rest), first)
    assert.equal(fs.statSync(path.join(folder, 'master.keys')).mode & 0o777, 0o600)
  })

  for (const [what, env, message] of [
    ['no public URL', { SSO_PUBLIC_URL: undefined }, /SSO_PUBLIC_URL: /],
    [
      'http in production',
      { SSO_PUBLIC_URL: 'http://sso.example.com' },
      /SSO_PUBLIC_URL: must be https; http is for localhost only/,
    ],
    [
      'a slash at the end of the issuer',
      { SSO_PUBLIC_URL: 'https://sso.example.com/' },
      /SSO_PUBLIC_URL: .*no slash at the end/,
    ],
    ['a path in the issuer', { SSO_PUBLIC_URL: 'https://sso.example.com/x' }, /SSO_PUBLIC_URL: /],
    ['a port that is none', { SSO_PORT: '99999' }, /SSO_PORT: /],
    ['a name server by name', { SSO_DNS_SERVERS: '10.0.0.53,dns.example.com' }, /SSO_DNS_SERVERS: wants IP addresses/],
    [
      'a name server’s port that is none',
      { SSO_DNS_SERVERS: '10.0.0.53:99999' },
      /SSO_DNS_SERVERS: wants IP addresses/,
    ],
    ['a database of another kind', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL: wants sqlite/],
    ['a short master key', { GATEPASS_MASTER_KEYS: 'k1:c2hvcnQ' }, /GATEPASS_MASTER_KEYS: .*32 bytes/],
    ['an empty master key', { GATEPASS_MASTER_KEYS: '' }, /GATEPASS_MASTER_KEYS: .*no key/],
    [
      'a placeholder master key',
      { GATEPASS_MASTER_KEYS: `k1:${'A'.repeat(43)}` },
      /GATEPASS_MASTER_KEYS: key k1 is a placeholder/,
    ],
    ['a name it does not know', { SSO_PUBIC_URL: 'x' }, /SSO_PUBIC_URL: unknown/],
  ] as const)
    it(`B-244: refuses ${what}`, async () => {
      await assert.rejects(ssoConfig({ ...good, ...env }), message)
    })

  it('B-244: does not start on it: one line, exit code 1, no value in it', () => {
    const started = spawnSync(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
      env: { PATH: process.env.PATH, ...good, GATEPASS_MASTER_KEYS: 'k1:a-secret-of-the-wrong-length' },
      encoding: 'utf8',
      timeout: 20_000,
    })
    assert.equal(started.status, 1)
    assert.match(started.stderr, /^sso does not start: GATEPASS_MASTER_KEYS: .*\n$/)
    assert.doesNotMatch(started.stderr, /a-secret/)
  })
})
