import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { openBrowser } from './browser.ts'
import { noSidewaysScroll } from './console-under-test.ts'
import { jsonClient } from './json-client.ts'
import { look } from './look-at-page.ts'
import { signInOperator } from './operator-in-browser.ts'
import { newVisitor, openTestStreet, signInFromApp, type TestStreet } from './test-street.ts'

describe('the desk, where support helps', () => {
  let street: TestStreet
  let browser: Browser
  // One context for everybody, one after the other: a Chromium of a single process fetches with the cookies of the first.
  let context: BrowserContext
  const http = guardedHttp({ allowPrivate: true })
  before(async () => {
    await buildConsole()
    street = await openTestStreet('sqlite:files')
    browser = await openBrowser()
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  })
  after(async () => {
    await browser.close()
    await street.close()
    http.close()
  })

  const at = (place: string) => `${street.report.sso.url}/console${place}`
  async function open(role: 'owner' | 'support' | 'read-only') {
    for (const page of context.pages()) await page.close()
    await signInOperator(context, street, role)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    // What is sent on purpose to be refused is no complaint.
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 40[04]/.test(line.text())) complaints.push(line.text())
    })
    return { page, complaints }
  }

  it('a customer is added, invited and watched while they are at it', async () => {
    const { page, complaints } = await open('support')
    await page.goto(at(''))
    await page.getByRole('heading', { name: 'Organizations' }).waitFor()
    const acme = page.getByRole('row', { name: /Acme/ })
    await acme.getByText('Live').first().waitFor()
    await acme.getByText('acme.okta.localhost').first().waitFor()
    await page
      .getByRole('row', { name: /Globex/ })
      .getByText('has not opened the link yet')
      .waitFor()
    await look(page, 'organizations')

    await page.getByRole('button', { name: 'New organization' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Initech')
    await page.getByLabel('E-mail domains').fill('gmail.com')
    await page.getByLabel('Who runs their Okta').fill('Milton Waddams')
    await page.getByLabel('Work e-mail').fill('milton@initech.example')
    await page.getByRole('button', { name: 'Add and invite' }).click()
    await page.getByText('is a public mail service').waitFor()
    await look(page, 'new-organization')
    await page.getByLabel('E-mail domains').fill('initech.example, initech.test')
    await page.getByRole('combobox', { name: 'Language of our letters' }).click()
    await page.getByRole('option', { name: 'Deutsch' }).click()
    await page.getByLabel('Show it to me, once').check()
    await page.getByRole('button', { name: 'Add and invite' }).click()
    await page.getByRole('dialog', { name: 'The link, once' }).waitFor()
    await look(page, 'made-link')
    const url = await page.locator('code', { hasText: '/setup/' }).textContent()
    await page.getByRole('button', { name: 'Open Initech' }).click()

    await page.getByRole('heading', { name: 'Initech', level: 1 }).waitFor()
    await page.getByText('Milton Waddams has not opened the link yet.').waitFor()
    await look(page, 'organization-connections')
    await page.getByRole('link', { name: 'Watch the guide' }).click()
    await page.getByText('Nobody has it open').waitFor()

    await openGuide(context, url ?? '')
    await page.getByText('Here now').waitFor()
    await page.getByText('Needs them').waitFor()
    await page.getByText('The customer’s Okta administrator').waitFor()
    await look(page, 'watch-setup')
    assert.deepEqual(complaints, [])
  })

  it('people are found, signed out and kept out; domains are proven or vouched for; changes say who', async () => {
    const home = await signInFromApp(newVisitor(http), street, street.acme, 'ada@acme.example')
    assert.match(home.body, /Ada/)
    const { page, complaints } = await open('support')
    await page.goto(at(`/organizations/${street.acme.organization}#tab-people`))
    await page.getByRole('searchbox', { name: 'Name, e-mail or id' }).fill('ada@')
    await page.getByRole('button', { name: /^Open Ada/ }).click()
    await page.getByText('Signed in', { exact: true }).waitFor()
    await look(page, 'person')
    await page.getByRole('button', { name: 'End', exact: true }).click()
    await page.getByText('Ended', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^Keep Ada.* out$/ }).click()
    await page.getByRole('button', { name: 'Keep out', exact: true }).click()
    await page.getByRole('button', { name: /^Let Ada.* in again$/ }).click()
    await page.getByRole('button', { name: /^Keep Ada.* out$/ }).waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await look(page, 'organization-people')

    await page.getByRole('tab', { name: 'Domains' }).click()
    await page.getByRole('button', { name: 'Add domain' }).click()
    await page.getByLabel('Domain', { exact: true }).fill('acme.test')
    await page.getByRole('dialog').getByRole('button', { name: 'Add domain' }).click()
    await page.getByText('_gatepass.acme.test').waitFor()
    await look(page, 'organization-domains')

    await page.getByRole('tab', { name: 'Sign-ins' }).click()
    await page.getByText('Came in', { exact: true }).last().waitFor()
    await look(page, 'organization-sign-ins')
    await page.getByRole('tab', { name: 'Changes' }).click()
    await page.getByText('Session ended').waitFor()
    await page.getByText('Account deactivated').waitFor()
    await page.getByRole('cell', { name: 'You' }).first().waitFor()
    await look(page, 'organization-changes')
    assert.deepEqual(complaints, [])
  })

  it('a connection is disabled and enabled with one question each, and nobody comes in between', async () => {
    const { page, complaints } = await open('support')
    await page.goto(at(`/organizations/${street.acme.organization}`))
    await page.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: 'Disable' }).click()
    await page.getByRole('button', { name: 'Disable connection' }).click()
    await page.getByText('Switched off: nobody comes in through it.').waitFor()
    await page.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: 'Enable' }).click()
    await page.getByRole('button', { name: 'Enable connection' }).click()
    await page.getByText(/People sign in through/).waitFor()
    await look(page, 'organization-live')
    await page.getByRole('link', { name: 'Watch the guide' }).click()
    await page.getByRole('heading', { name: 'The guide of Acme' }).waitFor()
    await look(page, 'watch-live')
    await page.goto(at('/organizations/nobody'))
    await page.getByText('There is nothing here').waitFor()
    await page.goto(at('/nowhere'))
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    assert.deepEqual(complaints, [])
  })

  it('an application is registered, its secret shown once, replaced by a second one, and told how to connect', async () => {
    const { page, complaints } = await open('owner')
    await page.goto(at('/applications'))
    await page.getByRole('link', { name: 'Ronspot' }).waitFor()
    await look(page, 'desk-applications')
    await page.getByRole('button', { name: 'New application' }).click()
    await page.getByLabel('Name').fill('Deskspot')
    await page.getByLabel('Redirect URIs').fill('ftp://desk.example')
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByRole('alert').first().waitFor()
    await page.getByLabel('Redirect URIs').fill('https://desk.example/callback')
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByText('is shown now and never again').waitFor()
    await page.getByRole('button', { name: 'Show client secret' }).click()
    const secret = (await page.locator('code').last().textContent()) ?? ''
    assert.match(secret, /^[\w-]{32,}$/)
    await look(page, 'application-secret')
    await page.getByRole('button', { name: 'How to connect it' }).click()
    await page.getByRole('heading', { name: 'Deskspot' }).waitFor()
    await page.getByText(`${street.report.sso.url}/.well-known/openid-configuration`).first().waitFor()
    assert.equal((await page.content()).includes(secret), false)
    await page.getByRole('button', { name: 'Add secret' }).click()
    await page.getByRole('dialog', { name: 'The new secret, once' }).waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Remove' }).last().click()
    await page.getByRole('button', { name: 'Remove secret' }).click()
    await page.getByText('The secret is gone').waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Initiate login URI').fill('https://desk.example/login')
    await look(page, 'edit-application')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    await look(page, 'desk-application')
    assert.deepEqual(
      complaints.filter((line) => !line.includes('400')),
      [],
    )
  })

  it('B-211: shows what customers, people and applications are called, and runs none of it', async () => {
    const gatepass = jsonClient(http, street.report.sso.url, `Bearer ${street.report.sso.apiKey}`)
    const evil = [
      '<img src=x onerror=alert(1)>',
      '"><svg/onload=alert(1)>',
      '</title><script>alert(1)</script>',
      '{{constructor.constructor("alert(1)")()}}',
      'javascript:alert(1)',
    ].join(' ')
    const domains = ['one.evil.test', 'two.evil.test']
    const { id } = await gatepass('POST', '/api/organizations', { name: evil, domains })
    await gatepass('POST', '/api/connections', { organizationId: id })
    const link = { organizationId: id, name: evil, email: 'evil@evil.test' }
    const { connectionId } = await gatepass('POST', '/api/setup-links', link)
    await gatepass('POST', '/api/connections', { organizationId: id })
    const redirectUris = ['https://evil.test/callback']
    const application = await gatepass('POST', '/api/applications', { name: evil, redirectUris })
    const { page, complaints } = await open('owner')
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.goto(at(`/organizations?q=${id}`))
    await page.getByText('one.evil.test').waitFor()
    await look(page, 'organizations-evil')
    for (const place of [
      `/organizations/${id}`,
      `/organizations/${id}#tab-changes`,
      `/organizations/${id}/connections/${connectionId}`,
      `/applications/${application.id}`,
    ]) {
      await page.goto(at(place))
      await page.getByRole('heading', { level: 1 }).filter({ hasText: 'onerror' }).waitFor()
      await noSidewaysScroll(page, place)
    }
    assert.deepEqual(complaints, [])
  })

  it('shows whoever may only look everything, and nothing to press that would be refused', async () => {
    const { page } = await open('read-only')
    await page.goto(at('/organizations'))
    await page.getByRole('row', { name: /Acme/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'New organization' }).count(), 0)
    await page.getByRole('link', { name: 'Acme', exact: true }).click()
    await page.getByRole('link', { name: 'Watch the guide' }).waitFor()
    for (const name of ['Invite', 'Rename', /More for/])
      assert.equal(await page.getByRole('button', { name }).count(), 0)
  })

  it('is nobody’s who is not signed in, and is left by signing out', async () => {
    const { page } = await open('owner')
    await page.goto(at('/organizations'))
    await page.getByRole('button', { name: /^Signed in/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: /Sign in/ }).waitFor()
    const gatepass = jsonClient(http, street.report.sso.url, 'Bearer none')
    await assert.rejects(gatepass('GET', '/api/overview'))
  })
})

/** Milton, who was invited in German and whose browser is not, types something that is no Okta domain. */
async function openGuide(context: BrowserContext, url: string): Promise<void> {
  const guide = await context.newPage()
  guide.setDefaultTimeout(15_000)
  await guide.goto(url)
  await guide.getByRole('button', { name: 'Code senden' }).click()
  const mailbox = await context.newPage()
  await mailbox.goto(new URL('/mailbox', url).href)
  const code =
    (await mailbox
      .getByText(/^\d{6}$/)
      .first()
      .textContent()) ?? ''
  await mailbox.close()
  await guide.getByLabel('Code').fill(code)
  await guide.getByRole('button', { name: 'Weiter' }).click()
  await guide.getByRole('textbox', { name: 'Okta domain' }).fill('milton@initech.example')
  await guide.getByRole('button', { name: 'Check' }).click()
  await guide.getByText('Needs you').first().waitFor()
}
