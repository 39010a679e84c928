import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import {
  type ConsoleUnderTest,
  findsNothing,
  noSidewaysScroll,
  openConsole,
  standsStill,
} from './console-under-test.ts'

// What an administrator does under Security → API, in a real browser.

let console: ConsoleUnderTest
before(async () => {
  console = await openConsole()
})
after(() => console.close())

const SERVERS = '/api/v1/authorizationServers'

describe('an administrator makes an authorization server that lets an application in', () => {
  it('with the keyboard alone: server, policy, rules, and their order', async () => {
    const { app } = await console.okta.addApp({ label: 'Ronspot' })
    const { page, complaints } = await console.visit('/admin/oauth2/as')
    await page.getByRole('row', { name: /api:\/\/default/ }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Authorization Servers' }).getAttribute('aria-current'), 'page')
    await findsNothing(page, 'the list')

    await press(page, 'Add Authorization Server')
    const dialog = page.getByRole('dialog')
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.type('Ronspot')
    await type(page, dialog.getByLabel('Audience'), ':nonsense')
    await findsNothing(page, 'the dialog')
    await press(page, 'Save')
    // The server says what is wrong with which field; what was typed stays.
    await dialog.locator('input[aria-invalid=true]').waitFor()
    assert.match((await dialog.getByText(/must be a valid URI/).textContent()) ?? '', /audience/i)
    forget400(complaints)
    await type(page, dialog.getByLabel('Audience'), 'api://ronspot')
    await press(page, 'Save')
    await page.getByRole('heading', { name: 'Ronspot', level: 1 }).waitFor()
    assert.match(page.url(), /\/admin\/oauth2\/as\/aus\w{17}$/)
    assert.equal(await page.title(), 'Ronspot · Acme Admin')
    await page.getByText('Signs now').waitFor()
    await findsNothing(page, 'Settings')

    await page.getByRole('tab', { name: 'Settings' }).focus()
    for (const _ of ['Scopes', 'Claims', 'Access Policies']) await page.keyboard.press('ArrowRight')
    await page.getByText('No access policy yet').waitFor()
    await findsNothing(page, 'no policies')
    await press(page, 'Add New Access Policy')
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.type('Employees')
    await type(page, dialog.getByLabel('Description'), 'Who may sign in to Ronspot')
    await dialog.getByRole('radio', { name: 'The following clients' }).focus()
    await page.keyboard.press('Space')
    await type(page, dialog.getByRole('textbox', { name: 'Clients' }), 'Ron')
    await page.getByRole('option', { name: /Ronspot/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Assigned clients' }).getByText('Ronspot').waitFor()
    await findsNothing(page, 'the policy’s dialog')
    await press(page, 'Create Policy')
    await page.getByText('No rules yet').waitFor()
    await page.getByText('Assigned to: Ronspot').waitFor()

    await addRule(page, 'Everybody')
    await press(page, 'Add Rule')
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.type('Priority')
    await dialog.getByRole('radio', { name: /member of one of the following/ }).focus()
    await page.keyboard.press('Space')
    await type(page, dialog.getByRole('textbox', { name: 'Groups' }), 'Park')
    await page.getByRole('option', { name: /Parking priority/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByRole('radio', { name: 'The following scopes:' }).focus()
    await page.keyboard.press('Space')
    await press(page, 'OIDC default scopes')
    await page.getByRole('list', { name: 'Chosen scopes' }).getByText('offline_access').waitFor()
    await type(page, dialog.getByRole('textbox', { name: 'Access token lifetime is' }), '2')
    await findsNothing(page, 'the rule’s dialog')
    await press(page, 'Create Rule')
    await page.getByRole('heading', { name: 'Priority' }).waitFor()
    await page.getByText('Parking priority').waitFor()
    await findsNothing(page, 'a policy with rules')

    assert.deepEqual(await rulesInOrder('Ronspot'), ['Everybody', 'Priority'])
    await page.getByRole('button', { name: 'Move Priority' }).focus()
    await page.keyboard.press('Space')
    await page.getByText('Priority is taken, at 2 of 2.').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowUp')
    await page.getByText('Priority is at 1 of 2.').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await page.getByText('Priority is now number 1').waitFor()
    assert.deepEqual(await rulesInOrder('Ronspot'), ['Priority', 'Everybody'])
    await page.getByText('The API call that would do the same').click()
    assert.match((await page.locator('details[open] pre').textContent()) ?? '', /"priority": 1/)

    const rule = (await policiesOf('Ronspot'))[0].rules[0]
    assert.deepEqual(rule.conditions.grantTypes.include, ['authorization_code'])
    assert.equal(rule.conditions.people.groups.include.length, 1)
    assert.equal(rule.actions.token.accessTokenLifetimeMinutes, 120)
    assert.deepEqual((await policiesOf('Ronspot'))[0].conditions.clients.include, [app.id])
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('drags policies into order, changes them, puts them to sleep, deletes them', async () => {
    const { page, complaints } = await visitTab('tab-policies')
    await page.getByText('Assigned to: Ronspot').waitFor()
    await page.getByRole('button', { name: 'Add New Access Policy' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Machines')
    await page.getByRole('dialog').getByLabel('Description').fill('Programs')
    await page.getByRole('button', { name: 'Create Policy' }).click()
    const machines = page.getByRole('button', { name: 'Move Machines' })
    await machines.waitFor()
    await machines.scrollIntoViewIfNeeded()
    await page.mouse.wheel(0, 200)
    await drag(page, machines, page.getByRole('button', { name: 'Move Employees' }))
    await page.getByText('Machines is now number 1').waitFor()
    assert.deepEqual(await namesInOrder('Ronspot'), ['Machines', 'Employees'])

    await page.getByRole('button', { name: 'Actions for policy Machines' }).click()
    await page.getByRole('menuitem', { name: 'Move down' }).click()
    await page.getByText('Machines is now number 2').waitFor()
    assert.deepEqual(await namesInOrder('Ronspot'), ['Employees', 'Machines'])

    await page.getByRole('button', { name: 'Actions for policy Employees' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    const name = page.getByRole('dialog').getByLabel('Name')
    assert.equal(await name.inputValue(), 'Employees')
    await page.getByRole('list', { name: 'Assigned clients' }).getByText('Ronspot').waitFor()
    await name.fill('Machines')
    await page.getByRole('button', { name: 'Update Policy' }).click()
    await page
      .getByRole('dialog')
      .getByText(/already exists/)
      .waitFor()
    forget400(complaints)
    await name.fill('Staff')
    await page.getByRole('button', { name: 'Update Policy' }).click()
    await page.getByRole('heading', { name: 'Staff' }).waitFor()

    await page.getByRole('button', { name: 'Actions for rule Everybody' }).click()
    await page.getByRole('menuitem', { name: 'Deactivate', exact: true }).click()
    await page.getByText('Everybody is inactive').waitFor()
    await page.getByRole('button', { name: 'Actions for rule Everybody' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Delete rule' }).click()
    await page.getByRole('heading', { name: 'Everybody', exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Actions for rule Priority' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('dialog').getByRole('radio', { name: 'Any user assigned the app' }).click()
    await page.getByRole('textbox', { name: 'Access token lifetime is' }).fill('1')
    await page.getByRole('combobox', { name: /^Unit of: Access/ }).click()
    await page.getByRole('option', { name: 'Minutes' }).click()
    await page.getByRole('button', { name: 'Update Rule' }).click()
    await page.getByRole('dialog').locator('input[aria-invalid=true]').first().waitFor()
    forget400(complaints)
    await page.getByRole('textbox', { name: 'Access token lifetime is' }).fill('30')
    await page.getByRole('button', { name: 'Update Rule' }).click()
    await page.getByText('Access token 30 minutes').waitFor()

    await page.getByRole('button', { name: 'Actions for policy Machines' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Delete policy' }).click()
    await page.getByRole('heading', { name: 'Machines', exact: true }).waitFor({ state: 'detached' })
    assert.deepEqual(await namesInOrder('Ronspot'), ['Staff'])
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('keeps the order there was when a move is refused', async () => {
    const server = await idOf('Ronspot')
    await callApi('POST', `${SERVERS}/${server}/policies`, {
      name: 'Late',
      description: 'Late',
      conditions: { clients: { include: ['ALL_CLIENTS'] } },
    })
    const { page } = await visitTab('tab-policies')
    await page.getByRole('button', { name: 'Move Late' }).waitFor()
    await page.route('**/policies/*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await page.getByRole('button', { name: 'Move Late' }).focus()
    await page.keyboard.press('Space')
    await page.getByText('Late is taken, at 2 of 2.').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowUp')
    await page.getByText('Late is at 1 of 2.').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await page.getByText('The server answered in a way this page does not know.').waitFor()
    assert.deepEqual(await page.locator('article h2').allTextContents(), ['Staff', 'Late'])
    await page.close()
  })

  it('changes settings, turns its keys, adds scopes and claims', async () => {
    const { page, complaints } = await console.visit(`/admin/oauth2/as/${await idOf('Ronspot')}`)
    await page.getByText('Signs now').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Rotate signing keys' }).count(), 0, 'they turn by themselves')
    await page.getByRole('button', { name: 'Edit Settings' }).click()
    await page.getByLabel('Description').fill('Parking')
    await page.getByRole('radio', { name: /Manual/ }).click()
    await findsNothing(page, 'the edited settings')
    await page.getByText('The API call that would do the same').click()
    assert.match((await page.locator('form pre').textContent()) ?? '', /"rotationMode": "MANUAL"/)
    await page.getByRole('button', { name: 'Save' }).click()
    const before = await callApi('GET', `${SERVERS}/${await idOf('Ronspot')}`)
    assert.equal(before.credentials.signing.rotationMode, 'MANUAL')
    await page.getByRole('button', { name: 'Rotate signing keys' }).click()
    await findsNothing(page, 'the question before rotating')
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate signing keys' }).click()
    await page.getByText('The keys were rotated').waitFor()
    await page.getByRole('row', { name: /Expired/ }).waitFor()
    const turned = await callApi('GET', `${SERVERS}/${await idOf('Ronspot')}`)
    assert.notEqual(turned.credentials.signing.kid, before.credentials.signing.kid)

    await page.getByRole('tab', { name: 'Scopes' }).click()
    await page.getByRole('cell', { name: 'offline_access', exact: true }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Delete openid' }).count(), 0, 'OpenID Connect’s own stay')
    await page.getByRole('button', { name: 'Add Scope' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('okta.bookings')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByText('This name is reserved').waitFor()
    forget400(complaints)
    await page.getByRole('dialog').getByLabel('Name').fill('bookings:read')
    await page.getByRole('radio', { name: /Required/ }).click()
    await page.getByRole('checkbox', { name: /Block services/ }).click()
    await page.getByRole('checkbox', { name: /Set as a default scope/ }).click()
    await findsNothing(page, 'the scope’s dialog')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('row', { name: /bookings:read.*Required, not of services.*Yes/ }).waitFor()
    await findsNothing(page, 'Scopes')
    const [scope] = await callApi('GET', `${SERVERS}/${turned.id}/scopes?q=bookings`)
    assert.deepEqual([scope.consent, scope.default, scope.metadataPublish], ['FLEXIBLE', true, 'NO_CLIENTS'])
    await page.getByRole('button', { name: 'Edit bookings:read' }).click()
    await page.getByRole('checkbox', { name: /Set as a default scope/ }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /bookings:read.*No/ }).waitFor()

    await page.getByRole('tab', { name: 'Claims' }).click()
    await page.getByRole('button', { name: 'Add Claim' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('groups')
    await choose(page, 'Include in token type', 'ID Token')
    await choose(page, 'Value type', 'Groups')
    await choose(page, 'Filter', 'Matches regex')
    await page.getByRole('textbox', { name: 'Value' }).fill('.*')
    await findsNothing(page, 'the claim’s dialog')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('row', { name: /groups.*matches regex \.\*.*Any.*ID · always/ }).waitFor()
    await findsNothing(page, 'Claims')
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('and sees in the preview who decides, why not the others, and what the tokens say', async () => {
    const app = (await callApi('GET', '/api/v1/apps?q=Ronspot'))[0]
    const [everyone] = await callApi('GET', '/api/v1/groups?q=Everyone')
    await callApi('PUT', `/api/v1/apps/${app.id}/groups/${everyone.id}`, {})
    const { page, complaints } = await visitTab('tab-preview')
    await page.getByText('Nothing asked yet').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Preview Token' }).isDisabled(), true)
    await findsNothing(page, 'Token Preview')
    await type(page, page.getByRole('textbox', { name: 'OAuth/OIDC client' }), 'Ron')
    await page.getByRole('option', { name: /Ronspot/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('button:focus[aria-label="Remove Ronspot"]').waitFor()
    await type(page, page.getByRole('textbox', { name: 'User' }), 'ada')
    await page.getByRole('option', { name: /Ada Lovelace/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await press(page, 'Preview Token')
    await page.getByText('Rule Priority of policy Staff decides.').first().waitFor()
    await page.getByText('"preferred_username": "ada@acme.example"').waitFor()
    await page.getByText('"aud": "api://ronspot"').waitFor()
    assert.match(
      (await page.getByRole('region', { name: 'id_token' }).locator('pre').textContent()) ?? '',
      /"groups": \[[^\]]*"Everyone"/,
    )
    await findsNothing(page, 'a preview')
    await choose(page, 'Grant type', 'Client Credentials')
    await press(page, 'Preview Token')
    await page.getByText('No rule fits, so there is no token.').first().waitFor()
    await page.getByText('The rule does not allow the grant type client_credentials.').waitFor()
    await findsNothing(page, 'a refused preview')
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('puts a server to sleep and deletes it; the one every org begins with stays', async () => {
    const { page, complaints } = await console.visit('/admin/oauth2/as')
    await page.getByRole('link', { name: 'default' }).click()
    await page.getByRole('button', { name: 'Status: Active' }).click()
    await page.getByRole('menuitem', { name: 'Deactivate', exact: true }).click()
    await page.getByRole('button', { name: 'Deactivate server' }).click()
    await page.getByRole('button', { name: 'Status: Inactive' }).click()
    assert.equal(await page.getByRole('menuitem', { name: /^Delete/ }).isDisabled(), true)
    await page.getByRole('menuitem', { name: 'Activate', exact: true }).click()
    await page.getByRole('button', { name: 'Status: Active' }).waitFor()

    await callApi('POST', SERVERS, { name: 'Passing', description: '', audiences: ['api://passing'] })
    await page.goto(`${console.okta.url}/admin/oauth2/as/${await idOf('Passing')}`)
    await page.getByRole('button', { name: 'Status: Active' }).click()
    await page.getByRole('menuitem', { name: 'Deactivate', exact: true }).click()
    await page.getByRole('button', { name: 'Deactivate server' }).click()
    await page.getByRole('button', { name: 'Status: Inactive' }).click()
    await page.getByRole('menuitem', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete server' }).click()
    await page.getByRole('row', { name: /api:\/\/default/ }).waitFor()
    await page.getByRole('row', { name: /api:\/\/passing/ }).waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('API tokens', () => {
  it('are made in the browser, shown once, and gone when revoked', async () => {
    const { page, complaints } = await console.visit('/admin/oauth2/as')
    await page.getByRole('link', { name: 'Tokens', exact: true }).click()
    await page.getByRole('table', { name: 'API tokens' }).waitFor()
    await findsNothing(page, 'the tokens')
    await press(page, 'Create token')
    const dialog = page.getByRole('dialog')
    await dialog.locator('input:focus').waitFor()
    assert.equal(await dialog.getByRole('button', { name: 'Create token' }).isDisabled(), true, 'it needs a name')
    await page.keyboard.type('Parking lot')
    await findsNothing(page, 'the token’s dialog')
    await page.keyboard.press('Enter')
    const value = dialog.locator('code', { hasText: /^00[\w-]{40}$/ })
    const token = (await value.textContent()) ?? ''
    await findsNothing(page, 'a token, once')
    await press(page, 'OK, got it')
    await page.getByRole('row', { name: /Parking lot.*Not in use.*Alan Admin.*Never/ }).waitFor()
    assert.ok(!(await page.content()).includes(token), 'nowhere any more')
    const asToken = { headers: { authorization: `SSWS ${token}` } }
    const me = () => fetch(`http://127.0.0.1:${console.okta.port}/api/v1/users/me`, asToken)
    assert.equal((await me()).status, 200)

    await press(page, 'Revoke Parking lot')
    await findsNothing(page, 'the question before revoking')
    await dialog.getByText('The API call that would do the same').click()
    assert.match((await dialog.locator('pre').textContent()) ?? '', /^curl -X DELETE .*\/api\/v1\/api-tokens\/00T\w+'/)
    await press(page, 'Revoke token')
    await page.getByRole('row', { name: /Parking lot/ }).waitFor({ state: 'detached' })
    assert.equal((await me()).status, 401)
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('on a phone, in the dark', () => {
  it('every screen and dialog fits, and nothing is hard to see', async () => {
    const { page, complaints } = await console.visit('/admin/oauth2/as', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.getByRole('row', { name: /api:\/\/ronspot/ }).waitFor()
    await fits(page, 'the list')
    for (const [tab, open] of [
      ['tab-settings', 'Edit Settings'],
      ['tab-scopes', 'Add Scope'],
      ['tab-claims', 'Add Claim'],
      ['tab-policies', 'Add Rule'],
      ['tab-preview', undefined],
    ] as const) {
      await page.goto(`${console.okta.url}/admin/oauth2/as/${await idOf('Ronspot')}#${tab}`)
      await page.getByRole('tabpanel').waitFor()
      await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
      await fits(page, tab)
      if (open === undefined) continue
      await page.getByRole('button', { name: open }).first().click()
      if (tab !== 'tab-settings') await page.getByRole('dialog').waitFor()
      await fits(page, `${tab}: ${open}`)
    }
    await page.goto(`${console.okta.url}/admin/access/api/tokens`)
    await page.locator('table[aria-busy=false]').waitFor()
    await fits(page, 'the tokens')
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'-alert(1)-'",
  '{{constructor.constructor("alert(1)")()}}',
  '</title><script>alert(1)</script>',
]

describe('what somebody typed is text (B-211)', () => {
  it('in servers, scopes, claims, policies, rules and tokens: shown, never run', async () => {
    const name = PAYLOADS.join(' ').slice(0, 100)
    const { app } = await console.okta.addApp({ label: name })
    const server = await callApi('POST', SERVERS, {
      name,
      description: name,
      audiences: ['<img src=x onerror=alert(1)>'],
    })
    const under = `${SERVERS}/${server.id}`
    for (const payload of PAYLOADS) {
      const policy = await callApi('POST', `${under}/policies`, {
        name: payload,
        description: payload,
        conditions: { clients: { include: [app.id] } },
      })
      await callApi('POST', `${under}/policies/${policy.id}/rules`, {
        type: 'RESOURCE_ACCESS',
        name: payload,
        conditions: { people: { groups: { include: ['EVERYONE'] } }, grantTypes: { include: ['implicit'] } },
      })
    }
    await callApi('POST', `${under}/scopes`, { name: 'onerror=alert(1)', displayName: name, description: name })
    await callApi('POST', `${under}/claims`, {
      name: '<img/src=x/onerror=alert(1)>',
      claimType: 'IDENTITY',
      valueType: 'EXPRESSION',
      value: name,
    })
    const { page, complaints } = await console.visit('/admin/oauth2/as')
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.getByRole('tab', { name: 'Scopes' }).click()
    await page.getByRole('cell', { name: 'onerror=alert(1)', exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Claims' }).click()
    await page.getByRole('cell', { name: '<img/src=x/onerror=alert(1)>', exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Access Policies' }).click()
    for (const payload of PAYLOADS) {
      const headings = page.getByRole('heading', { name: payload, exact: true })
      await headings.first().waitFor()
      assert.equal(atLeastOne(await headings.count()), true, payload)
    }
    await page.getByRole('button', { name: `Actions for policy ${PAYLOADS[1]}`, exact: true }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Token Preview' }).click()
    await page.getByRole('textbox', { name: 'OAuth/OIDC client' }).fill('<script')
    await page.getByRole('option', { name: /<script>/ }).click()
    await page.getByRole('textbox', { name: 'User' }).fill('ada')
    await page.getByRole('option', { name: /Ada/ }).click()
    await page.getByRole('button', { name: 'Preview Token' }).click()
    await page
      .getByRole('list', { name: 'Asked in this order' })
      .getByText(PAYLOADS[1] as string)
      .first()
      .waitFor()

    await page.goto(`${console.okta.url}/admin/access/api/tokens`)
    await page.getByRole('button', { name: 'Create token' }).click()
    await page.getByRole('dialog').getByRole('textbox').first().fill(name)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'OK, got it' }).click()
    await page.getByRole('cell', { name, exact: true }).waitFor()
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

function atLeastOne(count: number): boolean {
  return count > 0
}

async function fits(page: Page, name: string): Promise<void> {
  await findsNothing(page, `${name} on a phone in the dark`)
  await noSidewaysScroll(page, name)
}

/** What the server refused on purpose is said in the browser's console as well. */
function forget400(complaints: string[]): void {
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('status of 400')))
}

/** What is behind the # does not come along through the sign-in. */
async function visitTab(tab: string) {
  const visit = await console.visit('/admin/oauth2/as')
  await visit.page.goto(`${console.okta.url}/admin/oauth2/as/${await idOf('Ronspot')}#${tab}`)
  return visit
}

async function addRule(page: Page, name: string): Promise<void> {
  await press(page, 'Add Rule')
  await page.getByRole('dialog').locator('input:focus').waitFor()
  await page.keyboard.type(name)
  await press(page, 'Create Rule')
  await page.getByRole('heading', { name }).waitFor()
}

async function drag(page: Page, what: Locator, onto: Locator): Promise<void> {
  await standsStill(page)
  const [from, to] = [await what.boundingBox(), await onto.boundingBox()]
  assert.ok(from && to)
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y - 40, { steps: 5 })
  await page.getByText(/ is taken, at /).waitFor({ state: 'attached' })
  await page.mouse.move(to.x + 8, to.y - 40, { steps: 15 })
  await page.getByText(/is at 1 of 2\./).waitFor({ state: 'attached' })
  await page.mouse.up()
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option }).click()
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().focus()
  await page.keyboard.press('Enter')
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

async function idOf(server: string): Promise<string> {
  const servers = await callApi('GET', SERVERS)
  return servers.find(({ name }: { name: string }) => name === server).id
}

// biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
async function policiesOf(server: string): Promise<any[]> {
  const path = `${SERVERS}/${await idOf(server)}/policies`
  const policies = await callApi('GET', path)
  return Promise.all(
    policies.map(async (policy: { id: string }) => ({
      ...policy,
      rules: await callApi('GET', `${path}/${policy.id}/rules`),
    })),
  )
}

async function namesInOrder(server: string): Promise<string[]> {
  return (await policiesOf(server)).map(({ name }) => name)
}

async function rulesInOrder(server: string): Promise<string[]> {
  const [policy] = await policiesOf(server)
  return policy.rules.map(({ name }: { name: string }) => name)
}

const callApi: ConsoleUnderTest['callApi'] = (...asked) => console.callApi(...asked)
