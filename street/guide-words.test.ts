import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type GuideUnderTest, openGuideUnderTest } from './guide-under-test.ts'
import { jsonClient } from './json-client.ts'
import { look } from './look-at-page.ts'

// Somebody who reads another language than English: what the guide says, what the service found, the pages before it.
describe('the guide in six languages, in a browser', () => {
  let guide: GuideUnderTest
  before(async () => {
    guide = await openGuideUnderTest()
  })
  after(() => guide.close())

  it('speaks what is picked in its foot: what is typed stays, a finding is told anew, a reload keeps it', async () => {
    const { page, complaints } = await guide.enter()
    await page.getByRole('textbox', { name: 'Okta domain' }).fill('globex')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('An Okta domain looks like acme.okta.com').waitFor()
    await page.getByRole('textbox', { name: 'Okta domain' }).fill('globex again')

    await pick(page, 'Language', 'Deutsch')
    await page.getByRole('heading', { name: 'Das Okta von Globex anbinden', level: 1 }).waitFor()
    await page.getByText('Eine Okta-Domain sieht aus wie acme.okta.com').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Okta-Domain' }).inputValue(), 'globex again')
    assert.equal(await languageOf(page), 'de')
    assert.match(await page.title(), /Ihr Okta anbinden/)
    await look(page, 'words-de-red')

    await page.reload()
    await page.getByText('Eine Okta-Domain sieht aus wie acme.okta.com').waitFor()
    assert.equal(await languageOf(page), 'de')

    await pick(page, 'Sprache', '日本語')
    await page.getByText('Okta ドメインは acme.okta.com のような形で').waitFor()
    assert.equal(await languageOf(page), 'ja')
    await look(page, 'words-ja-red')

    for (const [step, heading] of [
      ['app', 'Okta でアプリを作成'],
      ['initiate-login', 'タイルを使えるようにする'],
      ['api-token', 'Okta の監視とログの確認を任せる'],
    ] as const) {
      await page.getByRole('button', { name: heading }).click()
      await look(page, `words-ja-${step}`)
    }
    await page.goto(`${guide.street.report.sso.url}/setup/guide/app?lang=fr`)
    await page.getByRole('heading', { name: 'Connecter l’Okta de Globex', level: 1 }).waitFor()
    await look(page, 'words-fr-app')
    await page.reload()
    assert.equal(await languageOf(page), 'fr')
    assert.deepEqual(complaints, [])
    await forget(page)
  })

  it('is taken a step by keyboard alone, and goes on where the next step begins', async () => {
    const { page } = await guide.enter()
    await pick(page, 'Language', 'Deutsch')
    const domain = page.getByRole('textbox', { name: 'Okta-Domain' })
    await domain.focus()
    await page.keyboard.type(guide.street.globex.okta.url)
    await page.keyboard.press('Enter')
    await page.getByText('eine Okta-Org').waitFor()
    const heard = await page.locator('[aria-live=polite]', { hasText: 'eine Okta-Org' }).count()
    assert.equal(heard, 1)
    await tabTo(page, 'Nächster Schritt')
    await page.keyboard.press('Enter')
    await page.getByLabel('Client ID').waitFor()
    assert.match(await focused(page), /Die App in Okta anlegen/)
    const levels = await page.locator('h1, h2, h3').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])))
    levels.forEach((level, at) => {
      assert.ok(level - (levels[at - 1] ?? 0) <= 1, `a heading of level ${level} after ${levels[at - 1]}`)
    })
    await forget(page)
  })

  it('begins in the browser’s language: the invitation, the letter with the code, the page of a dead link', async () => {
    const { sso } = guide.street.report
    const gatepass = jsonClient(guide.http, sso.url, `Bearer ${sso.apiKey}`)
    const { url } = await gatepass('POST', '/api/setup-links', {
      organizationId: guide.street.globex.organization,
      email: guide.street.globex.okta.admin.login,
      name: 'Rosalind',
    })
    const context = await guide.browser.newContext({
      locale: 'es-MX',
      viewport: { width: 1120, height: 900 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(String(url))
    assert.equal(await languageOf(page), 'es')
    await look(page, 'words-es-invitation')
    await page.getByRole('button', { name: 'Enviar el código' }).click()
    await page.getByRole('heading', { name: 'Mire en su buzón' }).waitFor()
    const mailbox = await context.newPage()
    await mailbox.goto(`${sso.url}/mailbox`)
    const letter = mailbox.getByRole('article').filter({ hasText: 'es su código' })
    assert.match((await letter.textContent()) ?? '', /es su código[\s\S]*conectar el Okta de Globex/)
    const code = /\d{6}/.exec((await letter.textContent()) ?? '')?.[0] ?? ''
    await page.getByLabel('Código').fill('000000')
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByText('Ese no es el código.').waitFor()
    await page.getByLabel('Código').fill(code)
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByRole('heading', { name: 'Conectar el Okta de Globex', level: 1 }).waitFor()
    await page.goto(`${sso.url}/setup/${'x'.repeat(43)}`)
    await page.getByRole('heading', { name: 'Este enlace no está abierto' }).waitFor()
    await page.getByText('Este enlace ya no funciona').waitFor()
  })
})

async function pick(page: Page, label: string, language: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption({ label: language })
}

/** A browser in one process, as the one from npm is, keeps for one context what another picked. */
async function forget(page: Page): Promise<void> {
  await page.evaluate('localStorage.clear()')
}

async function languageOf(page: Page): Promise<string | null> {
  return page.locator('html').getAttribute('lang')
}

async function focused(page: Page): Promise<string> {
  return page.locator(':focus').evaluate((element) => element.textContent ?? '')
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === name) return
  }
  assert.fail(`no way to ${name} by keyboard`)
}
