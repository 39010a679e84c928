import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type ConsoleUnderTest, findsNothing, noSidewaysScroll, openConsole } from './console-under-test.ts'

// What an administrator does with an app integration, in a real browser.

let console: ConsoleUnderTest
before(async () => {
  console = await openConsole()
})
after(() => console.close())

const GENERAL = 'General Settings'

describe('an administrator makes an app integration', () => {
  it('with the keyboard alone: dialog, form, secret, LOGIN section', async () => {
    const { page, complaints } = await console.visit('/admin/apps/active')
    await page.getByText('No applications yet').waitFor()
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'H1', 'the heading has the focus')
    await findsNothing(page, 'no applications')

    await press(page, 'button', 'Create App Integration')
    const next = page.getByRole('button', { name: 'Next' })
    assert.equal(await next.isDisabled(), true, 'nothing is chosen yet')
    await page.getByRole('radio', { name: /OIDC - OpenID Connect/ }).focus()
    await page.keyboard.press('Space')
    assert.equal(await next.isDisabled(), true, 'the type is not chosen yet')
    assert.equal(await page.getByRole('radio', { name: 'SAML 2.0' }).isDisabled(), true)
    await page.getByRole('radio', { name: 'Web Application' }).focus()
    await page.keyboard.press('Space')
    await findsNothing(page, 'the dialog')
    await press(page, 'button', 'Next')

    await page.getByRole('heading', { name: 'New Web App Integration' }).waitFor()
    assert.equal(await page.title(), 'New Web App Integration · Acme Admin')
    const name = page.getByLabel('App integration name')
    assert.equal(await name.inputValue(), 'My Web App')
    await type(page, name, 'Ronspot')
    await type(
      page,
      page.getByRole('textbox', { name: 'Sign-in redirect URIs' }),
      'https://app.ronspot.example/callback',
    )
    await press(page, 'button', 'Save')
    await page.getByText('Choose who may use the application.').waitFor()
    await page.getByRole('radio', { name: 'Limit access to selected groups' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('textbox', { name: 'Selected group(s)' }).focus()
    await page.keyboard.type('Park')
    await page.getByRole('option', { name: /Parking priority/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Selected groups' }).getByText('Parking priority').waitFor()
    await findsNothing(page, 'the form')
    await press(page, 'button', 'Save')

    await page.getByRole('heading', { name: 'Ronspot', exact: true }).waitFor()
    assert.match(page.url(), /\/admin\/app\/oidc_client\/instance\/0oa\w{17}#tab-general$/)
    await press(page, 'button', 'Show client secret')
    const secret = await page.locator('code', { hasText: /^[\w-]{64}$/ }).textContent()
    assert.equal(secret?.length, 64)
    await findsNothing(page, 'the General tab')

    await press(page, 'button', `Edit ${GENERAL}`)
    await page.getByRole('combobox', { name: 'Login initiated by' }).focus()
    await page.keyboard.press('Enter')
    const either = page.getByRole('option', { name: 'Either Okta or App' })
    await either.waitFor()
    // The list is there a moment before the arrow keys count from what is chosen.
    for (let presses = 0; presses < 3; presses++) {
      await page.keyboard.press('ArrowDown')
      if ((await either.getAttribute('data-combobox-selected')) !== null) break
    }
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Application visibility' }).waitFor()
    await page.getByRole('button', { name: /^Add URI\s*: Sign-in/ }).focus()
    await page.keyboard.press('Enter')
    const second = page.getByRole('textbox', { name: 'Sign-in redirect URIs, 2 of 2' })
    await second.waitFor()
    await page.locator('input:focus[aria-label$="2 of 2"]').waitFor()
    await page.keyboard.type('https://staging.ronspot.example/callback')
    await findsNothing(page, 'the edited LOGIN section')
    await press(page, 'button', 'Save')
    // Any way but App Only needs the address a tile leads to; the server says so and the field shows it.
    const initiate = page.getByLabel('Initiate login URI')
    await page.locator('input[aria-invalid=true]').waitFor()
    assert.equal(await initiate.getAttribute('aria-invalid'), 'true')
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('status of 400')))
    await type(page, initiate, 'https://app.ronspot.example/initiate')
    await press(page, 'button', 'Save')
    await page.getByRole('heading', { name: 'App Embed Link' }).waitFor()
    await page.getByText('https://staging.ronspot.example/callback').waitFor()
    await page.getByText('Either Okta or App').waitFor()

    const app = await appCalled('Ronspot')
    assert.deepEqual(app.settings.oauthClient.redirect_uris, [
      'https://app.ronspot.example/callback',
      'https://staging.ronspot.example/callback',
    ])
    assert.equal(app.settings.oauthClient.idp_initiated_login.mode, 'SPEC')
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('and shows on the way the call that would do the same, never a secret in it', async () => {
    const { page } = await console.visit('/admin/apps/active')
    await page.getByRole('link', { name: 'Ronspot' }).click()
    await page.getByRole('button', { name: `Edit ${GENERAL}` }).click()
    await page.getByLabel('App integration name').fill('Parking')
    await page.getByText('The API call that would do the same').click()
    const call = (await page.locator('form pre').textContent()) ?? ''
    assert.match(call, /^curl -X PUT 'http:\/\/acme\.okta\.localhost:\d+\/api\/v1\/apps\/0oa\w+'/)
    assert.match(call, /SSWS \$OKTA_API_TOKEN/)
    assert.match(call, /"label": "Parking"/)
    assert.doesNotMatch(call, /client_secret"/)
    await page.close()
  })

  it('changes its secret without interruption: a second one, the first inactive, then deleted', async () => {
    const { page, complaints } = await console.visit('/admin/apps/active')
    await page.getByRole('link', { name: 'Ronspot' }).click()
    await page.getByRole('button', { name: 'Actions for this secret' }).click()
    assert.equal(await page.getByRole('menuitem', { name: /^Deactivate/ }).isDisabled(), true, 'the only one stays')
    await page.keyboard.press('Escape')
    const generate = page.getByRole('button', { name: 'Generate new secret' })
    await generate.click()
    await page.getByText('Two secrets is the most').waitFor()
    assert.equal(await generate.isDisabled(), true)
    const menus = page.getByRole('button', { name: 'Actions for this secret' })
    await menus.first().click()
    assert.equal(
      await page.getByRole('menuitem', { name: /^Delete/ }).isDisabled(),
      true,
      'active ones are not deleted',
    )
    await page.getByRole('menuitem', { name: /^Deactivate/ }).click()
    await findsNothing(page, 'the question before deactivating')
    await page.getByRole('button', { name: 'Deactivate secret' }).click()
    await page.getByText('The secret is inactive').waitFor()
    await menus.first().click()
    await page.getByRole('menuitem', { name: /^Delete/ }).click()
    await page.getByRole('button', { name: 'Delete secret' }).click()
    await page.getByText('The secret was deleted').waitFor()
    await menus.nth(1).waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('assigns people, grants a scope of the API, deactivates and deletes', async () => {
    const { page, complaints } = await console.visit('/admin/apps/active')
    await page.getByRole('link', { name: 'Ronspot' }).click()
    await page.getByRole('tab', { name: 'Assignments' }).click()
    await page.getByRole('row', { name: /Ada Lovelace.*Group/ }).waitFor()
    await page.getByRole('button', { name: 'Assign', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Assign to People' }).click()
    await page.getByRole('textbox', { name: 'People' }).fill('grace')
    await page.getByRole('option', { name: /Grace Hopper/ }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('row', { name: /Grace Hopper.*Individual/ }).waitFor()
    await findsNothing(page, 'the Assignments tab')

    await page.getByRole('tab', { name: 'Okta API Scopes' }).click()
    await page.getByRole('button', { name: 'Grant okta.users.read' }).click()
    await page.getByRole('button', { name: 'Grant access' }).click()
    await page.getByRole('button', { name: 'Revoke okta.users.read' }).waitFor()
    await findsNothing(page, 'the scopes')

    await page.getByRole('tab', { name: 'Sign On' }).click()
    await page.getByRole('button', { name: 'Edit OpenID Connect ID Token' }).click()
    await page.getByRole('combobox', { name: 'Operator' }).click()
    await page.getByRole('option', { name: 'Matches regex' }).click()
    await page.getByRole('textbox', { name: 'Value' }).fill('.*')
    await findsNothing(page, 'the ID token settings')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('groups matches regex .*').waitFor()

    await page.getByRole('button', { name: 'Status: Active' }).click()
    await page.getByRole('menuitem', { name: 'Deactivate', exact: true }).click()
    await page.getByRole('button', { name: 'Deactivate application' }).click()
    await page.getByRole('button', { name: 'Status: Inactive' }).click()
    await page.getByRole('menuitem', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete application' }).click()
    await page.getByText('No applications yet').waitFor()
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('an API service', () => {
  it('turns from a secret to a key that is made in the browser and never sent', async () => {
    const { page, complaints } = await console.visit('/admin/apps/oauth-wizard/create?applicationType=service')
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.postData() ?? ''))
    await page.getByRole('heading', { name: 'New API Services App Integration' }).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit Client Credentials' }).click()
    await page.getByRole('radio', { name: /Public key/ }).click()
    await page.getByRole('button', { name: 'Add key' }).click()
    await page.getByRole('button', { name: 'Generate new key' }).click()
    await page.getByText('Copy the private key now').waitFor()
    await findsNothing(page, 'a private key, once')
    const { kid, d } = JSON.parse((await page.locator('[role=dialog] pre').textContent()) ?? '')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('list', { name: 'Public keys' }).getByText(kid).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'PUBLIC KEYS' }).waitFor()
    await page.getByRole('button', { name: `Actions for key ${kid}` }).waitFor()
    assert.ok(sent.some((body) => body.includes(kid)))
    assert.ok(!sent.some((body) => body.includes(d)), 'the private key stays here')
    assert.equal(await page.getByRole('tab', { name: 'Assignments' }).count(), 0, 'nobody signs in to it')
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('on a phone, in the dark', () => {
  it('every screen fits, and nothing is hard to see', async () => {
    const { app } = await console.okta.addApp({ label: 'A rather long name for an application that nobody cut' })
    const { page, complaints } = await console.visit('/admin/apps/active', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.getByRole('link', { name: /A rather long name/ }).waitFor()
    await fits(page, 'the list')
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('navigation', { name: 'Admin console' }).getByText('System Log').waitFor()
    await fits(page, 'the menu')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Account: admin@acme.example' }).click()
    await page.getByText('Acme’s Okta domain').waitFor()
    await fits(page, 'the account menu')
    for (const tab of ['tab-general', 'tab-signon', 'tab-assignments', 'tab-scopes']) {
      await page.goto(`${console.okta.url}/admin/app/oidc_client/instance/${app.id}#${tab}`)
      await page.getByRole('tabpanel').waitFor()
      await page.locator('main:not(:has([aria-busy=true]))').waitFor()
      await fits(page, tab)
    }
    await page.goto(`${console.okta.url}/admin/app/oidc_client/instance/${app.id}#tab-general`)
    await page.getByRole('button', { name: `Edit ${GENERAL}` }).click()
    await fits(page, 'the edited settings')
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

async function fits(page: Page, name: string): Promise<void> {
  await findsNothing(page, `${name} on a phone in the dark`)
  await noSidewaysScroll(page, name)
}

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'-alert(1)-'",
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
  '</title><script>alert(1)</script>',
  '&lt;img src=x onerror=alert(1)&gt;',
]

describe('what somebody typed is text (B-211)', () => {
  it('in names of apps, people and groups: shown, never run', async () => {
    const { okta } = console
    const { app } = await okta.addApp({ label: PAYLOADS.join(' ').slice(0, 100) })
    for (const [at, payload] of PAYLOADS.entries()) {
      if (at > 0) await okta.addApp({ label: payload })
      const { id } = await callApi('POST', '/api/v1/users?activate=true', {
        profile: {
          firstName: payload.slice(0, 50),
          lastName: payload.slice(0, 50),
          email: `x${at}@acme.example`,
          login: `x${at}@acme.example`,
        },
        credentials: { password: { value: 'Correct-horse-7' } },
      })
      await callApi('POST', `/api/v1/apps/${app.id}/users`, { id, scope: 'USER' })
      const group = await callApi('POST', '/api/v1/groups', { profile: { name: payload, description: payload } })
      await callApi('PUT', `/api/v1/apps/${app.id}/groups/${group.id}`, {})
    }
    const { page, complaints } = await console.visit('/admin/apps/active')
    await page.getByRole('link', { name: PAYLOADS[1] as string, exact: true }).waitFor()
    await page.goto(`${okta.url}/admin/app/oidc_client/instance/${app.id}#tab-assignments`)
    await page.getByText(`${PAYLOADS[1]} ${PAYLOADS[1]}`).first().waitFor()
    await page.getByText('Groups', { exact: true }).last().click()
    await page
      .getByText(PAYLOADS[2] as string)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Assign', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Assign to Groups' }).click()
    await page.getByRole('textbox', { name: 'Groups' }).fill('<img')
    await page.getByRole('option', { name: /<img src=x/ }).waitFor()
    assert.match(await page.title(), /^<script>alert\(1\)<\/script>/)
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

describe('a session that ended', () => {
  it('leads to the sign-in page and back to the same screen', async () => {
    const { page } = await console.visit('/admin/apps/active?status=ACTIVE')
    await page.locator('table[aria-busy=false]').waitFor()
    const { kysely } = console.okta.idp.db
    await kysely.updateTable('sessions').set({ ended_at: 1 }).where('org_id', '=', console.okta.orgId).execute()
    await page.getByText('Inactive', { exact: true }).first().click()
    await page.waitForURL(/\/login\/login\.htm\?fromURI=%2Fadmin%2Fapps%2Factive%3Fstatus%3DINACTIVE$/)
    await page.close()
  })
})

async function press(page: Page, role: 'button', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
}

async function type(page: Page, field: ReturnType<Page['getByLabel']>, text: string): Promise<void> {
  await field.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

const callApi: ConsoleUnderTest['callApi'] = (...asked) => console.callApi(...asked)

async function appCalled(label: string) {
  const [app] = await callApi('GET', `/api/v1/apps?q=${label}`)
  return app
}
