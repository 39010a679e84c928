import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { findsNothing, noSidewaysScroll } from './console-under-test.ts'
import { type GuideUnderTest, type InsideGuide, openGuideUnderTest } from './guide-under-test.ts'
import { type JsonClient, jsonClient } from './json-client.ts'
import { look } from './look-at-page.ts'
import { signInOperator } from './operator-in-browser.ts'
import { newVisitor, signInFromApp } from './test-street.ts'

// One visit of Acme's administrator, long after people began to sign in; then one of support, to the same connection.
describe('a connection is kept alive, in a browser', () => {
  let guide: GuideUnderTest
  let inside: InsideGuide
  let okta: JsonClient
  let app: string
  before(async () => {
    guide = await openGuideUnderTest()
    const { acme } = guide.street
    inside = await guide.enter({ organizationId: acme.organization, connectionId: acme.connection })
    okta = jsonClient(guide.http, acme.okta.url, `SSWS ${acme.okta.apiToken}`)
    app = (await okta('GET', '/api/v1/apps?q=Ronspot'))[0].id
  })
  after(() => guide.close())

  const secrets = () => okta('GET', `/api/v1/apps/${app}/credentials/secrets`)
  const newSecret = async (): Promise<string> =>
    (await okta('POST', `/api/v1/apps/${app}/credentials/secrets`, {})).client_secret
  async function works() {
    const home = await signInFromApp(newVisitor(), guide.street, guide.street.acme, 'ada@acme.example')
    assert.match(home.body, /Ada Lovelace/, home.trail.join('\n'))
  }

  it('a second secret: refused with a reason, then accepted, waits, and takes over by itself', async () => {
    const { page } = inside
    await page.getByRole('heading', { name: 'Keeping it running' }).waitFor()
    const fold = page.getByRole('button', { name: 'A second client secret One in use' })
    await fold.focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('New client secret').fill('not-a-secret-of-this-app-0123456789')
    await page.keyboard.press('Enter')
    await page.getByText('The client secret that is to follow is not accepted by Okta').waitFor()
    await findsNothing(page, 'upkeep-secret-refused')
    const [old] = await secrets()
    const clientSecret = await newSecret()
    await page.getByLabel('New client secret').fill(clientSecret)
    await page.getByRole('button', { name: 'Check', exact: true }).last().click()
    await page.getByText('The second waits').waitFor()
    await look(page, 'upkeep-secret-waits')
    await okta('POST', `/api/v1/apps/${app}/credentials/secrets/${old.id}/lifecycle/deactivate`)
    await works()
    await page.reload()
    await page.getByRole('button', { name: 'A second client secret The second took over' }).click()
    await page.getByText('The old one can be deleted in Okta').waitFor()
    assert.equal((await page.content()).includes(clientSecret), false)
    for (const language of ['de', 'ja']) {
      await page.goto(`${guide.street.report.sso.url}/setup/guide?lang=${language}`)
      const folds = page.locator('section ul > li h3 > button')
      await folds.first().click()
      await folds.last().click()
      await page.setViewportSize({ width: 390, height: 844 })
      await noSidewaysScroll(page, `upkeep in ${language}`)
      await page.setViewportSize({ width: 1120, height: 900 })
    }
    await page.goto(`${guide.street.report.sso.url}/setup/guide?lang=en`)
  })

  it('our key: prepared by a press, what to enter, and on top that people sign in as before', async () => {
    const { page, context } = inside
    await page.getByRole('button', { name: 'A signature in place of the secret' }).click()
    await page.getByRole('button', { name: 'Prepare the signature' }).click()
    await page.getByRole('heading', { name: 'A change is being prepared; people sign in as before' }).waitFor()
    await page.getByText('Client authentication: client_secret_basic private_key_jwt').waitFor()
    const url = page.getByRole('button', { name: 'Copy URL of our keys' }).locator('xpath=preceding-sibling::code')
    const jwksUri = ((await url.textContent()) ?? '').trim()
    await page.getByRole('button', { name: 'Check', exact: true }).last().click()
    await page.getByText('You can put this right').waitFor()
    await look(page, 'upkeep-key-red')

    const document = await okta('GET', `/api/v1/apps/${app}`)
    document.credentials.oauthClient.token_endpoint_auth_method = 'private_key_jwt'
    document.settings.oauthClient.jwks_uri = jwksUri
    await okta('PUT', `/api/v1/apps/${app}`, document)
    await works()
    await page.getByRole('button', { name: 'Check', exact: true }).last().click()
    await page.getByText('Your Okta accepts our signature').waitFor()

    await page.getByRole('button', { name: 'Try a sign-in', exact: true }).last().click()
    const body = page.locator('li', { has: page.getByRole('button', { name: /^7/ }) })
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      body.getByRole('button', { name: 'Try a sign-in', exact: true }).click(),
    ])
    await signInAtOktaIn(window, guide)
    await page.getByText('It was tried and may go live.').waitFor()
    await page.getByRole('button', { name: 'Carry on with it' }).click()
    await page.getByRole('button', { name: 'Go live', exact: true }).click()
    await page.getByText('By signature').waitFor()
    await page.getByRole('button', { name: /^7/ }).click()
    await page.getByText('This is the sign-in that was tried before it went live').waitFor()
    await page.getByText('Trace', { exact: true }).waitFor()
    await look(page, 'upkeep-by-key')
    await works()
  })

  it('a change is dropped by two presses, and nothing of it is left', async () => {
    const { page, complaints } = inside
    await page.goto(`${guide.street.report.sso.url}/setup/guide/app`)
    await page.getByLabel('Client secret', { exact: true }).fill('some-other-secret-0123456789')
    await page.getByRole('button', { name: 'Check again' }).first().click()
    await page.getByText('A change is being prepared').waitFor()
    await look(page, 'upkeep-prepared')
    await page.getByRole('button', { name: 'Drop the change' }).click()
    await page.getByRole('button', { name: 'Yes, drop it' }).click()
    await page.getByText('A change is being prepared').waitFor({ state: 'detached' })
    await works()
    assert.deepEqual(complaints, [])
  })

  it('support: the desk finds it by its state, puts the version before back, and prepares the same for the customer', async () => {
    const { page, complaints } = inside
    await signInOperator(page, guide.street, 'support')
    await page.goto(`${guide.street.report.sso.url}/console/organizations`)
    await page.getByRole('combobox', { name: 'State' }).click()
    await page.getByRole('option', { name: 'Waiting' }).click()
    await page.getByRole('row', { name: /Acme/ }).waitFor({ state: 'detached' })
    await page.getByRole('row', { name: /Globex/ }).waitFor()
    assert.match(page.url(), /state=waiting/)
    await findsNothing(page, 'desk-by-state')
    await page.getByRole('combobox', { name: 'State' }).click()
    await page.getByRole('option', { name: 'Expiring' }).click()
    await page.getByText('Nobody is “Expiring”').waitFor()

    await page.goto(`${guide.street.report.sso.url}/console/organizations/${guide.street.acme.organization}`)
    const more = page.getByRole('button', { name: /^More for/ })
    await page.getByText('None: we sign with our key').waitFor()
    await more.click()
    await page.getByRole('menuitem', { name: 'Roll back' }).click()
    await page.getByRole('button', { name: 'Roll back', exact: true }).click()
    await page.getByText('Given; nobody can read it again').waitFor()
    await page
      .getByText(/^live .*, by Rosalind/)
      .first()
      .waitFor()
    await works()

    await more.click()
    await page.getByRole('menuitem', { name: 'Second client secret' }).click()
    await page.getByLabel('Client secret', { exact: true }).fill('handed-to-support-0123456789')
    await findsNothing(page, 'desk-next-secret')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByText('Given, and a second one that follows').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.equal((await page.content()).includes('handed-to-support'), false)
    await more.click()
    await page.getByRole('menuitem', { name: 'Take the second secret back' }).click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('Given; nobody can read it again').waitFor()

    await more.click()
    await page.getByRole('menuitem', { name: 'Sign in place of a secret' }).click()
    await page
      .getByRole('dialog')
      .getByText(/\/keys$/)
      .waitFor()
    await findsNothing(page, 'desk-signature')
    await page.getByRole('button', { name: 'Prepare it' }).click()
    await page.getByRole('button', { name: 'Test link' }).waitFor()
    await page.getByRole('tab', { name: 'Changes' }).click()
    await page.getByRole('cell', { name: 'Rosalind' }).first().waitFor()
    await page.getByRole('cell', { name: 'You' }).first().waitFor()
    await page.getByRole('tab', { name: 'Sign-ins' }).click()
    await page.getByRole('columnheader', { name: 'Why' }).waitFor()
    assert.deepEqual(complaints, [])
  })
})

/** Ada, in the window that the test was opened in. */
async function signInAtOktaIn(window: Page, { street }: GuideUnderTest): Promise<void> {
  const ada = street.acme.okta.people?.find(({ login }) => login === 'ada@acme.example')
  await window.locator('input[type=password]').waitFor()
  const name = window.locator('input[name=username]')
  if (await name.isEditable()) await name.fill('ada@acme.example')
  await window.locator('input[type=password]').fill(ada?.password ?? '')
  await window.keyboard.press('Enter')
  await window
    .getByText(/Ada Lovelace/)
    .first()
    .waitFor()
}
