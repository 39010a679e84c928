import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const TYPE = 'multipart/form-data; boundary=edge'

function chunk(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(kind, 'latin1'), body, Buffer.alloc(4)])
}

function png(width = 1, height = 1, more: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    more,
    chunk('IDAT', deflateSync(Buffer.alloc(5))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00ffd9',
  'hex',
)
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64')

for (const database of databasesUnderTest()) {
  describe(`the picture of an app (${database.name})`, () => {
    let api: AdminApiUnderTest
    let app: { id: string }
    before(async () => {
      api = await openAdminApi(database)
      app = await newApp('Ronspot')
    })
    after(() => api.close())

    async function newApp(label: string) {
      const { body } = await api.call('POST', '/api/v1/apps', {
        name: 'oidc_client',
        label,
        signOnMode: 'OPENID_CONNECT',
        settings: { oauthClient: { redirect_uris: ['https://example.com/callback'] } },
      })
      return body as { id: string }
    }

    function form(bytes: Buffer, options: { name?: string; type?: string } = {}): Buffer {
      const head = `--edge\r\nContent-Disposition: form-data; name="${options.name ?? 'file'}"; filename="x.png"\r\n`
      const type = `Content-Type: ${options.type ?? 'image/png'}\r\n\r\n`
      return Buffer.concat([Buffer.from(head + type), bytes, Buffer.from('\r\n--edge--\r\n')])
    }

    async function upload(payload: Buffer, type = TYPE) {
      const { id } = app
      const answer = await api.app.inject({
        method: 'POST',
        url: `/api/v1/apps/${id}/logo`,
        headers: {
          host: 'acme.okta.localhost:4200',
          authorization: `SSWS ${api.apiToken}`,
          'content-type': type,
        },
        payload,
      })
      return { status: answer.statusCode, body: answer.json() }
    }

    function shown(host = 'acme.okta.localhost:4200', id = app.id) {
      return api.app.inject({ url: `/fs/bco/${id}/logo`, headers: { host } })
    }

    it('is none until it is given one', async () => {
      assert.equal((await shown()).statusCode, 404)
      assert.deepEqual((await api.call('GET', `/api/v1/apps/${app.id}`)).body._links.logo, [])
    })

    it('is shown to everybody as what it is, whatever the sender called it, and runs nothing', async () => {
      for (const [bytes, type] of [
        [png(), 'image/png'],
        [JPEG, 'image/jpeg'],
        [GIF, 'image/gif'],
      ] as const) {
        assert.equal((await upload(form(bytes, { type: 'text/html' }))).status, 201, type)
        const { headers, rawPayload, statusCode } = await shown()
        assert.deepEqual([statusCode, headers['content-type']], [200, type])
        assert.deepEqual(rawPayload, bytes)
        assert.equal(headers['x-content-type-options'], 'nosniff')
        assert.match(String(headers['content-security-policy']), /sandbox/)
        const [link] = (await api.call('GET', `/api/v1/apps/${app.id}`)).body._links.logo
        assert.deepEqual(link, {
          name: 'medium',
          href: `http://acme.okta.localhost:4200/fs/bco/${app.id}/logo`,
          type,
        })
      }
    })

    it('refuses what is no picture, or one with something behind its end', async () => {
      const before = (await shown()).rawPayload
      const page = Buffer.from('<html><script>alert(1)</script></html>')
      for (const [what, bytes] of Object.entries({
        html: page,
        svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        'a page that begins like a PNG': Buffer.concat([png().subarray(0, 8), page]),
        'a PNG with a page behind it': Buffer.concat([png(), page]),
        'a PNG cut short': png().subarray(0, -4),
        'a script that begins like a GIF': Buffer.from('GIF89a/*xxxxxx*/=1;alert(1);'),
        'a GIF with a page behind it': Buffer.concat([GIF, page, Buffer.from(';')]),
        'a GIF of nothing': Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'),
        'a JPEG with a page behind it': Buffer.concat([JPEG, page]),
        'a JPEG of nothing': Buffer.from(`ffd8${'00'.repeat(20)}ffd9`, 'hex'),
        'one nobody can have meant': png(100_000, 1),
        'one without width': png(0, 1),
        nothing: Buffer.alloc(0),
      })) {
        const { status, body } = await upload(form(bytes))
        assert.deepEqual([status, body.errorCode], [400, 'E0000001'], what)
      }
      assert.deepEqual((await shown()).rawPayload, before)
    })

    it('refuses more than a megabyte, a part of another name, a form that is none, JSON', async () => {
      const big = png(1, 1, chunk('tEXt', Buffer.alloc(1024 * 1024)))
      assert.equal((await upload(form(big))).body.errorCode, 'E0000001')
      assert.equal((await upload(form(Buffer.alloc(2_000_000)))).status, 400)
      assert.equal((await upload(form(png(), { name: 'picture' }))).body.errorCode, 'E0000001')
      assert.equal((await upload(png())).body.errorCode, 'E0000001')
      assert.equal((await upload(Buffer.from('{}'), 'application/json')).body.errorCode, 'E0000001')
      assert.equal((await upload(png(), 'image/png')).body.errorCode, 'E0000021')
    })

    it('takes a form nowhere else', async () => {
      const answer = await api.call('POST', '/api/v1/groups', undefined, {
        raw: form(png()).toString('latin1'),
        type: TYPE,
      })
      assert.deepEqual([answer.status, answer.body.errorCode], [400, 'E0000021'])
    })

    it('is no other org’s to change or to show', async () => {
      await upload(form(png()))
      const { seedOrg } = await import('../seed/seed-org.ts')
      const { ACME } = await import('./admin-api-under-test.ts')
      await seedOrg(api.deps, { ...ACME, subdomain: 'globex', name: 'Globex', people: [] })
      assert.equal((await shown('globex.okta.localhost:4200')).statusCode, 404)
      assert.equal((await shown()).statusCode, 200)
    })

    it('goes with the app', async () => {
      app = await newApp('Short-lived')
      await upload(form(png()))
      await api.call('POST', `/api/v1/apps/${app.id}/lifecycle/deactivate`)
      assert.equal((await api.call('DELETE', `/api/v1/apps/${app.id}`)).status, 204)
      assert.equal((await shown()).statusCode, 404)
    })
  })
}
