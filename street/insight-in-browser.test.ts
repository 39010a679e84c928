import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { movableClock } from '../kit/clock.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { openBrowser } from './browser.ts'
import { jsonClient } from './json-client.ts'
import { look } from './look-at-page.ts'
import { signInOperator } from './operator-in-browser.ts'
import { newVisitor, openTestStreet, signInFromApp, type TestStreet } from './test-street.ts'

// How many days of the past there are.
const { DAYS = '3' } = process.env
const DAY_MS = 24 * 60 * 60_000

describe('the desk: why somebody could not sign in, how it goes over time, what drifted', () => {
  let street: TestStreet
  let browser: Browser
  let trace: string
  const http = guardedHttp({ allowPrivate: true })
  const clock = movableClock(Date.now() - Number(DAYS) * DAY_MS)

  before(async () => {
    await buildConsole()
    street = await openTestStreet('sqlite:files', { clock })
    browser = await openBrowser()
    for (let day = Number(DAYS); day > 0; day--) {
      clock.set(Date.now() - day * DAY_MS)
      for (let many = 0; many < 1 + ((day * 7) % 5); many++)
        await signInFromApp(newVisitor(http), street, street.acme, 'ada@acme.example')
      if (day % 3 === 0) await refused('ada@acme.example')
    }
    clock.set(Date.now())
    await signInFromApp(newVisitor(http), street, street.acme, 'ada@acme.example')
    trace = await refused('grace@acme.example')
  })
  after(async () => {
    await browser.close()
    await street.close()
    http.close()
  })

  const okta = () => jsonClient(http, street.acme.okta.url, `SSWS ${street.acme.okta.apiToken}`)

  /** Somebody meets an app nobody is assigned to. @returns the trace on their page */
  async function refused(login: string): Promise<string> {
    const groups = await assigned()
    for (const group of groups.ids) await okta()('DELETE', `${groups.at}/${group}`)
    const page = await signInFromApp(newVisitor(http), street, street.acme, login)
    for (const group of groups.ids) await okta()('PUT', `${groups.at}/${group}`, {})
    return /data-trace="(sig_\w+)"/.exec(page.body)?.[1] ?? ''
  }

  async function assigned() {
    const [app] = await okta()('GET', '/api/v1/apps?q=Ronspot')
    const at = `/api/v1/apps/${app.id}/groups`
    const ids = (await okta()('GET', at)).map((each: { id: string }) => each.id)
    return { at, ids }
  }

  const at = (place: string) => `${street.report.sso.url}/console${place}`
  async function open() {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    await signInOperator(context, street, 'support')
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
    return { page, complaints }
  }

  it('the trace from her page leads to the answer; her name to all her tries', async () => {
    const { page, complaints } = await open()
    await page.goto(at('/sign-ins'))
    await page.getByRole('heading', { name: 'Sign-ins' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(`it says ${trace}.`)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Somebody could not sign in to Ronspot' }).waitFor()
    await page.getByText('The person is not assigned to the app in Okta.').waitFor()
    await page.getByText('The customer’s Okta administrator').waitFor()
    const [there] = await page.getByRole('link', { name: /Assignments/ }).all()
    assert.match(
      (await there?.getAttribute('href')) ?? '',
      /^http:\/\/acme\.okta\.localhost:\d+\/admin\/app\/.+#tab-assignments$/,
    )
    await page.getByText('The answer, checked').waitFor()
    await page.getByText('Not read: there is no API token for this connection.').waitFor()
    await look(page, 'explained')

    const search = page.getByRole('searchbox', { name: 'Find a person or a trace' })
    await search.fill('lovelace')
    await search.press('Enter')
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor()
    await look(page, 'search')
    await page.getByRole('link', { name: 'Ada Lovelace' }).click()
    await page.getByText('Ada Lovelace came in to Ronspot').waitFor()
    await look(page, 'person-explained')

    await search.fill('grace@acme.example')
    await search.press('Enter')
    await page.getByRole('link', { name: 'grace@acme.example' }).click()
    await page.getByText('Somebody could not sign in to Ronspot').waitFor()
    await search.fill('sig_00000000000000000000')
    await search.press('Enter')
    await page.getByText('Nobody by this name, and no such trace').waitFor()
    assert.deepEqual(complaints, [])
  })

  it('an address with a typing error is found by what was typed, and said as that', async () => {
    const { page, complaints } = await open()
    await page.goto(street.report.workplace.url)
    await page.getByRole('textbox', { name: /e-mail/i }).fill('grace@acme.con')
    await page.keyboard.press('Enter')
    await page.getByText('No company here uses the domain acme.con. Check the address for a typing error.').waitFor()
    await look(page, 'mistyped')

    await page.goto(at('/search?q=Grace%40acme.con'))
    await page.getByText('typed as Grace@acme.con, by whom is not known').waitFor()
    await look(page, 'found-typed')
    await page.getByRole('link', { name: 'One refused sign-in' }).click()
    await page.getByText('Not known (typed …@acme.con)').waitFor()
    await page.getByRole('button', { name: 'Remove the filter Typed as Grace@acme.con' }).waitFor()
    await look(page, 'listed-typed')
    await page
      .getByRole('row', { name: /domain not known/ })
      .getByRole('link')
      .click()
    await page.getByText('The address that was typed has a domain that leads to no organization here').waitFor()
    await page.getByText('the e-mail domain of an organization here').waitFor()
    await page.getByText('An address at acme.con').waitFor()
    await look(page, 'explained-typed')
    assert.deepEqual(complaints, [])
  })

  it('sign-ins are listed live, and filtered', async () => {
    const { page, complaints } = await open()
    await page.goto(at('/sign-ins'))
    await page
      .getByRole('row', { name: /Ada Lovelace/ })
      .first()
      .waitFor()
    await look(page, 'sign-ins')
    await page.getByRole('radiogroup', { name: 'Outcome' }).getByText('Did not').click()
    await page
      .getByRole('row', { name: /Ada Lovelace/ })
      .first()
      .waitFor({ state: 'detached' })
    const known = await page.getByRole('row', { name: /user not assigned/ }).count()
    clock.set(Date.now())
    await refused('ada@acme.example')
    await page
      .getByRole('row', { name: /user not assigned/ })
      .nth(known)
      .waitFor()
    await page
      .getByRole('row', { name: /user not assigned/ })
      .first()
      .getByRole('link')
      .click()
    await page.getByText('The person is not assigned to the app in Okta.').waitFor()
    assert.deepEqual(complaints, [])
  })

  it('sign-ins, their causes, how long they take and time to green are drawn, and told without drawings', async () => {
    const { page, complaints } = await open()
    await page.goto(at('/insight'))
    await page
      .getByText(/\d+ came in, \d+ did not/)
      .first()
      .waitFor()
    const pick = page.getByRole('slider', { name: 'Sign-ins over time: pick a moment' })
    const today = await pick.getAttribute('aria-valuetext')
    await pick.focus()
    await page.keyboard.press('ArrowLeft')
    assert.notEqual(await pick.getAttribute('aria-valuetext'), today)
    await page.getByText('As a table').first().click()
    await page.getByRole('columnheader', { name: 'Day (UTC)' }).first().waitFor()
    await look(page, 'insight-table')
    await page.getByText('As a table').first().click()
    await page
      .getByRole('row', { name: /Globex/ })
      .getByText('Nobody came yet')
      .waitFor()
    await look(page, 'insight')
    await page.goto(at(`/insight?organizationId=${street.globex.organization}`))
    await page.getByRole('heading', { name: 'Insight: Globex' }).waitFor()
    await page.getByText('Nobody came in this time.').waitFor()
    await page.getByRole('link', { name: 'All customers' }).click()
    await page
      .getByText(/\d+ came in, \d+ did not/)
      .first()
      .waitFor()
    await page.getByRole('radiogroup', { name: 'Period' }).getByText('24 hours').click()
    await page.getByText('As a table').first().click()
    await page.getByRole('columnheader', { name: 'Hour (UTC)' }).first().waitFor()
    await page.getByRole('link', { name: 'The person is not assigned to the app in Okta.' }).click()
    await page
      .getByRole('row', { name: /user not assigned/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Remove the filter Why user not assigned' }).click()
    await page.getByRole('button', { name: /Remove the filter/ }).waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
  })

  it('drift is found by a press, said with who was told, and gone once it is put right', async () => {
    const { page, complaints } = await open()
    const app = await appOfAcme()
    await page.goto(at(`/organizations/${street.acme.organization}`))
    await page.getByText(/Compared with the customer’s Okta every night/).waitFor()
    await okta()('POST', `${app}/lifecycle/deactivate`)
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText(/Okta knows no active app with our Client ID/).waitFor()
    await page.getByText('Drifted', { exact: true }).first().waitFor()
    await page.getByText(/of \d+ checks hold/).click()
    await look(page, 'drift')
    await okta()('POST', `${app}/lifecycle/activate`)
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('As it was', { exact: true }).waitFor()
    await page.getByText('1 put right in the last thirty days').waitFor()
    await look(page, 'no-drift')
    assert.deepEqual(complaints, [])
  })

  async function appOfAcme(): Promise<string> {
    const [app] = await okta()('GET', '/api/v1/apps?q=Ronspot')
    return `/api/v1/apps/${app.id}`
  }
})
