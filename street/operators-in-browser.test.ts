import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { auditHash } from '../sso/schema/audit-hash.ts'
import { openBrowser } from './browser.ts'
import { look } from './look-at-page.ts'
import { openTestStreet, type TestStreet } from './test-street.ts'

describe('operators, in a browser with passkeys', () => {
  let street: TestStreet
  let browser: Browser
  let page: Page
  let devices: CDPSession
  let laptop: string
  const complaints: string[] = []
  /** How far the street is ahead of the browser. */
  let ahead = 0
  before(async () => {
    await buildConsole()
    street = await openTestStreet('sqlite:files', { clock: { now: () => Date.now() + ahead } })
    browser = await openBrowser()
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (line) => {
      // What nobody signed in is refused, and what a test has refused on purpose.
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) complaints.push(line.text())
    })
    devices = await context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
  })
  after(async () => {
    await browser.close()
    await street.close()
  })

  /** A device with a fingerprint reader that says yes. @returns its id */
  async function plugIn(transport: 'internal' | 'usb' = 'internal'): Promise<string> {
    const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport,
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return authenticatorId
  }
  const at = (place: string) => `${street.report.sso.url}/console${place}`
  const signOut = async (name: string) => {
    await page.getByRole('button', { name: `Signed in: ${name}` }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
  }
  /** The newest letter's link. */
  async function linkFromLetter(): Promise<string> {
    const letters = await (await fetch(`${street.report.sso.url}/mailbox`)).text()
    return /http:\/\/[^"<]+\/console\/join\/[\w-]{43}/.exec(letters)?.[0] ?? ''
  }

  it('the first operator comes by the link the start printed, and the link is gone from the address', async () => {
    laptop = await plugIn()
    const { consoleUrl } = street.report.sso
    await page.goto(consoleUrl)
    await page.getByRole('heading', { name: 'Be the first operator' }).waitFor()
    await page.waitForURL(at('/first-run'))
    await look(page, '1-first-run')
    await page.reload()
    await page.getByLabel('Your name').fill('Olivia Owner')
    await page.getByLabel('Your work e-mail').fill('olivia@')
    await page.getByRole('button', { name: 'Make my passkey' }).click()
    await page.getByText('Invalid email').waitFor()
    await look(page, '2-first-run-wrong')
    await page.getByLabel('Your work e-mail').fill('olivia@ronspot.example')
    await page.getByRole('button', { name: 'Make my passkey' }).click()
    await page.getByRole('heading', { name: 'Organizations' }).waitFor()
    const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId: laptop })
    assert.equal(credentials.length, 1)
    assert.equal(credentials[0]?.isResidentCredential, true)

    await page.goto(consoleUrl)
    await page.getByText('This link does not work any more').waitFor()
    await look(page, '3-link-gone')
  })

  it('signs out, and in again without typing a name', async () => {
    await page.goto(at('/organizations'))
    await page.getByRole('heading', { name: 'Organizations' }).waitFor()
    await signOut('Olivia Owner')
    await look(page, '4-sign-in')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('heading', { name: 'Organizations' }).waitFor()
  })

  it('an owner invites, and manages who is there', async () => {
    await page.goto(at('/operators'))
    await page.getByRole('row', { name: /Olivia Owner \(you\).*Owner.*Active/ }).waitFor()
    await page.getByRole('button', { name: 'Invite operator' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Sam Support')
    await page.getByLabel('Work e-mail').fill('olivia@ronspot.example')
    await page.getByRole('button', { name: 'Send the invitation' }).click()
    await page.getByText('There is an operator with this e-mail address already.').waitFor()
    await look(page, '5-invite')
    await page.getByLabel('Work e-mail').fill('sam@ronspot.example')
    await page.getByRole('button', { name: 'Send the invitation' }).click()
    await page.getByRole('row', { name: /Sam Support.*Support.*Invited/ }).waitFor()
    await page.getByRole('button', { name: 'Manage Olivia Owner' }).click()
    await page.getByRole('menuitem', { name: 'Change name or role' }).click()
    await page.getByRole('radio', { name: 'Support' }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This is the only owner.').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await look(page, '6-operators')
  })

  it('makes an API key, shows it once, revokes it; asks for the passkey again when the sign-in is old', async () => {
    await page.goto(at('/api-keys'))
    ahead += 16 * 60_000
    await page.getByRole('button', { name: 'New API key' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Reports')
    await look(page, '7-new-key')
    await page.getByRole('button', { name: 'Make the key' }).click()
    await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
    await look(page, '7a-confirm')
    await page.getByRole('dialog', { name: 'Confirm that it is you' }).getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('You signed in more than fifteen minutes ago.').waitFor()
    await page.getByRole('button', { name: 'Make the key' }).click()
    await page.getByRole('button', { name: 'Confirm with your passkey' }).click()
    await page.getByRole('heading', { name: 'The new API key, once' }).waitFor()
    await page.getByRole('button', { name: 'Show API key' }).click()
    const key = (await page.locator('code', { hasText: /^gp_/ }).textContent()) ?? ''
    const ask = (method: string) =>
      fetch(`${street.report.sso.url}/api/organizations`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: '{"name":"x"}' }),
      })
    assert.equal((await ask('GET')).status, 200)
    assert.equal((await ask('POST')).status, 403, 'made to read, it changes something')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('row', { name: /Reports.*Read-only.*Works/ }).waitFor()
    await look(page, '8-api-keys')
    await page.getByRole('button', { name: 'Revoke Reports' }).click()
    await page.getByRole('button', { name: 'Revoke API key' }).click()
    await page.getByRole('row', { name: /Reports.*Revoked/ }).waitFor()
    assert.equal((await ask('GET')).status, 401)
  })

  it('says which API keys somebody made before they may less, or are shut out', async () => {
    const cookie = await street.openOperatorSession({ email: 'nora@ronspot.example', name: 'Nora Next', role: 'owner' })
    const made: string[] = []
    for (const [name, role] of [
      ['Import', 'owner'],
      ['Dashboard', 'read-only'],
    ] as const) {
      const answer = await fetch(`${street.report.sso.url}/api/api-keys`, {
        method: 'POST',
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        body: JSON.stringify({ name, role }),
      })
      made.push(((await answer.json()) as { key: string }).key)
    }
    await page.goto(at('/api-keys'))
    await page.getByRole('row', { name: /Import.*Owner.*Works.*Nora Next/ }).waitFor()
    await page.goto(at('/operators'))
    await page.getByRole('button', { name: 'Manage Nora Next' }).click()
    await page.getByRole('menuitem', { name: 'Change name or role' }).click()
    await page.getByRole('radio', { name: 'Support' }).check()
    await page.getByText('this becomes Support').waitFor()
    assert.deepEqual(await page.getByRole('dialog').getByRole('listitem').allInnerTexts(), ['Import Owner'])
    await look(page, '8a-lowered-keys')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /Nora Next.*Support/ }).waitFor()
    await page.getByRole('button', { name: 'Manage Nora Next' }).click()
    await page.getByRole('menuitem', { name: 'Disable' }).click()
    await page.getByText('Nora Next made these 2 API keys').waitFor()
    const listed = await page.getByRole('dialog').getByRole('listitem').allInnerTexts()
    assert.deepEqual(listed, ['Import Support', 'Dashboard Read-only'])
    assert.equal(await page.getByRole('checkbox', { name: 'Revoke them as well' }).isChecked(), true)
    await look(page, '8b-disable-with-keys')
    await page.getByRole('button', { name: 'Disable operator' }).click()
    await page.getByRole('row', { name: /Nora Next.*Disabled/ }).waitFor()
    for (const key of made) {
      const answer = await fetch(`${street.report.sso.url}/api/me`, { headers: { authorization: `Bearer ${key}` } })
      assert.equal(answer.status, 401)
    }
  })

  it('keeps several passkeys and never removes the last', async () => {
    await page.goto(at('/organizations'))
    await page.getByRole('button', { name: 'Signed in: Olivia Owner' }).click()
    await page.getByRole('link', { name: 'Your passkeys' }).click()
    await page.getByRole('heading', { name: 'Your passkeys' }).waitFor()
    await page.getByRole('button', { name: 'Manage' }).click()
    assert.equal(await page.getByRole('menuitem', { name: 'Remove' }).isDisabled(), true)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add passkey' }).click()
    await page.getByLabel('Call it').fill('The same again')
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByText('This device holds a passkey of yours for this desk already.').waitFor()
    await look(page, '9-add-passkey')
    const stick = await plugIn('usb')
    await page.getByLabel('Call it').fill('Key in the drawer')
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('row', { name: /Key in the drawer/ }).waitFor()
    await look(page, '10-passkeys')
    await page.getByRole('button', { name: 'Manage Key in the drawer' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page.getByRole('button', { name: 'Remove passkey' }).click()
    await page.getByRole('row', { name: /Key in the drawer/ }).waitFor({ state: 'detached' })
    await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: stick })
  })

  it('shows who changed what, each entry whole, and that nothing was changed since', async () => {
    await page.goto(at('/audit-log'))
    await page.getByText(/Chain intact up to \d+/).waitFor()
    await page.getByRole('combobox', { name: 'Kind of change' }).click()
    await page.getByRole('option', { name: 'Operators' }).click()
    const invited = page.getByRole('button', { name: /Operator: invited.*Sam Support.*Olivia Owner/ })
    await invited.click()
    await page.getByText('hash before').waitFor()
    await look(page, '11-audit-log')
    await page.getByRole('button', { name: 'Only this kind' }).click()
    await page.waitForURL(/action=operator.invited/)
    await page.getByText('operator.invited').first().waitFor()
    await page.getByRole('button', { name: 'Not only operator.invited' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), exportAs('To be checked (JSON Lines)')])
    const text = await fs.readFile(await file.path(), 'utf8')
    assert.match(file.suggestedFilename(), /^audit-log-.*\.jsonl$/)
    const [line = ''] = text.split('\n')
    const { hash, ...entry } = JSON.parse(line)
    assert.equal(auditHash(entry), hash)
    assert.match(text, /"head":/)
  })

  it('whoever was invited joins by their letter and sees no more than their role may; disabled, they are out', async () => {
    const letter = await linkFromLetter()
    await signOutFrom('/organizations', 'Olivia Owner')
    await page.goto(letter)
    await page.getByRole('heading', { name: 'You are invited' }).waitFor()
    await page.getByText('sam@ronspot.example').waitFor()
    await look(page, '12-join')
    await page.getByRole('button', { name: 'Make my passkey' }).click()
    await page.getByRole('heading', { name: 'Organizations' }).waitFor()
    await page.goto(at('/operators'))
    await page.getByRole('row', { name: /Sam Support \(you\).*Active/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Invite operator' }).count(), 0)
    assert.equal(await page.getByRole('button', { name: /^Manage/ }).count(), 0)
    await page.goto(at('/api-keys'))
    await page.getByRole('row', { name: /The street/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'New API key' }).count(), 0)

    const gatepass = (method: string, place: string) =>
      fetch(`${street.report.sso.url}/api${place}`, {
        method,
        headers: { authorization: `Bearer ${street.report.sso.apiKey}` },
      })
    const { items } = (await (await gatepass('GET', '/operators')).json()) as { items: { id: string; name: string }[] }
    const sam = items.find(({ name }) => name === 'Sam Support')
    assert.equal((await gatepass('POST', `/operators/${sam?.id}/disable`)).status, 200)
    await page.goto(at('/organizations'))
    await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
    // A person would pick theirs of the two on this device.
    const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId: laptop })
    const handle = Buffer.from(String(sam?.id)).toString('base64')
    const sams = credentials.find(({ userHandle }) => userHandle === handle)
    await devices.send('WebAuthn.removeCredential', {
      authenticatorId: laptop,
      credentialId: String(sams?.credentialId),
    })
    assert.deepEqual(complaints, [])
  })

  it('comes in through the Okta an owner named', async () => {
    const okta = street.acme.okta
    const [ada] = okta.people
    const gatepass = (method: string, place: string, body: object) =>
      fetch(`${street.report.sso.url}/api${place}`, {
        method,
        headers: { authorization: `Bearer ${street.report.sso.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    await gatepass('POST', '/operators', { email: ada?.login, name: 'Ada Lovelace', role: 'owner' })
    await page.goto(at('/operators'))
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('No connection is named').waitFor()
    await page.getByRole('button', { name: 'Name a connection' }).click()
    await page.getByRole('combobox', { name: 'Connection' }).click()
    await page.getByRole('option', { name: /^Acme/ }).click()
    await page.getByLabel('Type Acme to confirm').fill('Acm')
    assert.equal(await page.getByRole('button', { name: 'Name it' }).isDisabled(), true)
    await page.getByLabel('Type Acme to confirm').fill('Acme')
    await look(page, '13-name-connection')
    await page.getByRole('button', { name: 'Name it' }).click()
    await page.getByText(okta.url, { exact: false }).first().waitFor()
    await look(page, '14-own-okta')
    await signOut('Olivia Owner')
    await look(page, '15-sign-in-okta')
    await page.getByRole('link', { name: 'Sign in through Okta' }).click()
    await page.locator('input[name=username]').fill(String(ada?.login))
    await page.locator('input[type=password]').fill(String(ada?.password))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Organizations' }).waitFor()
    await page.getByRole('button', { name: 'Signed in: Ada Lovelace' }).waitFor()
    assert.deepEqual(complaints, [])
  })

  async function signOutFrom(place: string, name: string): Promise<void> {
    await page.goto(at(place))
    await signOut(name)
  }

  async function exportAs(what: string): Promise<void> {
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: what }).click()
  }
})
