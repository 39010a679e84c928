import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type ConsoleUnderTest, findsNothing, noSidewaysScroll, openConsole } from './console-under-test.ts'

// What an administrator does with the people of an org, in a real browser.

let console: ConsoleUnderTest
before(async () => {
  console = await openConsole()
  await callApi('POST', '/api/v1/meta/schemas/user/default', {
    definitions: {
      custom: {
        properties: {
          badge: { title: 'Badge number', type: 'integer' },
          remote: { title: 'Works remotely', type: 'boolean' },
          sites: { title: 'Sites', type: 'array', items: { type: 'string' } },
        },
      },
    },
  })
})
after(() => console.close())

const PASSWORD = 'Correct-horse-7'

describe('an administrator adds a person', () => {
  it('with the keyboard alone, into a group, with a password they must change', async () => {
    const { page, complaints } = await console.visit('/admin/users')
    await page.getByRole('link', { name: /Ada Lovelace/ }).waitFor()
    await page.getByText('Acme', { exact: true }).waitFor()
    assert.equal(await page.title(), 'People · Acme Admin')
    await findsNothing(page, 'the list of people')
    await press(page, 'Add person')
    const save = page.getByRole('button', { name: 'Save' })
    await page.getByRole('textbox', { name: 'First name' }).focus()
    await page.keyboard.type('Katherine')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Johnson')
    await page.keyboard.press('Tab')
    await page.keyboard.type('katherine@acme.example')
    assert.equal(await page.getByLabel('Primary email').inputValue(), 'katherine@acme.example', 'follows the username')
    await page.getByRole('textbox', { name: 'Groups (optional)' }).focus()
    await page.keyboard.type('Park')
    await page.getByRole('option', { name: 'Parking priority' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'I will set password' }).focus()
    await page.keyboard.press('Space')
    assert.equal(await save.isDisabled(), true, 'the password is not there yet')
    await page.getByRole('textbox', { name: 'Password' }).focus()
    await page.keyboard.type('short')
    await page.getByText('The API call that would do the same').click()
    const call = (await page.getByRole('dialog').locator('pre').textContent()) ?? ''
    assert.match(call, /users\?activate=true&nextLogin=changePassword'/)
    assert.doesNotMatch(call, /short/, 'the password stays in its field')
    await findsNothing(page, 'Add Person')
    await press(page, 'Save')
    await page.locator('input[aria-invalid=true]').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Password' }).getAttribute('aria-invalid'), 'true')
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('status of 400')))
    await type(page, 'Password', PASSWORD)
    await press(page, 'Save')

    await page.getByRole('heading', { name: 'Katherine Johnson' }).waitFor()
    await page.getByText('Password expired').waitFor()
    await page.getByRole('tab', { name: 'Groups' }).click()
    await page.getByRole('link', { name: 'Parking priority' }).waitFor()
    await findsNothing(page, 'the groups of a person')
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('and finds them by the beginnings of their names, in any state', async () => {
    const { page } = await console.visit('/admin/users?q=kath%20john')
    await page.getByRole('link', { name: /Katherine Johnson/ }).waitFor()
    await page.getByRole('link', { name: /Ada Lovelace/ }).waitFor({ state: 'detached' })
    await page.getByRole('combobox', { name: 'Status' }).click()
    await page.getByRole('option', { name: 'Active', exact: true }).click()
    await page.getByText('Nobody found').waitFor()
    assert.match(page.url(), /status=ACTIVE/)
    await page.getByRole('searchbox', { name: /^Search/ }).fill('"quoted" \\ (or')
    await page.waitForURL(/quoted/)
    await page.getByText('Nobody found').waitFor()
    await page.close()
  })
})

describe('a person’s way through the console', () => {
  it('suspended, let in again, deactivated, deleted', async () => {
    const id = await addPerson('Mary', 'Jackson')
    const { page, complaints } = await console.visit(`/admin/user/profile/view/${id}`)
    await choose(page, 'Suspend')
    await findsNothing(page, 'the question before suspending')
    await page.getByRole('button', { name: 'Suspend person' }).click()
    await page.getByText('Suspended', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Unsuspend' }).click()
    await page.getByRole('button', { name: 'Unsuspend person' }).click()
    await page.getByText('Active', { exact: true }).waitFor()
    await choose(page, 'Deactivate')
    await page.getByRole('button', { name: 'Deactivate person' }).click()
    await page.getByText('Deactivated', { exact: true }).waitFor()
    await choose(page, 'Delete')
    await page.getByRole('button', { name: 'Delete person' }).click()
    await page.getByRole('heading', { name: 'People' }).waitFor()
    await page.getByRole('link', { name: /Ada Lovelace/ }).waitFor()
    await page.getByRole('link', { name: /Mary Jackson/ }).waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('resets a password: the link is shown once, to be handed over, and works', async () => {
    const id = await addPerson('Dorothy', 'Vaughan')
    const { page, complaints } = await console.visit(`/admin/user/profile/view/${id}`)
    await page.getByRole('button', { name: 'Reset Password' }).click()
    await page.getByRole('radio', { name: 'From me' }).click()
    await findsNothing(page, 'how the link is handed over')
    await page.getByRole('dialog').getByRole('button', { name: 'Reset Password' }).click()
    const link = await page.getByRole('dialog').locator('code', { hasText: /^http/ }).textContent()
    await findsNothing(page, 'the link')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByText('Password reset', { exact: true }).waitFor()
    assert.deepEqual(complaints, [])
    await page.goto(String(link))
    await page.getByLabel('New password', { exact: true }).waitFor()
    await page.close()
  })

  it('sets a password, temporary or chosen, and ends sessions', async () => {
    const id = await addPerson('Annie', 'Easley')
    const { page, complaints } = await console.visit(`/admin/user/profile/view/${id}`)
    await choose(page, 'Set password')
    await page.getByRole('radio', { name: 'A temporary one' }).click()
    await page.getByRole('button', { name: 'Make temporary password' }).click()
    await page.getByRole('button', { name: 'Show temporary password' }).click()
    const temporary = await page.getByRole('dialog').locator('code').textContent()
    assert.match(String(temporary), /^\S{12,}$/)
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByText('Password expired', { exact: true }).waitFor()
    await choose(page, 'Set password')
    await page.getByRole('textbox', { name: 'New password' }).fill('Another-horse-8')
    await page.getByRole('checkbox', { name: /must change/ }).uncheck()
    await findsNothing(page, 'Set password')
    await page.getByRole('dialog').getByRole('button', { name: 'Set password' }).click()
    await page.getByText('Active', { exact: true }).waitFor()

    const { page: theirs } = await console.visit('/app/UserHome', { login: 'grace@acme.example' })
    const grace = await console.okta.userId('grace@acme.example')
    await page.goto(`${console.okta.url}/admin/user/profile/view/${grace}#tab-security`)
    await page.getByRole('button', { name: 'Clear user sessions' }).click()
    await page.getByRole('button', { name: 'Clear sessions' }).click()
    await page.getByText('is signed out of every browser').waitFor()
    await theirs.reload()
    await theirs.waitForURL(/login/)
    assert.deepEqual(complaints, [])
    await theirs.close()
    await page.close()
  })
})

describe('what there is about a person', () => {
  it('changes the profile, the org’s own attributes too, and sends no more than what changed', async () => {
    const ada = await console.okta.userId('ada@acme.example')
    const { page, complaints } = await console.visit(`/admin/user/profile/view/${ada}`)
    await page.getByRole('tab', { name: 'Profile' }).click()
    await press(page, 'Edit Profile')
    await page.getByLabel('Department').fill('Research')
    await page.getByLabel('Badge number').fill('many')
    await page.getByLabel('Sites').fill('London\nParis')
    await page.getByRole('combobox', { name: 'Works remotely' }).click()
    await page.getByRole('option', { name: 'True' }).click()
    await findsNothing(page, 'the edited profile')
    await page.getByText('The API call that would do the same').click()
    const call = (await page.locator('form pre').textContent()) ?? ''
    assert.doesNotMatch(call, /firstName/)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Must be a number').first().waitFor()
    assert.equal(await page.getByLabel('Badge number').getAttribute('aria-invalid'), 'true')
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('status of 400')))
    await page.getByLabel('Badge number').fill('1815')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit Profile' }).waitFor()
    const { profile } = await callApi('GET', `/api/v1/users/${ada}`)
    assert.equal(profile.department, 'Research')
    assert.equal(profile.badge, 1815)
    assert.equal(profile.remote, true)
    assert.deepEqual(profile.sites, ['London', 'Paris'])
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('assigns applications and roles, adds to groups, resets factors', async () => {
    await console.okta.addApp({ label: 'Ronspot' })
    const grace = await console.okta.userId('grace@acme.example')
    await callApi('POST', `/api/v1/users/${grace}/factors`, { factorType: 'token:software:totp', provider: 'GOOGLE' })
    const { page, complaints } = await console.visit(`/admin/user/profile/view/${grace}`)
    await page.getByText('No applications yet').waitFor()
    await page.getByRole('button', { name: 'Assign Applications' }).click()
    await page.getByRole('textbox', { name: 'Applications' }).fill('ron')
    await page.getByRole('option', { name: /Ronspot/ }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('row', { name: /Ronspot.*Individually/ }).waitFor()
    await findsNothing(page, 'the applications of a person')
    await page.getByRole('button', { name: 'Unassign Ronspot' }).click()
    await page.getByRole('button', { name: 'Unassign application' }).click()
    await page.getByText('No applications yet').waitFor()

    await page.getByRole('tab', { name: 'Groups' }).click()
    await page.getByRole('button', { name: 'Add to Groups' }).click()
    await page.getByRole('textbox', { name: 'Groups' }).fill('Every')
    await page.getByText('Nothing begins with “Every”').waitFor()
    await page.getByRole('textbox', { name: 'Groups' }).fill('Park')
    await page.getByRole('option', { name: /Parking priority/ }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Remove from Parking priority' }).click()
    await page.getByRole('button', { name: 'Remove from group', exact: true }).click()
    await page.getByRole('button', { name: 'Remove from Parking priority' }).waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: 'Security' }).click()
    await page.getByRole('row', { name: /Google Authenticator.*Not set up yet/ }).waitFor()
    await findsNothing(page, 'the security of a person')
    await page.getByRole('button', { name: 'Reset Google Authenticator' }).click()
    await page.getByRole('button', { name: 'Reset factor' }).click()
    await page.getByText('No second factor').waitFor()

    await page.getByRole('tab', { name: 'Admin roles' }).click()
    await page.getByText('Not an administrator').waitFor()
    await page.getByRole('button', { name: 'Add admin role' }).click()
    await page.getByRole('combobox', { name: 'Role' }).click()
    await page.getByRole('option', { name: 'Help Desk Administrator' }).click()
    await page.getByRole('option').first().waitFor({ state: 'hidden' })
    await findsNothing(page, 'the choice of a role')
    await page.getByRole('button', { name: 'Add role' }).click()
    await page.getByRole('row', { name: /Help Desk Administrator.*Individually/ }).waitFor()
    await findsNothing(page, 'the roles of a person')
    await page.getByRole('button', { name: 'Remove Help Desk Administrator' }).click()
    await page.getByRole('button', { name: 'Remove role' }).click()
    await page.getByText('Not an administrator').waitFor()
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('an administrator who may little', () => {
  it('sees what they may see, and is told what they may not', async (t) => {
    // In a browser of its own: a browser of one process knows one person at a time.
    const desk = await openConsole()
    t.after(() => desk.close())
    const grace = await desk.okta.userId('grace@acme.example')
    const ada = await desk.okta.userId('ada@acme.example')
    await desk.callApi('POST', `/api/v1/users/${grace}/roles`, { type: 'HELP_DESK_ADMIN' })
    const { page } = await desk.visit(`/admin/user/profile/view/${ada}`, { login: 'grace@acme.example' })
    await page.getByRole('tab', { name: 'Profile' }).click()
    await page.getByRole('definition').filter({ hasText: 'ada@acme.example' }).first().waitFor()
    await page.getByRole('tab', { name: 'Admin roles' }).click()
    await page.getByText('You may not see this').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Add admin role' }).count(), 0)
  })
})

describe('people on a phone, in the dark', () => {
  it('every screen fits, and nothing is hard to see', async () => {
    const ada = await console.okta.userId('ada@acme.example')
    const { page, complaints } = await console.visit('/admin/users', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.getByRole('link', { name: /Ada Lovelace/ }).waitFor()
    await fits(page, 'the list')
    for (const tab of ['applications', 'groups', 'profile', 'security', 'roles']) {
      await page.goto(`${console.okta.url}/admin/user/profile/view/${ada}#tab-${tab}`)
      await page.getByRole('tabpanel').waitFor()
      await page.locator('main:not(:has([aria-busy=true]))').waitFor()
      await fits(page, tab)
    }
    await page.getByRole('button', { name: 'More Actions' }).click()
    await page.getByRole('menuitem', { name: 'View Logs' }).waitFor()
    await fits(page, 'the menu of actions')
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

const HOSTILE = ['<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', '{{7*7}}', 'مها\u202eشركة', 'W'.repeat(50)]

describe('what a person is called is text (B-211)', () => {
  it('markup, right to left, and as long as it may be: shown, never run', async () => {
    const ids: string[] = []
    for (const name of HOSTILE) ids.push(await addPerson(name, name))
    const { page, complaints } = await console.visit('/admin/users', { viewport: { width: 390, height: 844 } })
    await page.getByText(`${HOSTILE[0]} ${HOSTILE[0]}`).waitFor()
    await noSidewaysScroll(page, 'the list')
    for (const [at, id] of ids.entries()) {
      await page.goto(`${console.okta.url}/admin/user/profile/view/${id}#tab-profile`)
      await page.getByRole('heading', { name: `${HOSTILE[at]} ${HOSTILE[at]}` }).waitFor()
      await noSidewaysScroll(page, `the page of ${HOSTILE[at]}`)
      await choose(page, 'Deactivate')
      await page.getByText(`Deactivate ${HOSTILE[at]}`).waitFor()
      await page.keyboard.press('Escape')
    }
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

async function addPerson(firstName: string, lastName: string): Promise<string> {
  const login = `p${crypto.randomUUID().slice(0, 8)}@acme.example`
  const { id } = await callApi('POST', '/api/v1/users?activate=true', {
    profile: { firstName, lastName, login, email: login },
    credentials: { password: { value: PASSWORD } },
  })
  return id
}

async function fits(page: Page, name: string): Promise<void> {
  await findsNothing(page, `${name} on a phone in the dark`)
  await noSidewaysScroll(page, name)
}

/** Opens "More Actions" and takes one of them. */
async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More Actions' }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
}

async function type(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

const callApi: ConsoleUnderTest['callApi'] = (...asked) => console.callApi(...asked)
