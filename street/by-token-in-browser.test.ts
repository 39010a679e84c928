import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator } from 'playwright-core'
import {
  type GuideUnderTest,
  type InsideGuide,
  nothingShifted,
  openGuideUnderTest,
  watchShifts,
} from './guide-under-test.ts'
import { jsonClient } from './json-client.ts'
import { look } from './look-at-page.ts'
import { newVisitor, signInFromApp } from './test-street.ts'

describe('by token, in a browser: two values and one press', () => {
  let under: GuideUnderTest
  let inside: InsideGuide
  before(async () => {
    under = await openGuideUnderTest()
    inside = await under.enter()
  })
  after(() => under.close())

  const okta = () => jsonClient(under.http, under.street.globex.okta.url, `SSWS ${under.street.globex.okta.apiToken}`)
  const apps = () => okta()('GET', '/api/v1/apps?q=Ronspot') as Promise<object[]>

  it('and a step can be handed to somebody else, who sees that step alone', async () => {
    const { page } = inside
    await page.getByRole('button', { name: /Let us watch Okta/ }).click()
    await page.getByRole('button', { name: 'Ask somebody else to do this' }).click()
    await page.getByLabel('Their name').fill('Dorothy Vaughan')
    await page.getByLabel('Their work e-mail').fill('dorothy@globex.example')
    await page.getByRole('button', { name: 'Send them the link' }).click()
    await page.getByText('Dorothy Vaughan (dorothy@globex.example) has a letter').waitFor()
    await page.getByText('Not opened yet. Asked').waitFor()
    const mailbox = await under.http.request(`${under.street.report.sso.url}/mailbox`)
    assert.match(mailbox.body, /To dorothy@globex\.example/)
    await look(page, 'by-token-0-asked')
  })

  it('shows the whole plan as soon as both are there, and changes nothing', async () => {
    const { page } = inside
    const { okta: globex } = under.street.globex
    await page.getByText('about two minutes').waitFor()
    await page.getByText('about ten minutes').waitFor()
    await page.getByRole('radio', { name: 'With an API token' }).check()
    await page.getByText('Other groups than Everyone, or a custom authorization server').click()
    await page.getByLabel('Groups that may use it').fill('Everyone')
    await look(page, 'by-token-1-two-values')
    await page.getByLabel('Okta domain').first().fill(`${globex.url}/app/UserHome`)
    await page.getByLabel('API token', { exact: true }).fill(globex.apiToken)
    await page.getByRole('heading', { name: 'What would be changed' }).waitFor()
    const changes = page.getByRole('list', { name: 'What would be changed' })
    const redirect = changes.getByRole('listitem').filter({ hasText: 'Sign-in redirect URI' }).first()
    await redirect.getByText(/\/callback\/con_/).waitFor()
    await redirect.getByText('Okta sends people back to this address and to no other.').waitFor()
    await look(page, 'by-token-2-plan')
    assert.deepEqual(await apps(), [])
    await page.getByRole('button', { name: 'Change what is planned' }).click()
    await page.getByLabel('Groups that may use it').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await redirect.waitFor()
  })

  it('is there as Terraform, to copy and to keep', async () => {
    const { page } = inside
    await page.getByText('The same as Terraform text').click()
    await page.getByText('resource "okta_app_oauth" "gatepass"').waitFor()
    await page.getByRole('button', { name: 'Copy The same as Terraform text' }).waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the file' }).click(),
    ])
    assert.equal(file.suggestedFilename(), 'okta.tf')
    await page.getByText('The same as Terraform text').click()
  })

  it('does it all with one press; the guide’s proofs turn green by themselves', async () => {
    const { page } = inside
    await watchShifts(page)
    await page.getByRole('button', { name: /^Make these \d+ changes in Okta$/ }).click()
    const outcome = page.getByText('It is set up, and proven.')
    await outcome.waitFor()
    await isBeforeTheirEyes(outcome)
    for (const title of ['Which Okta is it?', 'Create the app in Okta', 'Authorization server'])
      await page.getByRole('button', { name: new RegExp(`${title}.*Proven`, 's') }).waitFor()
    for (const [title, state] of [
      ['Make the tile work', 'Made'],
      ['Let us watch Okta and read its log', 'Optional'],
      ['Try a sign-in', 'Not yet'],
      ['Go live', 'Not yet'],
    ])
      await page.getByRole('button', { name: new RegExp(`${title}.*${state}`, 's') }).waitFor()
    assert.equal((await apps()).length, 1)
    await nothingShifted(page, 'while it was carried out')
    await look(page, 'by-token-3-done')
  })

  it('and after a test sign-in it is live: nothing else was typed', async () => {
    const { page, context } = inside
    await page.getByRole('button', { name: 'Try a sign-in', exact: true }).first().click()
    await isBeforeTheirEyes(page.getByRole('button', { name: 'Try a sign-in', exact: true }).last())
    const other = await context.newPage()
    await other.goto(`${under.street.globex.okta.url}/`)
    await other.locator('input[name=username]').fill('katherine@globex.example')
    await other.locator('input[type=password]').fill(passwordOf('katherine@globex.example'))
    await other.keyboard.press('Enter')
    await other.waitForURL((url) => !url.pathname.startsWith('/login/'))
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: 'Try a sign-in', exact: true }).last().click(),
    ])
    await window.waitForLoadState()
    await page.getByText('ID token checked').waitFor()
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByRole('button', { name: 'Go live', exact: true }).click()
    await page.getByText('People of Globex sign in to Ronspot with your Okta.').waitFor()
    const home = await signInFromApp(
      newVisitor(under.http),
      under.street,
      under.street.globex,
      'katherine@globex.example',
    )
    assert.match(home.body, /Katherine Johnson/, home.trail.join('\n'))
  })

  it('is taken back when that is said twice, with a token given anew', async () => {
    const { page, complaints } = inside
    await page.goto(`${under.street.report.sso.url}/setup/guide/by-token`)
    await page.getByText('Take it all back').click()
    const takeBack = page.getByRole('button', { name: 'Take it all back' })
    await page.getByLabel('API token', { exact: true }).fill(under.street.globex.okta.apiToken)
    assert.equal(await takeBack.isDisabled(), true)
    await look(page, 'by-token-4-undo')
    await page.getByLabel('Yes, shut them out').check()
    await takeBack.click()
    await page.getByText('Everything that was made here is taken back.').waitFor()
    assert.deepEqual(await apps(), [])
    await look(page, 'by-token-5-undone')
    assert.deepEqual(complaints, [])
  })

  it('says what a weaker token may not do, who may, and does the rest', async () => {
    const { page } = inside
    const apiToken = await weakToken('katherine@globex.example', 'READ_ONLY_ADMIN')
    await page.goto(`${under.street.report.sso.url}/setup/guide/by-token`)
    await page.getByLabel('Okta domain').first().fill(under.street.globex.okta.url)
    await page.getByLabel('API token', { exact: true }).fill(apiToken)
    const byHand = page.getByRole('list', { name: 'What this token may not do' })
    await byHand.getByText('App integration', { exact: true }).waitFor()
    await page.getByText(/belongs to .* \(Read-only Administrator\), who may not change applications/).waitFor()
    await page.getByRole('button', { name: 'Ask somebody else to do this' }).waitFor()
    await look(page, 'by-token-6-weak')
    assert.deepEqual(await apps(), [])
  })

  /** Without scrolling: the press was below what it changes, and what came of it is above. */
  async function isBeforeTheirEyes(what: Locator): Promise<void> {
    await inside.page.waitForFunction(
      ({ element, height }) => {
        const { top, bottom } = element?.getBoundingClientRect() ?? { top: -1, bottom: 0 }
        return top >= 0 && bottom <= height
      },
      { element: await what.elementHandle(), height: inside.page.viewportSize()?.height ?? 0 },
    )
  }

  /** A token that somebody who is signed in to Okta here makes for themselves, with a role of theirs. */
  async function weakToken(login: string, role: string): Promise<string> {
    const { url } = under.street.globex.okta
    const [person] = await okta()('GET', `/api/v1/users?q=${login.split('@')[0]}`)
    await okta()('POST', `/api/v1/users/${person.id}/roles`, { type: role })
    const page = await inside.context.newPage()
    await page.goto(`${url}/admin`)
    const made = (await page.evaluate(`fetch('/api/v1/internal/api-tokens', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'weak' }),
    }).then((answer) => answer.json())`)) as { token?: string }
    await page.close()
    assert.match(made.token ?? '', /^00/, JSON.stringify(made))
    return made.token ?? ''
  }

  function passwordOf(login: string): string {
    return under.street.globex.okta.people.find((each) => each.login === login)?.password ?? ''
  }
})
