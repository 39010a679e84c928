import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type ConsoleUnderTest, findsNothing, noSidewaysScroll, openConsole } from './console-under-test.ts'

// What an administrator does with groups and the rules that fill them, in a real browser.

let console: ConsoleUnderTest
before(async () => {
  console = await openConsole()
  await console.okta.addApp({ label: 'Ronspot' })
})
after(() => console.close())

describe('an administrator keeps groups', () => {
  it('adds one with the keyboard alone, puts people and applications in, renames and deletes it', async () => {
    const { page, complaints } = await console.visit('/admin/groups')
    await page.getByRole('row', { name: /Everyone.*3/ }).waitFor()
    await findsNothing(page, 'the list of groups')
    await press(page, 'Add group')
    await page.getByRole('textbox', { name: 'Name' }).focus()
    await page.keyboard.type('Research')
    await findsNothing(page, 'Add group')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Research' }).waitFor()
    await page.getByText('Nobody is in this group yet').waitFor()

    await press(page, 'Assign people')
    await page.getByRole('textbox', { name: 'People' }).focus()
    await page.keyboard.type('grace')
    await page.getByRole('option', { name: /Grace Hopper/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await press(page, 'Done')
    await page.getByRole('link', { name: /Grace Hopper/ }).waitFor()
    await findsNothing(page, 'the people of a group')

    await page.getByRole('tab', { name: 'Applications' }).click()
    await page.getByRole('button', { name: 'Assign applications' }).click()
    await page.getByRole('textbox', { name: 'Applications' }).fill('ron')
    await page.getByRole('option', { name: /Ronspot/ }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('link', { name: 'Ronspot' }).waitFor()
    await findsNothing(page, 'the applications of a group')
    const grace = await console.okta.userId('grace@acme.example')
    assert.equal((await callApi('GET', `/api/v1/apps?filter=user.id eq "${grace}"`)).length, 1)
    await page.getByRole('button', { name: 'Unassign Ronspot' }).click()
    await page.getByRole('button', { name: 'Unassign application' }).click()
    await page.getByText('No applications yet').waitFor()

    await page.getByRole('tab', { name: 'Admin roles' }).click()
    await page.getByText('Not an administrator').waitFor()
    await page.getByRole('button', { name: 'Add admin role' }).click()
    await page.getByRole('combobox', { name: 'Role' }).click()
    await page.getByRole('option', { name: 'Report Administrator' }).click()
    await page.getByRole('button', { name: 'Add role' }).click()
    await page.getByRole('row', { name: /Report Administrator.*To the whole group/ }).waitFor()
    await findsNothing(page, 'the roles of a group')
    assert.equal((await callApi('GET', `/api/v1/users/${grace}/roles`))[0].type, 'REPORT_ADMIN')
    await page.getByRole('button', { name: 'Remove Report Administrator' }).click()
    await page.getByRole('button', { name: 'Remove role' }).click()
    await page.getByText('Not an administrator').waitFor()

    await choose(page, 'Edit')
    await page.getByRole('textbox', { name: 'Description' }).fill('Who looks for what is not known yet')
    await page.getByText('The API call that would do the same').click()
    assert.match((await page.getByRole('dialog').locator('pre').textContent()) ?? '', /-X PUT .*\/api\/v1\/groups\/00g/)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Who looks for what is not known yet').first().waitFor()
    await choose(page, 'Delete')
    await findsNothing(page, 'the question before deleting')
    await page.getByRole('button', { name: 'Delete group' }).click()
    await page.getByRole('link', { name: 'Parking priority' }).waitFor()
    await page.getByRole('link', { name: 'Research' }).waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('finds one by any part of its name, and leaves Everyone as it is', async () => {
    const { page } = await console.visit('/admin/groups?q=very')
    await page.getByRole('link', { name: 'Everyone' }).click()
    await page.getByText('Built in').waitFor()
    await page.getByRole('link', { name: /Ada Lovelace/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Assign people' }).count(), 0)
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'View Logs' }).waitFor()
    assert.equal(await page.getByRole('menuitem', { name: 'Delete' }).count(), 0)
    await page.close()
  })
})

describe('a rule that fills a group', () => {
  it('is added, says what it means, puts people in when it is active, and takes them out when it goes', async () => {
    const ada = await console.okta.userId('ada@acme.example')
    await callApi('POST', `/api/v1/users/${ada}`, { profile: { department: 'R&D "west"' } })
    const group = await callApi('POST', '/api/v1/groups', { profile: { name: 'West' } })
    const members = async () => (await callApi('GET', `/api/v1/groups/${group.id}/users`)).length
    const { page, complaints } = await console.visit('/admin/groups')
    await page.getByRole('tab', { name: 'Rules' }).click()
    await page.getByText('No rules yet').waitFor()
    await page.getByRole('button', { name: 'Add Rule' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Westerners')
    await page.getByRole('textbox', { name: 'Value' }).fill('R&D "west"')
    await page.getByRole('textbox', { name: 'Assign to' }).fill('We')
    await page.getByRole('option', { name: 'West' }).click()
    await page.getByRole('option').first().waitFor({ state: 'hidden' })
    await findsNothing(page, 'Add Rule')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /Westerners.*West.*Inactive/ }).waitFor()
    await findsNothing(page, 'the rules')
    assert.equal(await members(), 0, 'not before it is active')

    await act(page, 'Westerners', 'Activate')
    await page.getByRole('button', { name: 'Activate rule' }).click()
    await page.getByRole('row', { name: /Westerners.*Active/ }).waitFor()
    assert.equal(await members(), 1)
    await page.getByRole('button', { name: 'Actions for Westerners' }).click()
    assert.equal(await page.getByRole('menuitem', { name: /^Edit/ }).isDisabled(), true, 'active ones are not changed')
    await page.getByRole('menuitem', { name: 'Deactivate', exact: true }).click()
    await page.getByRole('button', { name: 'Deactivate rule' }).click()
    await page.getByRole('row', { name: /Westerners.*Inactive/ }).waitFor()

    await act(page, 'Westerners', 'Edit')
    assert.equal(await page.getByRole('textbox', { name: 'Value' }).inputValue(), 'R&D "west"')
    await page.getByRole('radio', { name: /Expression Language/ }).click()
    await page.getByRole('textbox', { name: 'Expression' }).fill('user.department == ')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The expression ends too early').waitFor()
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('status of 400')))
    await findsNothing(page, 'a rule that is refused')
    await page.keyboard.press('Escape')

    await act(page, 'Westerners', 'Delete')
    await page.getByRole('checkbox', { name: /Also remove/ }).click()
    await findsNothing(page, 'the question before deleting a rule')
    await page.getByRole('button', { name: 'Delete rule' }).click()
    await page.getByText('No rules yet').waitFor()
    assert.equal(await members(), 0)
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('groups on a phone, in the dark', () => {
  it('every screen fits, and nothing is hard to see', async () => {
    const [group] = await callApi('GET', '/api/v1/groups?q=Parking')
    await callApi('POST', '/api/v1/groups/rules', {
      type: 'group_rule',
      name: 'Londoners',
      conditions: {
        expression: {
          value:
            'String.startsWith(user.city, "London") AND !isMemberOfGroupName("Everybody_who_has_no_space_to_park")',
          type: 'urn:okta:expression:1.0',
        },
      },
      actions: { assignUserToGroups: { groupIds: [group.id] } },
    })
    const { page, complaints } = await console.visit('/admin/groups', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.getByRole('link', { name: 'Parking priority' }).waitFor()
    await fits(page, 'the list')
    await page.getByRole('tab', { name: 'Rules' }).click()
    await page.getByText('Londoners').waitFor()
    await fits(page, 'the rules')
    await page.goto(`${console.okta.url}/admin/group/${group.id}`)
    await page.getByRole('link', { name: /Ada Lovelace/ }).waitFor()
    await fits(page, 'the people')
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).waitFor()
    await fits(page, 'the menu of actions')
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

const HOSTILE = ['<img src=x onerror=alert(1)>', '</title><script>alert(1)</script>', 'قسم\u202eabc', 'W'.repeat(255)]

describe('what a group is called is text (B-211)', () => {
  it('markup, right to left, and as long as it may be: shown, never run', async () => {
    const groups: { id: string }[] = []
    for (const name of HOSTILE)
      groups.push(await callApi('POST', '/api/v1/groups', { profile: { name, description: name } }))
    const { page, complaints } = await console.visit('/admin/groups', { viewport: { width: 390, height: 844 } })
    for (const name of HOSTILE) await page.getByRole('link', { name }).first().waitFor()
    await noSidewaysScroll(page, 'the list')
    for (const [at, { id }] of groups.entries()) {
      await page.goto(`${console.okta.url}/admin/group/${id}`)
      await page.getByRole('heading', { name: HOSTILE[at] as string }).waitFor()
      await noSidewaysScroll(page, `the page of ${HOSTILE[at]?.slice(0, 30)}`)
      await choose(page, 'Delete')
      await page.getByRole('dialog').waitFor()
      await noSidewaysScroll(page, 'its question')
      await page.keyboard.press('Escape')
    }
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

async function fits(page: Page, name: string): Promise<void> {
  await findsNothing(page, `${name} on a phone in the dark`)
  await noSidewaysScroll(page, name)
}

/** Opens "Actions" and takes one of them. */
async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** The same for one rule of the list. */
async function act(page: Page, rule: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${rule}` }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
}

const callApi: ConsoleUnderTest['callApi'] = (...asked) => console.callApi(...asked)
