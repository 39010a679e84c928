import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { understandIssuer, understandOktaDomain } from './okta-domain.ts'

const issuerOf = (pasted: string, allowPrivate = false) => {
  const understood = understandOktaDomain(pasted, allowPrivate)
  return 'hint' in understood ? understood.hint : understood.issuer
}

describe('an Okta domain as people paste it', () => {
  it('B-197: is understood with everything around it that can mean only one thing', () => {
    for (const pasted of [
      'acme.okta.com',
      ' acme.okta.com ',
      'ACME.okta.com',
      'https://acme.okta.com',
      'http://acme.okta.com',
      'https://acme.okta.com/',
      'acme.okta.com.',
      '"acme.okta.com"',
      '“https://acme.okta.com”,',
      '<https://acme.okta.com>',
      '\u200bacme.okta.com\ufeff',
      'acme\u00ad.okta.com',
      'https://acme-admin.okta.com/admin/dashboard',
      'https://acme.okta.com/app/UserHome?fromLogin=true#x',
      'https://acme.okta.com/.well-known/openid-configuration',
      'https://acme.okta.com/oauth2',
      'https://acme.okta.com/oauth2/v1/authorize',
      'https://acme.okta.com:443/',
    ])
      assert.equal(issuerOf(pasted), 'https://acme.okta.com', pasted)
  })

  it('means the custom authorization server when it is an address of one', () => {
    const as = 'ausabcdefghij1234567'
    assert.equal(issuerOf('acme.okta.com/oauth2/default'), 'https://acme.okta.com/oauth2/default')
    assert.equal(issuerOf(`https://acme.okta.com/oauth2/${as}/v1/token`), `https://acme.okta.com/oauth2/${as}`)
    assert.equal(issuerOf('login.acme.com/oauth2/default/'), 'https://login.acme.com/oauth2/default')
    assert.equal(
      issuerOf(`https://acme.okta.com/.well-known/oauth-authorization-server/oauth2/${as}`),
      `https://acme.okta.com/oauth2/${as}`,
    )
  })

  it('takes -admin away from Okta’s hosts only', () => {
    assert.equal(issuerOf('acme-admin.oktapreview.com'), 'https://acme.oktapreview.com')
    assert.equal(issuerOf('sso-admin.acme.com'), 'https://sso-admin.acme.com')
  })

  it('is answered with a precise hint when it is something else', () => {
    for (const [pasted, hint] of [
      ['', /missing/],
      ['okta.com', /Okta’s own site/],
      ['https://www.okta.com/login', /Okta’s own site/],
      ['0oabcdefghij12345678', /client ID/],
      ['ada@acme.com', /e-mail/],
      ['https://user:pass@acme.okta.com', /user name/],
      ['acme', /^An Okta domain looks like acme\.okta\.com/],
      ['https://acme', /^An Okta domain looks like/],
      ['acme okta com', /not a domain/],
      ['javascript:alert(1)', /not a domain/],
      ['ftp://acme.okta.com', /not a domain/],
      ['acme.okta.com:8443', /no port/],
      ['аcme.okta.com', /outside a–z/],
    ] as const)
      assert.match(issuerOf(pasted), hint, pasted)
  })

  it('may be local and plain http in development, and not otherwise', () => {
    assert.equal(issuerOf('acme.okta.localhost:4200', true), 'http://acme.okta.localhost:4200')
    assert.equal(issuerOf('http://acme-admin.okta.localhost:4200/admin', true), 'http://acme.okta.localhost:4200')
    assert.equal(issuerOf('localhost:4200', true), 'http://localhost:4200')
    assert.equal(issuerOf('http://idp:4200', true), 'http://idp:4200')
    assert.match(issuerOf('globex', true), /^An Okta domain looks like acme\.okta\.com/)
    assert.match(issuerOf('acme.okta.localhost:4200'), /no port/)
  })
})

describe('an issuer as people paste it', () => {
  const exact = (pasted: string) => {
    const understood = understandIssuer(pasted, false)
    return 'hint' in understood ? understood.hint : understood.issuer
  }

  it('stays as it is, character for character (OIDC Core §3.1.3.7-2)', () => {
    for (const issuer of ['https://idp.example/', 'https://idp.example', 'https://idp.example/realms/Acme'])
      assert.equal(exact(` "${issuer}" `), issuer)
    assert.equal(exact('https://idp.example/.well-known/openid-configuration'), 'https://idp.example')
  })

  it('of an Okta host is understood as a domain is', () => {
    assert.equal(exact('https://acme-admin.okta.com/oauth2/default/'), 'https://acme.okta.com/oauth2/default')
  })

  it('has no query, fragment or user in it', () => {
    for (const issuer of ['https://idp.example?x=1', 'https://idp.example#x', 'https://u:p@idp.example'])
      assert.match(exact(issuer), /has no/)
  })
})
