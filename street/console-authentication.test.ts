import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type ConsoleUnderTest, findsNothing, noSidewaysScroll, openConsole } from './console-under-test.ts'

// What an administrator says of passwords and sign-in, in a real browser.

let console: ConsoleUnderTest
before(async () => {
  console = await openConsole()
})
after(() => console.close())

const SCREEN = '/admin/access/authentication'

describe('what a password must be', () => {
  it('is changed with the keyboard alone, and counts for the next password', async () => {
    const { page, complaints } = await console.visit(SCREEN)
    await page.getByText('8 characters').waitFor()
    await findsNothing(page, 'the password policies')
    await press(page, 'Edit policy Default Policy')
    await page.getByRole('textbox', { name: 'Minimum length' }).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('3')
    await page.getByRole('checkbox', { name: /^Symbol/ }).focus()
    await page.keyboard.press('Space')
    await findsNothing(page, 'a password policy')
    await press(page, 'Update Policy')
    await page.locator('input[aria-invalid=true]').waitFor()
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('status of 400')))
    await page.getByRole('textbox', { name: 'Minimum length' }).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('12')
    await press(page, 'Update Policy')
    await page.getByText('12 characters').waitFor()
    await page.getByText(/symbol/).waitFor()
    const grace = await console.okta.userId('grace@acme.example')
    const set = (value: string) =>
      askApi('POST', `/api/v1/users/${grace}`, { credentials: { password: { value } } }).then(({ status }) => status)
    assert.equal(await set('Correct-horse8'.slice(0, 11)), 400, 'too short now')
    assert.equal(await set('CorrectHorse8'), 400, 'no symbol')
    assert.equal(await set('Correct-horse-8'), 200)
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('may be another for some groups, in an order that counts', async () => {
    const { page, complaints } = await console.visit(SCREEN)
    for (const [name, length] of [
      ['Those who park', '16'],
      ['Those who wait', '20'],
    ] as const) {
      await page.getByRole('button', { name: 'Add New Password Policy' }).click()
      assert.equal(await page.getByRole('button', { name: 'Create Policy' }).isDisabled(), true, 'for nobody yet')
      await page.getByRole('textbox', { name: 'Policy name' }).fill(name)
      await page.getByRole('textbox', { name: 'Assign to groups' }).fill('Park')
      await page.getByRole('option', { name: 'Parking priority' }).click()
      await page.getByRole('textbox', { name: 'Minimum length' }).fill(length)
      await page.getByRole('button', { name: 'Create Policy' }).click()
      await page
        .getByRole('article', { name: `Policy ${name}` })
        .getByText('Parking priority')
        .waitFor()
    }
    const second = page.getByRole('article', { name: 'Policy Those who wait' })
    await second.getByText('20 characters').waitFor()
    await findsNothing(page, 'several policies')
    await page.getByRole('button', { name: 'Actions for policy Those who wait' }).click()
    await page.getByRole('menuitem', { name: 'Move up' }).click()
    await page.getByText('Those who wait is now number 1').waitFor()
    const policies = await callApi('GET', '/api/v1/policies?type=PASSWORD')
    assert.deepEqual(
      policies.map(({ name }: { name: string }) => name),
      ['Those who wait', 'Those who park', 'Default Policy'],
    )
    assert.equal(policies[0].settings.password.complexity.minLength, 20, 'a move changes nothing else')
    await page.getByRole('button', { name: 'Actions for policy Those who wait' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await findsNothing(page, 'the question before deleting')
    await page.getByRole('button', { name: 'Delete policy' }).click()
    await second.waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('who may sign in, and with what', () => {
  it('a rule asks a group for a second factor once a device; Okta’s own rule stays last', async () => {
    const { page, complaints } = await console.visit(SCREEN)
    await page.getByRole('tab', { name: 'Sign On' }).click()
    await page.getByText('after 2 hours of inactivity, and in any case after 12 hours').waitFor()
    await findsNothing(page, 'the sign-on policies')
    await page.getByRole('button', { name: 'Add New Okta Sign-on Policy' }).click()
    await page.getByRole('textbox', { name: 'Policy name' }).fill('At the gate')
    await page.getByRole('textbox', { name: 'Assign to groups' }).fill('Park')
    await page.getByRole('option', { name: 'Parking priority' }).click()
    await page.getByRole('button', { name: 'Create Policy' }).click()
    await page.getByRole('button', { name: 'Add rule to At the gate' }).click()
    await page.getByRole('textbox', { name: 'Rule name' }).fill('Two factors')
    await page.getByRole('textbox', { name: 'Exclude users' }).fill('grace')
    await page.getByRole('option', { name: /Grace Hopper/ }).click()
    await page.getByRole('checkbox', { name: 'Require secondary factor' }).check()
    await choose(page, 'Users are asked for it', 'Once a device')
    await choose(page, 'Unit of: Factor lifetime', 'days')
    await page.getByRole('textbox', { name: 'Factor lifetime' }).fill('7')
    await choose(page, 'Maximum Okta session lifetime', 'No time limit')
    await page.getByRole('option').first().waitFor({ state: 'hidden' })
    await findsNothing(page, 'a sign-on rule')
    await page.getByText('The API call that would do the same').click()
    assert.match((await page.getByRole('dialog').locator('pre').textContent()) ?? '', /"factorLifetime": 10080/)
    await page.getByRole('button', { name: 'Create Rule' }).click()
    const card = page.getByRole('article', { name: 'Policy At the gate' })
    await card.getByText('Once a device, good for 7 days').waitFor()
    await card.getByText('anybody, but not Grace Hopper').waitFor()
    await card.getByText('after 2 hours of inactivity, without a limit otherwise').waitFor()

    await page.getByRole('button', { name: 'Actions for rule Two factors' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    assert.equal(await page.getByRole('textbox', { name: 'Factor lifetime' }).inputValue(), '7')
    await choose(page, 'Access is', 'Denied')
    await page.getByRole('button', { name: 'Update Rule' }).click()
    await card.getByText('Denied').waitFor()
    await page.getByRole('button', { name: 'Actions for rule Two factors' }).click()
    await page.getByRole('menuitem', { name: 'Deactivate' }).click()
    await card.getByText('Inactive').waitFor()
    await page.getByRole('button', { name: 'Actions for rule Two factors' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Delete rule' }).click()
    await card.getByText('No rules yet').waitFor()
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('a rule that denies is felt at the next sign-in', async () => {
    const { page } = await console.visit(SCREEN)
    await page.getByRole('tab', { name: 'Sign On' }).click()
    await page.getByRole('button', { name: 'Add rule to At the gate' }).click()
    await page.getByRole('textbox', { name: 'Rule name' }).fill('Nobody')
    await choose(page, 'Access is', 'Denied')
    await page.getByRole('button', { name: 'Create Rule' }).click()
    await page.getByText('Nobody', { exact: true }).waitFor()
    const answer = await console.okta.browser().signIn('ada@acme.example', 'Correct-horse-7')
    assert.notEqual(answer.location?.pathname, '/app/UserHome')
    await page.close()
  })
})

describe('second factors and applications', () => {
  it('what may be set up, and what applications ask', async () => {
    await console.okta.addApp({ label: 'Ronspot' })
    const { page, complaints } = await console.visit(SCREEN)
    await page.getByRole('tab', { name: 'Factor Enrollment' }).click()
    await press(page, 'Edit policy Default Policy')
    await choose(page, 'Okta Verify', 'Disabled')
    await page.getByRole('option').first().waitFor({ state: 'hidden' })
    await findsNothing(page, 'the factors')
    await page.getByRole('button', { name: 'Update Policy' }).click()
    await page.getByRole('definition').filter({ hasText: 'Disabled' }).waitFor()
    await findsNothing(page, 'the enrolment policies')

    await page.getByRole('tab', { name: 'App sign-in' }).click()
    await page.getByText('Used by: Ronspot').waitFor()
    await page.getByRole('button', { name: 'Edit rule Catch-all Rule of Any one factor' }).click()
    await choose(page, 'User must authenticate with', 'Any 2 factor types')
    await choose(page, 'Prompt for authentication', 'Every time user signs in to resource')
    await page.getByRole('option').first().waitFor({ state: 'hidden' })
    await findsNothing(page, 'an app sign-in rule')
    await page.getByRole('button', { name: 'Update Rule' }).click()
    await page.getByText('Any 2 factor types').waitFor()
    await page.getByText('at every sign-in').waitFor()
    const one = await callApi('POST', '/api/v1/policies', { type: 'ACCESS_POLICY', name: 'Parking' })
    const [app] = await callApi('GET', '/api/v1/apps?q=Ronspot')
    await page.goto(`${console.okta.url}/admin/app/oidc_client/instance/${app.id}#tab-signon`)
    await page.getByRole('link', { name: 'Any one factor' }).waitFor()
    await press(page, 'Edit User authentication')
    await choose(page, 'App sign-in policy', 'Parking')
    await page.getByRole('option').first().waitFor({ state: 'hidden' })
    await findsNothing(page, 'the choice of an app sign-in policy')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Parking' }).click()
    await page.getByRole('article', { name: 'Policy Parking' }).getByText('Used by: Ronspot').waitFor()
    assert.equal((await callApi('GET', `/api/v1/policies/${one.id}/app`)).length, 1)
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('policies on a phone, in the dark, and called by hostile names', () => {
  it('every tab fits, nothing is hard to see, and names are text (B-211)', async () => {
    const [group] = await callApi('GET', '/api/v1/groups?q=Parking')
    for (const name of ['<img src=x onerror=alert(1)>', 'سياسة\u202eabc', 'W'.repeat(200)])
      for (const type of ['PASSWORD', 'OKTA_SIGN_ON', 'MFA_ENROLL']) {
        const conditions = { people: { groups: { include: [group.id] } } }
        const { id } = await callApi('POST', '/api/v1/policies', { type, name, description: name, conditions })
        const actions = type === 'OKTA_SIGN_ON' ? { signon: { access: 'ALLOW' } } : {}
        await callApi('POST', `/api/v1/policies/${id}/rules`, { name, actions })
      }
    const { page, complaints } = await console.visit(SCREEN, {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    for (const tab of ['Password', 'Sign On', 'Factor Enrollment']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('heading', { name: '<img src=x onerror=alert(1)>', level: 3 }).waitFor()
      await page.locator('main:not(:has([aria-busy=true]))').waitFor()
      await findsNothing(page, `${tab} on a phone in the dark`)
      await noSidewaysScroll(page, tab)
    }
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

/** Takes one of a Select's choices. */
async function choose(page: Page, label: string, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: choice, exact: true }).click()
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
}

async function askApi(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://127.0.0.1:${console.okta.port}${path}`, {
    method,
    headers: { authorization: `SSWS ${console.okta.apiToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

const callApi: ConsoleUnderTest['callApi'] = (...asked) => console.callApi(...asked)
