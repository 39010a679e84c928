import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { testCertificate } from '../idp/domains/test-certificate.ts'
import { ADA } from '../idp/test-okta.ts'
import { type ConsoleUnderTest, findsNothing, noSidewaysScroll, openConsole } from './console-under-test.ts'

// Trusted origins, domains and the System Log, in a real browser.

let console: ConsoleUnderTest
before(async () => {
  console = await openConsole()
})
after(() => console.close())

const ORIGINS = '/admin/access/api/trusted-origins'
const DOMAINS = '/admin/customizations/domains'
const LOG = '/admin/reports/system-log'

describe('an administrator trusts an origin', () => {
  it('with the keyboard alone: adds, is told what is wrong, edits, puts to sleep, deletes', async () => {
    const { page, complaints } = await console.visit(ORIGINS)
    await page.getByText('No trusted origins yet').waitFor()
    assert.equal(await page.title(), 'API · Acme Admin')
    assert.equal(await page.locator('nav[aria-label=API] a[aria-current=page]').textContent(), 'Trusted Origins')
    await findsNothing(page, 'no origins')

    await press(page, 'Add Origin')
    await type(page, page.getByLabel('Origin name'), 'Ronspot')
    await type(page, page.getByLabel('Origin URL'), 'app.ronspot.example')
    await press(page, 'Save')
    await page.locator('input[aria-invalid=true]').waitFor()
    await findsNothing(page, 'a refused origin')
    forgive(complaints, '400')
    await type(page, page.getByLabel('Origin URL'), 'https://App.Ronspot.example/sign-in?x=1')
    await page.getByText('Saved without its path, as browsers say it: https://app.ronspot.example').waitFor()
    await page.getByRole('checkbox', { name: /Redirect/ }).focus()
    await page.keyboard.press('Space')
    await findsNothing(page, 'the dialog')
    await press(page, 'Save')
    await page.getByRole('row', { name: /Ronspot https:\/\/app\.ronspot\.example CORS, Redirect.*Active/ }).waitFor()
    await findsNothing(page, 'the list')
    const [origin] = await callApi('GET', '/api/v1/trustedOrigins')
    assert.equal(origin.origin, 'https://app.ronspot.example')
    assert.deepEqual(origin.scopes, [{ type: 'CORS' }, { type: 'REDIRECT' }])

    await choose(page, 'Ronspot', 'Edit')
    await type(page, page.getByLabel('Origin name'), 'Ronspot parking')
    await page.getByRole('checkbox', { name: /Redirect/ }).focus()
    await page.keyboard.press('Space')
    await page.getByText('The API call that would do the same').click()
    const call = (await page.locator('[role=dialog] pre').textContent()) ?? ''
    assert.match(call, /^curl -X PUT 'http:\/\/acme\.okta\.localhost:\d+\/api\/v1\/trustedOrigins\/tos\w{17}'/)
    assert.match(call, /"name": "Ronspot parking"/)
    await press(page, 'Save')
    await page.getByRole('row', { name: /Ronspot parking .* CORS .*Active/ }).waitFor()

    await choose(page, 'Ronspot parking', 'Deactivate')
    await page.getByRole('row', { name: /Ronspot parking .*Inactive/ }).waitFor()
    await choose(page, 'Ronspot parking', 'Activate')
    await page.getByRole('row', { name: /Ronspot parking .*Active/ }).waitFor()
    await choose(page, 'Ronspot parking', 'Delete')
    await findsNothing(page, 'the question before deleting')
    await press(page, 'Delete origin')
    await page.getByText('No trusted origins yet').waitFor()
    assert.deepEqual(await callApi('GET', '/api/v1/trustedOrigins'), [])
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('an administrator adds a domain', () => {
  it('with the keyboard alone: records, why not, verified, certificate, deleted', async () => {
    const { page, complaints } = await console.visit(DOMAINS)
    await page.getByText('No domains yet').waitFor()
    await findsNothing(page, 'no domains')
    await press(page, 'Add domain')
    await type(page, page.getByRole('textbox', { name: 'Domain' }), 'acme.example')
    await press(page, 'Add domain', '[role=dialog]')
    await page.getByText('Must be a subdomain such as login.example.com').waitFor()
    forgive(complaints, '400')
    await type(page, page.getByRole('textbox', { name: 'Domain' }), 'login.acme.localhost')
    await page.getByRole('radio', { name: /Bring your own/ }).focus()
    await page.keyboard.press('Space')
    await findsNothing(page, 'the dialog')
    await press(page, 'Add domain', '[role=dialog]')
    await page.getByText('Not verified yet').waitFor()
    const [domain] = (await callApi('GET', '/api/v1/domains')).domains
    const records = page.getByRole('table', { name: 'DNS records of login.acme.localhost' })
    await records.getByText(domain.dnsRecords[0].values[0]).waitFor()
    await records.getByText('acme.okta.localhost').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Copy value of the TXT record' }).count(), 1)
    await findsNothing(page, 'a domain that is not verified')

    await press(page, 'Verify login.acme.localhost')
    await page.getByText(`People can sign in at http://login.acme.localhost:${console.okta.port}`).waitFor()
    await findsNothing(page, 'a verified domain')

    const now = Date.now()
    const made = testCertificate('login.acme.localhost', now - 60_000, now + 90 * 24 * 60 * 60_000)
    await press(page, 'Upload certificate of login.acme.localhost')
    await page.getByRole('textbox', { name: 'Certificate', exact: true }).fill(made.certificate)
    await page.getByLabel('Private key').fill(testCertificate('x.y.example', now, now + 1).privateKey)
    await page.getByLabel('Certificate chain').fill(made.chain)
    await page.getByText('The API call that would do the same').click()
    assert.doesNotMatch((await page.locator('[role=dialog] pre').textContent()) ?? '', /KEY-----[^…]/)
    await press(page, 'Upload certificate', '[role=dialog]')
    await page.getByText('It does not belong to the certificate').waitFor()
    forgive(complaints, '400')
    await page.getByLabel('Private key').fill(made.privateKey)
    await findsNothing(page, 'the certificate dialog')
    await press(page, 'Upload certificate', '[role=dialog]')
    await page.getByText('CN=login.acme.localhost').waitFor()

    await press(page, 'Delete login.acme.localhost')
    await findsNothing(page, 'the question before deleting')
    await press(page, 'Delete domain')
    await page.getByText('No domains yet').waitFor()
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('and is told which record is missing', async () => {
    await callApi('POST', '/api/v1/domains', { domain: 'login.acme.invalid', certificateSourceType: 'OKTA_MANAGED' })
    const { page, complaints } = await console.visit(DOMAINS)
    await press(page, 'Verify login.acme.invalid')
    await page.getByText('Failed to verify').waitFor()
    await page.getByText(/TXT _oktaverification\.login\.acme\.invalid (is not there|could not be looked up)/).waitFor()
    await findsNothing(page, 'a domain that failed')
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

const HOSTILE = ['<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', '{{constructor.constructor("alert(1)")()}}']

describe('an administrator reads the System Log', () => {
  it('by words, by type and outcome, each event whole, the address saying what is shown', async () => {
    await callApi('POST', '/api/v1/groups', { profile: { name: 'Parking north' } })
    await console.okta.browser().signIn(ADA, 'wrong')
    const { page, complaints } = await console.visit(LOG)
    const events = page.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem')
    await events.first().waitFor()
    const published = (await page.evaluate(
      `[...document.querySelectorAll('ol time')].map((each) => each.dateTime)`,
    )) as string[]
    assert.deepEqual(published, [...published].sort().reverse(), 'newest first')
    await findsNothing(page, 'the log')

    await type(page, page.getByLabel('Search events by words'), 'north group.lifecycle.create')
    await page.waitForURL(/q=north\+group\.lifecycle\.create/)
    await events.nth(1).waitFor({ state: 'detached' })
    await press(page, /^.*Create Okta group.*Parking north/)
    await page.getByRole('button', { expanded: true }).waitFor()
    const [shown] = await callApi('GET', '/api/v1/logs?q=north%20group.lifecycle.create')
    for (const value of [shown.uuid, shown.target[0].id, shown.actor.alternateId, shown.transaction.id])
      await page.locator('dd', { hasText: value }).first().waitFor()
    await page.getByRole('heading', { name: 'Debug context' }).waitFor()
    await findsNothing(page, 'an open event')

    await press(page, 'Only this target')
    await page.waitForURL(/filter=target\.id/)
    await press(page, 'Remove this filter')
    await type(page, page.getByLabel('Search events by words'), ' ')
    await page.waitForURL((url) => !url.searchParams.has('filter'))
    await type(page, page.getByRole('combobox', { name: 'Event type' }), 'user.session.')
    await page.keyboard.press('Escape')
    await page.waitForURL(/type=user\.session\./)
    await page.getByRole('combobox', { name: 'Outcome' }).click()
    await page.getByRole('option', { name: 'Failure' }).click()
    await page.waitForURL(/outcome=FAILURE/)
    await page
      .getByRole('button', { name: /User login to Okta.*Ada Lovelace.*Failure.*INVALID_CREDENTIALS/s })
      .waitFor()
    await events.nth(1).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: /INVALID_CREDENTIALS/ }).waitFor()
    await page.getByText('The API call that reads them').click()
    const call = (await page.locator('pre').first().textContent()) ?? ''
    assert.match(decodeURIComponent(call), /eventType\+sw\+"user\.session\."\+and\+outcome\.result\+eq\+"FAILURE"/)
    await type(page, page.getByLabel('Search events by words'), 'nothing-is-called-this')
    await page.getByText('No events').waitFor()
    await findsNothing(page, 'nothing found')
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('between two times', async () => {
    const { page, complaints } = await console.visit(`${LOG}?range=custom&from=2020-01-01T00:00&to=2020-01-02T00:00`)
    await page.getByText('No events').waitFor()
    assert.equal(await page.getByLabel('From', { exact: true }).inputValue(), '2020-01-01T00:00')
    assert.equal(await page.getByRole('switch', { name: 'Live' }).isDisabled(), true, 'what has ended has no news')
    await findsNothing(page, 'a range')
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('live: what happens elsewhere appears on top by itself', async () => {
    const { page, complaints } = await console.visit(`${LOG}?type=group.lifecycle.`)
    await page
      .getByRole('button', { name: /Create Okta group/ })
      .first()
      .waitFor()
    await page.getByRole('switch', { name: 'Live' }).focus()
    await page.keyboard.press('Space')
    console.okta.clock.advance(1_000)
    await callApi('POST', '/api/v1/groups', { profile: { name: 'Came meanwhile' } })
    await page.getByRole('listitem').filter({ hasText: 'Came meanwhile' }).waitFor()
    assert.match((await page.locator('ol > li').first().textContent()) ?? '', /Came meanwhile/)
    assert.equal(await page.getByRole('listitem').filter({ hasText: 'Came meanwhile' }).count(), 1)
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('B-211: what somebody typed is text: shown, never run', async () => {
    for (const name of HOSTILE) {
      await callApi('POST', '/api/v1/groups', { profile: { name } })
      await callApi('POST', '/api/v1/trustedOrigins', {
        name,
        origin: `https://x${HOSTILE.indexOf(name)}.example`,
        scopes: [{ type: 'CORS' }],
      })
    }
    await fetch(`http://127.0.0.1:${console.okta.port}/api/v1/users/me`, {
      headers: { authorization: `SSWS ${console.okta.apiToken}`, 'user-agent': HOSTILE[0] as string },
    })
    await callApi('POST', '/api/v1/groups', { profile: { name: 'By a hostile browser' } }, HOSTILE[0])
    const { page, complaints } = await console.visit(LOG)
    for (const name of HOSTILE) await page.locator('ol bdi', { hasText: name }).first().waitFor()
    await page.getByRole('button', { name: /By a hostile browser/ }).click()
    await page.locator('dd', { hasText: HOSTILE[0] as string }).waitFor()
    await page.goto(`${console.okta.url}${ORIGINS}`)
    for (const name of HOSTILE) await page.getByRole('cell', { name, exact: true }).waitFor()
    assert.equal(await page.locator('main img').count(), 0)
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('on a phone, in the dark', () => {
  it('every screen fits, and nothing is hard to see', async () => {
    await callApi('POST', '/api/v1/trustedOrigins', {
      name: 'A rather long name that somebody gave to an origin of theirs',
      origin: 'https://an-address-that-is-long.staging.eu-west-1.acme.example:8443',
      scopes: [{ type: 'REDIRECT' }],
    })
    const { page, complaints } = await console.visit(ORIGINS, {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.getByText('A rather long name').waitFor()
    await fits(page, 'the origins')
    await page.getByRole('button', { name: 'Add Origin' }).click()
    await fits(page, 'the origin dialog')
    await page.goto(`${console.okta.url}${DOMAINS}`)
    await page
      .getByRole('table', { name: /^DNS records/ })
      .first()
      .waitFor()
    await fits(page, 'the domains')
    await page.goto(`${console.okta.url}${LOG}?filter=${encodeURIComponent('severity eq "WARN"')}`)
    await page.locator('ol > li button').first().click()
    await page.getByRole('heading', { name: 'Actor' }).waitFor()
    await fits(page, 'the log with an open event')
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

async function fits(page: Page, name: string): Promise<void> {
  await findsNothing(page, `${name} on a phone in the dark`)
  await noSidewaysScroll(page, name)
}

/** A refusal is meant to be seen; the browser writes it to its console besides. */
function forgive(complaints: string[], status: string): void {
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes(`status of ${status}`)))
}

async function press(page: Page, name: string | RegExp, within = 'body'): Promise<void> {
  await page.locator(within).getByRole('button', { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
}

/** From the menu of what is in a row. */
async function choose(page: Page, name: string, what: string): Promise<void> {
  await press(page, `Actions for ${name}`)
  const item = page.getByRole('menuitem', { name: what, exact: true })
  await item.waitFor()
  await item.focus()
  await page.keyboard.press('Enter')
}

async function type(page: Page, field: ReturnType<Page['getByLabel']>, text: string): Promise<void> {
  await field.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

// biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
async function callApi(method: string, path: string, body?: unknown, userAgent = 'test'): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${console.okta.port}${path}`, {
    method,
    headers: {
      authorization: `SSWS ${console.okta.apiToken}`,
      'content-type': 'application/json',
      'user-agent': userAgent,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
