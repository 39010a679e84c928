import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import { SMTPServer } from 'smtp-server'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'
import { readableAccent } from './brand-colour.ts'
import { brandStore } from './brand-store.ts'

type Shown = {
  name: string | null
  accent: { light: string; dark: string } | null
  mail: object | null
  logo: string | null
}

function chunk(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(kind, 'latin1'), body, Buffer.alloc(4)])
}

function png(width = 2, height = 2, more = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6], 8)
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(18)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(more.length > 0 ? [chunk('tEXt', more)] : []),
    pixels,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** RFC 9649: a lossless picture of one pixel. */
const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

for (const database of databasesUnderTest())
  describe(`what the house wears, on ${database.name}`, () => {
    let under: SsoUnderTest
    before(async () => {
      under = await openSsoUnderTest({ databaseUrl: await database.url() })
    })
    after(() => under.close())

    const page = async () => (await fetch(`${under.url}/setup/${'x'.repeat(43)}`)).text()
    const setLogo = (picture: Buffer) => under.api<Shown>('PUT', '/brand/logo', { picture: picture.toString('base64') })

    it('is Gatepass’s own until somebody says otherwise', async () => {
      assert.deepEqual(await under.api('GET', '/brand'), { name: null, accent: null, mail: null, logo: null })
      assert.match(await page(), /<svg[^>]*>.*<\/svg>Gatepass</)
      assert.doesNotMatch(await page(), /<!--/)
    })

    it('has its name and colour on every page of the house, at once', async () => {
      const set = await under.api<Shown>('PUT', '/brand', { name: 'Ronspot', accent: { light: '#8A2F6B' } })
      assert.equal(set.accent?.light, '#8a2f6b')
      const shown = await page()
      assert.match(shown, /<\/svg>Ronspot</)
      const style = /href="(\/brand\/colour-[\w-]+\.css)"/.exec(shown)?.[1] ?? ''
      const file = await fetch(`${under.url}${style}`)
      assert.equal(file.headers.get('content-type'), 'text/css; charset=utf-8')
      assert.match(await file.text(), /--accent: light-dark\(#8a2f6b, #[0-9a-f]{6}\)/)
      assert.match(await (await fetch(`${under.url}/nowhere`)).text(), /<\/svg>Ronspot</)
    })

    it('escapes its name like anything that came from outside', async () => {
      await under.api('PUT', '/brand', { name: '<b>&$&' })
      assert.match(await page(), /<\/svg>&lt;b&gt;&amp;\$&amp;</)
      await assert.rejects(under.api('PUT', '/brand', { name: 'Two\nlines' }), /400/)
      await assert.rejects(
        under.api('PUT', '/brand', { mail: { name: 'A\r\nBcc: all@x.example', address: 'a@x.example' } }),
        /400/,
      )
    })

    it('shows a logo that is what it says it is, as that and nothing else', async () => {
      for (const [picture, type] of [
        [png(), 'image/png'],
        [WEBP, 'image/webp'],
      ] as const) {
        const { logo } = await setLogo(picture)
        assert.ok(logo !== null)
        assert.match(await page(), new RegExp(`<img src="${logo}" alt="">`))
        const file = await fetch(under.url + logo)
        assert.equal(file.headers.get('content-type'), type)
        assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
        assert.match(file.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/)
        assert.deepEqual(Buffer.from(await file.arrayBuffer()), picture)
      }
    })

    it('is read whole when something changed, and not by each who asks; what another node sets is seen', async () => {
      let whole = 0
      const kysely = under.sso.db.kysely.withPlugin({
        transformQuery({ node }) {
          if (JSON.stringify(node).includes('SelectAllNode')) whole++
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const node = brandStore({ ...under.house, db: { ...under.sso.db, kysely } })
      for (let times = 0; times < 5; times++) await node.load()
      assert.equal(whole, 1)
      // The clock stands still.
      for (const picture of [WEBP, png()]) {
        const { logo } = await setLogo(picture)
        assert.equal((await node.load()).logo?.path, logo)
        assert.deepEqual((await node.load()).logo?.bytes, picture)
      }
      assert.equal(whole, 3)
    })

    it('refuses an upload that is not what it claims to be, and keeps the one it has', async () => {
      const { logo } = await under.api<Shown>('GET', '/brand')
      const refused: [string, Buffer][] = [
        ['a drawing with a script', Buffer.from(SVG)],
        [
          'a page that begins like a PNG',
          Buffer.concat([png().subarray(0, 8), Buffer.from('<script>alert(1)</script>')]),
        ],
        ['a PNG with something behind its end', Buffer.concat([png(), Buffer.from('<script>')])],
        ['a PNG cut short', png().subarray(0, -6)],
        ['a picture of no width', png(0, 2)],
        ['a picture nobody could show', png(100_000, 2)],
        ['a WebP longer than it says', Buffer.concat([WEBP, Buffer.from('PK')])],
        ['a GIF, which moves', Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64')],
        ['one byte too many', png(2, 2, Buffer.alloc(256 * 1024))],
        ['nothing', Buffer.alloc(0)],
      ]
      for (const [what, bytes] of refused)
        await assert.rejects(setLogo(bytes), /422 .*brand\.not_a_picture|400 .*request\.invalid/, what)
      await assert.rejects(setLogo(Buffer.alloc(2 * 1024 * 1024)), /413|400/)
      assert.equal((await under.api<Shown>('GET', '/brand')).logo, logo)
    })

    it('takes the logo away again', async () => {
      const { logo: before } = await under.api<Shown>('GET', '/brand')
      assert.equal((await under.api<Shown>('DELETE', '/brand/logo')).logo, null)
      assert.equal((await fetch(under.url + before)).status, 404)
    })

    it('is set by owners; every change is in the audit log', async () => {
      const { key } = await under.api<{ key: string }>('POST', '/api-keys', { name: 'support', role: 'support' })
      const answer = await fetch(`${under.url}/api/brand`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: '{"name":"Not theirs"}',
      })
      assert.equal(answer.status, 403)
      const { items } = await under.api<{ items: { action: string }[] }>('GET', '/audit-log?limit=200')
      const actions = new Set(items.map(({ action }) => action))
      for (const action of ['brand.changed', 'brand.logo_changed', 'brand.logo_removed'])
        assert.ok(actions.has(action), action)
    })
  })

describe('letters', () => {
  it('come from the sender that was set', async () => {
    const heard: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let text = ''
        stream.on('data', (part) => {
          text += part
        })
        stream.on('end', () => {
          heard.push(text)
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as { port: number }
    const under = await openSsoUnderTest({ smtpUrl: `smtp://127.0.0.1:${port}` })
    try {
      await under.api('PUT', '/brand', { mail: { name: 'Ronspot', address: 'sign-in@ronspot.example' } })
      await under.api('POST', '/setup-links', {
        organizationId: (await under.api('POST', '/organizations', { name: 'Initech', domains: [] })).id,
        email: 'peter@initech.example',
        name: 'Peter',
        send: true,
      })
      for (let looks = 0; heard.length === 0 && looks < 100; looks++) await new Promise((go) => setTimeout(go, 50))
      assert.match(heard.join('\n'), /^From: Ronspot <sign-in@ronspot\.example>/m)
    } finally {
      await under.close()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    }
  })
})

describe('an accent colour (WCAG 2.2, 1.4.3)', () => {
  it('is taken when it can be read in the light, and a colour for the dark is made of it', () => {
    assert.deepEqual(readableAccent('#0B6E4F', undefined).light, '#0b6e4f')
    for (const light of ['#0b6e4f', '#2b4fd8', '#8a2f6b', '#000000', '#a8231b'])
      assert.notEqual(readableAccent(light, undefined).dark, light)
  })

  it('is refused with the reason when it cannot', () => {
    const reason = (light: string, dark?: string) => {
      try {
        readableAccent(light, dark)
      } catch (error) {
        return (error as { publicMessage?: string }).publicMessage
      }
      return undefined
    }
    assert.match(reason('#ffd400') ?? '', /On a light page this colour has a contrast of 1\.\d : 1.*darker/)
    assert.match(reason('#0b6e4f', '#0b6e4f') ?? '', /On a dark page .*lighter/)
  })
})
