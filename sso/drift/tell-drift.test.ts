import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { guardedHttp } from '../../kit/guarded-http.ts'
import { postOffice } from '../../kit/post-office.ts'
import { type CrookedOkta, openCrookedOkta } from '../okta/crooked-okta.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'
import type { DriftDeps } from './drift-deps.ts'
import { runCheck } from './run-check.ts'

const DAY_MS = 24 * 60 * 60_000

describe('who is told of drift, and what the link in the letter opens', () => {
  let sso: SsoUnderTest
  let okta: CrookedOkta
  let deps: DriftDeps
  const http = guardedHttp({ allowPrivate: true })
  before(async () => {
    sso = await openSsoUnderTest()
    const log = { info() {}, warn() {}, error() {} }
    const house = { ...sso.house, log, publicUrl: sso.url, http }
    const more = { alertsTo: 'desk@gatepass.example', assertionKey: () => okta.rsa }
    deps = { ...house, allowPrivateNetworks: true, post: postOffice(house, {}), ...more }
  })
  after(async () => {
    http.close()
    await sso.close()
  })
  afterEach(() => okta.close())

  /** A customer with nobody but somebody who was asked for one step, after a night in which the secret was changed. */
  async function helped(name: string, step: SetupStep) {
    okta = await openCrookedOkta({ clock: sso.clock })
    const { organization: organizationId, connection: connectionId } = await sso.connect(name, [], okta)
    const links = setupLinkStore(deps)
    await links.create({ connectionId, organizationId, email: 'helper@out.example', name: 'Helper', step }, 'key_test')
    okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
    await runCheck(deps, connectionId, false)
    const letters = await deps.post.list(organizationId, 10)
    return { told: letters.map(({ to }) => to), links: await links.ofConnection(connectionId) }
  }

  it('hands nobody who was asked for one step a link to another (B-194)', async () => {
    const { told, links } = await helped('Asked for domains', 'domains')
    assert.deepEqual(told, ['desk@gatepass.example'])
    assert.deepEqual(
      links.map(({ step }) => step),
      ['domains'],
    )
  })

  it('writes to nobody whose link of the night was taken back: the one of before ran out, and is not there to revoke', async () => {
    okta = await openCrookedOkta({ clock: sso.clock })
    const { organization: organizationId, connection: connectionId } = await sso.connect('Left the company', [], okta)
    const links = setupLinkStore(deps)
    await links.create(
      { connectionId, organizationId, email: 'left@out.example', name: 'Left', step: null },
      'key_test',
    )
    const changed = async () => {
      sso.clock.advance(40 * DAY_MS)
      okta.misbehave({ nobodySignedIn: true })
      await runCheck(deps, connectionId, false)
      okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
      await runCheck(deps, connectionId, false)
    }
    await changed()
    const [ofTheNight] = await links.ofConnection(connectionId)
    assert.equal(ofTheNight?.createdBy, 'system')
    await links.revoke(ofTheNight.id, 'key_test')
    await changed()
    const letters = await deps.post.list(organizationId, 10)
    assert.deepEqual(
      letters.map(({ to }) => to),
      ['desk@gatepass.example', 'left@out.example'],
    )
  })

  it('goes on writing to somebody who was invited twice, when the first of the two was taken back', async () => {
    okta = await openCrookedOkta({ clock: sso.clock })
    const { organization: organizationId, connection: connectionId } = await sso.connect('Twice', [], okta)
    const links = setupLinkStore(deps)
    const invited = { connectionId, organizationId, email: 'it@customer.example', name: 'Mary', step: null }
    const first = await links.create(invited, 'key_test')
    sso.clock.advance(DAY_MS)
    await links.create(invited, 'key_test')
    sso.clock.advance(DAY_MS)
    await links.revoke(first.link.id, 'key_test')
    okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
    await runCheck(deps, connectionId, false)
    assert.deepEqual(
      (await deps.post.list(organizationId, 10)).map(({ to }) => to),
      ['it@customer.example'],
    )
  })

  it('writes in the language the guide was read in, and the link in the letter keeps it', async () => {
    okta = await openCrookedOkta({ clock: sso.clock })
    const { organization: organizationId, connection: connectionId } = await sso.connect('Wayne', [], okta)
    const links = setupLinkStore(deps)
    const invited = { connectionId, organizationId, email: 'it@wayne.example', name: 'Lucius', step: null }
    await links.create({ ...invited, language: 'de' }, 'key_test')
    sso.clock.advance(DAY_MS)
    okta.misbehave({ nobodySignedIn: true, secrets: ['another'] })
    await runCheck(deps, connectionId, false)
    const [letter] = await deps.post.list(organizationId, 10)
    assert.equal(letter?.language, 'de')
    assert.match(letter.subject, /^In Ihrem Okta hat sich etwas geändert: Die Anmeldung bei Ronspot kann scheitern$/)
    assert.match(
      letter.paragraphs.join('\n'),
      /^Guten Tag, Lucius,\njede Nacht[\s\S]*\n– Der Identitätsanbieter nimmt unsere Zugangsdaten nicht an/,
    )
    assert.doesNotMatch(letter.paragraphs.join('\n'), /customer|\bthe\b/)
    assert.deepEqual(
      (await links.ofConnection(connectionId)).map(({ language }) => language),
      ['de', 'de'],
    )
  })

  it('tells whoever was asked for just that step', async () => {
    const { told, links } = await helped('Asked for the app', 'app')
    assert.deepEqual(told, ['helper@out.example'])
    assert.deepEqual(
      links.map(({ step }) => step),
      ['app', 'app'],
    )
  })
})
