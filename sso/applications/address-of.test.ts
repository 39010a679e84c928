import assert from 'node:assert/strict'
import { it } from 'node:test'
import { addressOf } from './address-of.ts'
import type { Application } from './application.ts'

it('the address of an application is an origin that was registered, of the tile’s page before a redirect URI', () => {
  const at = (initiateLoginUri: string | null, ...redirectUris: string[]) =>
    addressOf({ initiateLoginUri, redirectUris } as unknown as Application)
  assert.equal(
    at('https://app.example/initiate?x=1', 'https://auth.app.example/callback'),
    'https://app.example',
    'a link to the URI itself would begin a sign-in',
  )
  assert.equal(at(null, 'http://localhost:3000/callback', 'https://app.example/callback'), 'https://app.example')
  assert.equal(at(null, 'http://localhost:3000/callback'), 'http://localhost:3000')
  assert.equal(at(null), null)
})
