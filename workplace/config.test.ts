import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { workplaceSettings } from './config.ts'

const ENOUGH = {
  GATEPASS_ISSUER: 'http://localhost:4100',
  GATEPASS_CLIENT_ID: 'app_1',
  GATEPASS_CLIENT_SECRET: 'hunter2hunter2',
}

describe('Ronspot’s configuration', () => {
  it('needs to know its Gatepass, and nothing else', () => {
    const settings = workplaceSettings(ENOUGH)
    assert.equal(settings.publicUrl, 'http://localhost:4000')
    assert.equal(settings.port, 4000)
    assert.equal(settings.sso.issuer, 'http://localhost:4100')
  })

  it('keeps the issuer to the letter, since an ID token has to match it to the letter', () => {
    const settings = workplaceSettings({ ...ENOUGH, GATEPASS_ISSUER: 'https://login.example/' })
    assert.equal(settings.sso.issuer, 'https://login.example/')
  })

  it('refuses plain http to another machine', () => {
    for (const issuer of [
      'http://login.example',
      'http://10.0.0.1:4100',
      'http://localhost.evil.example',
      'ftp://localhost',
    ])
      assert.throws(() => workplaceSettings({ ...ENOUGH, GATEPASS_ISSUER: issuer }), /GATEPASS_ISSUER/, issuer)
  })

  it('says every variable that is missing or wrong, and none of their values', () => {
    const env = {
      GATEPASS_CLIENT_SECRET: 'hunter2hunter2',
      WORKPLACE_PORT: '99999',
      WORKPLACE_TIME_ZONE: 'Mars/Olympus',
    }
    assert.throws(
      () => workplaceSettings(env),
      ({ message }: Error) =>
        ['GATEPASS_ISSUER', 'GATEPASS_CLIENT_ID', 'WORKPLACE_PORT', 'WORKPLACE_TIME_ZONE'].every((n) =>
          message.includes(n),
        ) && !/hunter2|99999|Olympus/.test(message),
    )
  })
})
