import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { SMTPServer } from 'smtp-server'
import type { Log } from '../../kit/log.ts'
import { silentLog } from '../../kit/log.ts'
import { type PostOffice, postOffice } from '../../kit/post-office.ts'
import { freePort } from '../../kit/server.ts'
import { orgStore } from '../orgs/org-store.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { openTestOkta, type TestOkta } from '../test-okta.ts'
import { resetLetter } from './letter.ts'

const URL_IN_LETTER = 'http://acme.okta.localhost/signin/reset-password/secret-token'

describe('letters', () => {
  let okta: TestOkta
  let server: SMTPServer
  let port: number
  let taken: { to: string[]; text: string }[] = []
  let refuse = false
  before(async () => {
    okta = await openTestOkta()
    port = await freePort()
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          if (refuse) return done(new Error(`no: ${URL_IN_LETTER}`))
          const to = session.envelope.rcptTo.map(({ address }) => address)
          taken.push({ to, text: Buffer.concat(chunks).toString() })
          return done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  })
  after(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await okta.close()
  })

  const office = (settings: Parameters<typeof postOffice>[1], log: Log = silentLog) =>
    postOffice({ db: okta.idp.db, clock: okta.clock, box: okta.box, log }, settings)
  const smtp = () => ({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Okta <noreply@okta.example>' })
  const put = async (post: PostOffice<IdpSchema>, to = 'ada@acme.example') => {
    const org = await orgStore(okta.idp.db.kysely, okta.url).byId(okta.orgId)
    assert.ok(org)
    await okta.idp.db.transaction((trx) => post.put(trx, org.id, resetLetter(to, 'Acme', 'Ada', URL_IN_LETTER)))
  }
  const waiting = async () =>
    (await okta.idp.db.kysely.selectFrom('mailbox').selectAll().where('org_id', '=', okta.orgId).execute()).length

  it('go to the mail server once, as text and as HTML, and are gone from here', async () => {
    taken = []
    const post = office(smtp())
    await put(post)
    await post.empty()
    assert.equal(taken.length, 1)
    assert.deepEqual(taken[0]?.to, ['ada@acme.example'])
    assert.match(taken[0]?.text ?? '', /From: Okta <noreply@okta\.example>/)
    assert.match(taken[0]?.text ?? '', /Content-Type: text\/plain/)
    assert.match(taken[0]?.text ?? '', /Content-Type: text\/html/)
    assert.equal(await waiting(), 0)
    await post.close()
  })

  it('are sent once, however many nodes look', async () => {
    taken = []
    const [one, two] = [office(smtp()), office(smtp())]
    for (let count = 0; count < 5; count++) await put(one)
    await Promise.all([one.empty(), two.empty()])
    assert.equal(taken.length, 5)
    await one.close()
    await two.close()
  })

  it('wait for a mail server that is away, and what it says is not in the log', async () => {
    taken = []
    refuse = true
    const logged: string[] = []
    const log = {
      ...silentLog,
      error: (...words: unknown[]) => void logged.push(JSON.stringify(words) + String(words[1])),
    }
    const post = office(smtp(), log as Log)
    await put(post)
    await post.empty()
    assert.equal(await waiting(), 1)
    assert.ok(logged.length > 0)
    assert.ok(!logged.join().includes('secret-token'), logged.join())
    refuse = false
    await post.empty()
    assert.equal(taken.length, 0)
    okta.clock.advance(60_000)
    await post.empty()
    assert.equal(taken.length, 1)
    await post.close()
  })

  it('cannot carry a header of somebody else’s', async () => {
    taken = []
    const post = office(smtp())
    await put(post, 'ada@acme.example\r\nBcc: evil@example.com')
    await post.empty()
    assert.ok(!taken.some(({ to }) => to.includes('evil@example.com')))
    assert.ok(!taken.some(({ text }) => /^Bcc:/im.test(text)))
    await okta.idp.db.kysely.deleteFrom('mailbox').where('org_id', '=', okta.orgId).execute()
    await post.close()
  })

  it('stay here without a mail server, sealed; in production there is no mailbox and nothing to read', async () => {
    const post = office({})
    await put(post)
    assert.equal((await post.list(okta.orgId, 10))[0]?.paragraphs.includes(URL_IN_LETTER), true)
    const rows = await okta.idp.db.kysely.selectFrom('mailbox').selectAll().where('org_id', '=', okta.orgId).execute()
    assert.ok(!JSON.stringify(rows).includes('secret-token'))
    const before = await waiting()
    const production = office({ production: true })
    assert.equal(production.keepsLetters, false)
    await put(production)
    assert.equal(await waiting(), before)
  })
})
