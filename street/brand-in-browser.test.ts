import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { type GuideUnderTest, openGuideUnderTest } from './guide-under-test.ts'
import { look } from './look-at-page.ts'
import { signInOperator } from './operator-in-browser.ts'

describe('white-label: an owner dresses the house, customers see it', () => {
  let under: GuideUnderTest
  before(async () => {
    under = await openGuideUnderTest()
  })
  after(() => under.close())

  it('name, colour and logo are set at the desk and worn by the guide and the sign-in pages', async () => {
    const { sso } = under.street.report
    const { context, page, complaints } = await under.enter()
    await signInOperator(context, under.street, 'owner')
    const desk = await context.newPage()
    desk.setDefaultTimeout(20_000)
    await desk.goto(`${sso.url}/console/brand`)
    await desk.getByRole('heading', { name: 'Brand', level: 1 }).waitFor()
    await look(desk, 'brand-1-own')

    await desk.getByRole('button', { name: 'Edit' }).click()
    await desk.getByLabel('Name', { exact: true }).fill('Ronspot Parking')
    await desk.getByLabel('Accent colour', { exact: true }).fill('#ffd400')
    await desk.getByRole('button', { name: 'Save' }).click()
    await desk.getByText('Choose a darker one.').waitFor()
    await look(desk, 'brand-2-unreadable')
    await desk.getByLabel('Accent colour', { exact: true }).fill('#8a2f6b')
    await desk.getByRole('button', { name: 'Save' }).click()
    await desk.getByText('Saved. Pages opened from now on wear it.').waitFor()
    const upload = (name: string, buffer: Buffer) =>
      desk.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
    await upload('logo.png', Buffer.from('<svg onload="alert(1)"/>'))
    await desk.getByText('The logo must be a whole PNG').waitFor()
    await upload('logo.png', square())
    await desk.getByAltText('The logo on a dark page').waitFor()
    await look(desk, 'brand-3-set')

    await page.reload()
    await page.getByText('Ronspot Parking').waitFor()
    assert.equal(await accentOf(page), '#8a2f6b')
    await look(page, 'brand-4-guide')
    await page.goto(`${sso.url}/setup/${'x'.repeat(43)}`)
    await page.getByText('Ronspot Parking').waitFor()
    assert.equal(await accentOf(page), '#8a2f6b')
    await look(page, 'brand-5-page')
    assert.deepEqual(
      complaints.filter((line) => !line.includes('404')),
      [],
    )
  })
})

async function accentOf(page: { evaluate(script: string): Promise<unknown> }): Promise<string> {
  const value = await page.evaluate(
    `getComputedStyle(document.documentElement).getPropertyValue('--accent').match(/#[0-9a-f]{6}/i)?.[0]`,
  )
  return String(value)
}

/** A picture of 64 by 64 pixels, half of it coloured. */
function square(): Buffer {
  const chunk = (kind: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(64, 0)
  header.writeUInt32BE(64, 4)
  header.set([8, 6], 8)
  const row = Buffer.concat([
    Buffer.alloc(1),
    Buffer.alloc(32 * 4, Buffer.from([138, 47, 107, 255])),
    Buffer.alloc(32 * 4),
  ])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 64 }, () => row)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
