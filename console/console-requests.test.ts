import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { replaceAppRequest } from './idp/applications/app-requests.ts'
import { generalDraft, generalRequest } from './idp/applications/general-settings-request.ts'
import { createAppRequest, firstDraft, followUps, freeName } from './idp/applications/new-app-requests.ts'
import { readCause } from './idp/okta-causes.ts'
import type { OktaApp } from './idp/okta-types.ts'
import { asCurl } from './ui/api-request.ts'
import { inWords } from './ui/relative-time-words.ts'

const ACCESS = { origin: 'https://acme.okta.example', authorization: 'SSWS $OKTA_API_TOKEN' }

describe('the API call that would do the same', () => {
  it('is one shell word per argument, whatever the values hold', () => {
    const label = `O'Hara "$(touch /tmp/never)" \`id\` \\ \n end`
    const curl = asCurl({ method: 'POST', path: '/api/v1/apps', body: { label } }, ACCESS)
    const args = shellWords(curl.replace(/^curl/, 'set --'))
    assert.deepEqual(args.slice(0, 3), ['-X', 'POST', 'https://acme.okta.example/api/v1/apps'])
    assert.deepEqual(JSON.parse(args.at(-1) ?? ''), { label })
  })

  it('leaves the token to the shell', () => {
    const curl = asCurl({ method: 'GET', path: '/api/v1/apps' }, ACCESS)
    assert.match(curl, /-H "Authorization: SSWS \$OKTA_API_TOKEN"/)
  })
})

function shellWords(assignment: string): string[] {
  const script = `${assignment}\nfor word in "$@"; do printf '%s\\0' "$word"; done`
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

describe('causes of Okta’s errors', () => {
  it('name the field they begin with, by the last part of its path', () => {
    assert.deepEqual(readCause({ errorSummary: 'settings.oauthClient.redirect_uris.0: Must be https' }), {
      field: 'redirect_uris',
      text: 'Must be https',
    })
  })

  it('are sentences about nothing in particular otherwise', () => {
    const sentence = 'You have reached the maximum number of secrets: two.'
    assert.deepEqual(readCause({ errorSummary: sentence }), { field: undefined, text: sentence })
  })
})

describe('a new app integration', () => {
  it('takes the next free name', () => {
    assert.equal(freeName('My Web App', ['My Web App', 'my web app 1']), 'My Web App 2')
  })

  it('asks for tokens in the address only when implicit is ticked', () => {
    const draft = firstDraft('web', 'Ronspot')
    const body = createAppRequest(draft).body as { settings: { oauthClient: Record<string, unknown> } }
    assert.deepEqual(body.settings.oauthClient.response_types, ['code'])
    const implicit = createAppRequest({ ...draft, grants: { ...draft.grants, implicitIdToken: true } })
    const { oauthClient } = (implicit.body as typeof body).settings
    assert.deepEqual(oauthClient.grant_types, ['authorization_code', 'implicit'])
    assert.deepEqual(oauthClient.response_types, ['code', 'id_token'])
  })

  it('lets everybody in by Federation Broker Mode or by the group Everyone, never by both', () => {
    const everyone = { ...firstDraft('web', 'Ronspot'), access: 'everyone' as const }
    assert.deepEqual(followUps(everyone, '0oa1', '00gE'), [])
    const assigned = followUps({ ...everyone, federationBroker: false }, '0oa1', '00gE')
    assert.deepEqual(
      assigned.map(({ path }) => path),
      ['/api/v1/apps/0oa1/groups/00gE'],
    )
  })
})

const APP = {
  id: '0oa1',
  name: 'oidc_client',
  label: 'Ronspot',
  signOnMode: 'OPENID_CONNECT',
  accessibility: { selfService: false },
  visibility: { autoLaunch: false, autoSubmitToolbar: false, hide: { iOS: true, web: true } },
  credentials: {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own notation
    userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
    oauthClient: {
      autoKeyRotation: true,
      client_id: '0oa1',
      client_secret: 'never sent back',
      token_endpoint_auth_method: 'client_secret_basic',
      pkce_required: false,
    },
  },
  settings: {
    implicitAssignment: false,
    notes: { admin: null, enduser: null },
    oauthClient: {
      client_uri: null,
      logo_uri: null,
      redirect_uris: ['https://app.example/callback'],
      response_types: ['code'],
      grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
      application_type: 'web',
      consent_method: 'TRUSTED',
      issuer_mode: 'ORG_URL',
      idp_initiated_login: { mode: 'DISABLED', default_scope: [] },
      wildcard_redirect: 'DISABLED',
      dpop_bound_access_tokens: false,
    },
  },
  profile: { owner: 'IT' },
} as unknown as OktaApp

type Body = {
  label: string
  profile: unknown
  visibility: { hide: unknown }
  credentials: { oauthClient: Record<string, unknown> }
  settings: { oauthClient: Record<string, unknown> }
}

describe('an edit of an app', () => {
  it('keeps all that it does not say, and never a secret', () => {
    const body = replaceAppRequest(APP, { label: 'Parking' }).body as Body
    assert.equal(body.label, 'Parking')
    assert.deepEqual(body.profile, { owner: 'IT' })
    assert.deepEqual(body.settings.oauthClient, APP.settings.oauthClient)
    assert.equal('client_secret' in body.credentials.oauthClient, false)
  })

  it('keeps grants this console has no box for', () => {
    const body = generalRequest(APP, generalDraft(APP)).body as Body
    assert.deepEqual(body.settings.oauthClient.grant_types, APP.settings.oauthClient.grant_types)
  })

  it('“Either Okta or App” is SPEC and a tile; “App Only” takes the tile away', () => {
    const draft = { ...generalDraft(APP), initiateUri: ' https://app.example/go ', showWeb: true }
    const either = generalRequest(APP, { ...draft, initiatedBy: 'either' }).body as Body
    assert.deepEqual(either.settings.oauthClient.idp_initiated_login, { mode: 'SPEC', default_scope: [] })
    assert.equal(either.settings.oauthClient.initiate_login_uri, 'https://app.example/go')
    assert.deepEqual(either.visibility.hide, { web: false, iOS: true })
    const alone = generalRequest(APP, { ...draft, initiatedBy: 'app' }).body as Body
    assert.deepEqual(alone.visibility.hide, { web: true, iOS: true })
  })
})

describe('a time in words', () => {
  const now = Date.parse('2026-11-25T12:00:00Z')
  it('is what a person would say', () => {
    assert.equal(inWords(now - 4_000, now), 'just now')
    assert.equal(inWords(now - 5 * 60_000, now), '5 minutes ago')
    assert.equal(inWords(now + 3 * 86_400_000, now), 'in 3 days')
    assert.equal(inWords(now - 24 * 3_600_000, now), 'yesterday')
  })
})
