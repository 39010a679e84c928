import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { openTestDns, type TestDns } from '../kit/test-dns.ts'
import { openBrowser } from './browser.ts'
import { enterGuide } from './enter-guide.ts'
import { look } from './look-at-page.ts'
import { openTestStreet, type TestStreet } from './test-street.ts'

// Globex's administrator shows by DNS which domains are theirs; a real name server answers.
describe('e-mail domains in the guide', () => {
  let street: TestStreet
  let browser: Browser
  let dns: TestDns
  const http = guardedHttp({ allowPrivate: true })
  before(async () => {
    await buildConsole()
    dns = await openTestDns()
    street = await openTestStreet('sqlite:files', { dnsServers: [dns.server] })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await street.close()
    await dns.close()
    http.close()
  })

  it('turn green by themselves once the record is there, and say what is wrong with it until then', async () => {
    const { cookie, landed } = await enterGuide(street, http)
    const context = await browser.newContext({ viewport: { width: 1120, height: 900 }, reducedMotion: 'reduce' })
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return { name, value: value.join('='), url: street.report.sso.url }
      }),
    )
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(`${landed}/domains`)

    const card = (name: string) => page.locator('li li', { has: page.getByRole('heading', { name, level: 3 }) })
    const add = async (domain: string) => {
      await page.getByLabel('E-mail domain').fill(domain)
      await page.getByRole('button', { name: 'Add domain' }).click()
    }
    await card('globex.example').getByText('Vouched for').waitFor()
    await page.getByRole('button', { name: 'Next step' }).waitFor()
    await look(page, '1-vouched')

    await add('people@gmail.com')
    await page.getByText('gmail.com is a public mail service').waitFor()
    for (const domain of ['xn--bcher-kva.example', 'zweite.example']) dns.records.set(domain, ['v=spf1 -all'])
    await add('bücher.example')
    const added = card('bücher.example')
    await added.getByText('Waiting').waitFor()
    await added.getByText('Last looked').waitFor()
    await look(page, '2-waiting')

    const name = await copied(page, 'Name of the record')
    const value = await copied(page, 'Value of the record')
    assert.equal(name, '_gatepass.xn--bcher-kva.example')
    dns.records.set(name, [`"${value}"`])
    await added.getByText('Needs you').waitFor()
    await added.getByText('something around it').waitFor()
    await look(page, '3-wrong')

    dns.records.set(name, ['v=spf1 -all', value])
    await added.getByText('Proven', { exact: true }).waitFor()
    await added.getByText('it is looked for every day').waitFor()
    await look(page, '4-proven')

    await card('globex.example').getByRole('button', { name: 'Prove it by DNS' }).click()
    const proof = await copied(page, 'Value of the record')
    dns.records.set('_gatepass.globex.example', [proof])
    await card('globex.example').getByText('Proven', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'Remove bücher.example' }).click()
    await added.getByText('will lead nobody to your Okta any more').waitFor()
    await look(page, '5-removing')
    await page.getByRole('button', { name: 'Remove bücher.example' }).click()
    await added.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Next step' }).waitFor()

    await page.goto(`${landed}/domains?lang=de`)
    await card('globex.example').getByText('Belegt', { exact: true }).waitFor()
    await page.getByLabel('E-Mail-Domain').fill('zweite.example')
    await page.getByRole('button', { name: 'Domain hinzufügen' }).click()
    await card('zweite.example').getByText('Wartet').waitFor()
    await look(page, '6-german')
    assert.deepEqual(complaints, [])
  })
})

async function copied(page: Page, label: string): Promise<string> {
  const value = page.getByRole('button', { name: `Copy ${label}` }).locator('xpath=preceding-sibling::code')
  return ((await value.textContent()) ?? '').trim()
}
