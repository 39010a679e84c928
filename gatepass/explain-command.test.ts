import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { silentLog } from '../kit/log.ts'
import { openStreet, type Street } from '../street/open-street.ts'
import { openWhyUnderTest, type WhyUnderTest } from '../street/why-under-test.ts'
import { gatepass } from './command-under-test.ts'

describe('npm run gatepass -- explain', () => {
  let why: WhyUnderTest
  let empty: string
  let env: Record<string, string>
  before(async () => {
    why = await openWhyUnderTest(async () => 'sqlite::memory:')
    env = { GATEPASS_URL: why.url, GATEPASS_API_KEY: why.apiKey }
    empty = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-nothing-'))
  })
  after(async () => {
    await why.close()
    await fs.rm(empty, { recursive: true })
  })

  async function withoutPolicy() {
    const acme = await why.connect({ server: true })
    const at = `/api/v1/authorizationServers/${acme.serverId}/policies`
    for (const policy of await why.okta('GET', at)) await why.okta('DELETE', `${at}/${policy.id}`)
    return acme
  }

  it('says in words what the API says: why, who acts, where, what to do', async () => {
    const acme = await withoutPolicy()
    const trace = await why.refused(acme)
    const { code, out, err } = await gatepass(['explain', trace], env)
    assert.equal(code, 0, err)
    const told = await why.explain(trace)
    for (const words of [
      `The sign-in ${trace} of `,
      'was refused (sign_in.policy_refused)',
      told.cause.sentence,
      told.cause.whoMustAct,
      told.cause.where.menu,
      told.cause.where.url,
      ...told.cause.todo,
      told.want,
      told.got,
    ])
      assert.ok(out.includes(words), `${words} is not in\n${out}`)
    assert.match(out, /Okta’s log {2}not read: there is no API token/)
  })

  it('prints the API’s answer with --json', async () => {
    const acme = await withoutPolicy()
    const trace = await why.refused(acme)
    const { out } = await gatepass(['explain', '--json', trace], env)
    assert.deepEqual(JSON.parse(out), await why.explain(trace))
  })

  it('tells of everybody who came through a connection, also of those only Okta saw', async () => {
    const acme = await why.connect()
    await why.admitted(acme)
    for (const clock of Object.values(why.clocks)) clock.advance(1000)
    const app = await why.okta('GET', `/api/v1/apps/${acme.appId}`)
    app.settings.oauthClient.redirect_uris = ['https://elsewhere.example/callback']
    await why.okta('PUT', `/api/v1/apps/${acme.appId}`, app)
    await why.signIn(why.visitor(), acme)
    await why.giveToken(acme)
    while ((await why.explainWindow(acme)).length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
    const { out } = await gatepass(['explain', '--connection', acme.id, '--since', '2h'], env)
    assert.match(out, /never came back from Okta[\s\S]+redirect_uri_not_registered[\s\S]+─{20}[\s\S]+went well/)
    const { out: json } = await gatepass(['explain', '--connection', acme.id, '--json'], env)
    assert.equal(JSON.parse(json).items.length, 2)
  })

  it('asks the street that is up here when nothing else is said', async () => {
    const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-street-'))
    let street: Street | undefined
    try {
      const ports = { workplace: 0, sso: 0, idp: 0 }
      street = await openStreet({ dataDir, databaseUrl: undefined, ports }, { log: silentLog })
      const connection = street.report.orgs[0]?.connection ?? ''
      const { code, out } = await gatepass(['explain', '--connection', connection], { GATEPASS_DATA_DIR: dataDir })
      assert.equal(out, 'Nobody came through this connection in that time.\n')
      assert.equal(code, 0)
    } finally {
      await street?.close()
      await fs.rm(dataDir, { recursive: true })
    }
  })

  it('says what is wrong in one line, and ends with 1', async () => {
    const wrong: [string[], Record<string, string>, RegExp][] = [
      [['explain', 'sig_nobodyknowsthis'], env, /^There is no sign-in with the trace sig_nobodyknowsthis\.\n$/],
      [['explain', 'trc_1'], env, /trc_ is in the service’s own log alone/],
      [['explain', '--connection', 'con_1'], env, /^There is no connection con_1\.\n$/],
      [['explain'], env, /^Say a trace, or --connection/],
      [['explain', 'sig_1', '--since', 'soon'], env, /^--since wants/],
      [['explain', '--wrong'], env, /Unknown option '--wrong'/],
      [['explain', 'sig_1'], { ...env, GATEPASS_API_KEY: 'gp_wrong' }, /api\.key_invalid/],
      [['explain', 'sig_1'], { GATEPASS_URL: why.url }, /belong together/],
      [['explain', 'sig_1'], { GATEPASS_URL: 'http://sso.example.com', GATEPASS_API_KEY: 'x' }, /must be https/],
      [
        ['explain', 'sig_1'],
        { GATEPASS_URL: 'http://localhost:1', GATEPASS_API_KEY: 'x' },
        /^Gatepass does not answer/,
      ],
      [['explain', 'sig_1'], { GATEPASS_DATA_DIR: empty }, /^No Gatepass is known here/],
      [['explian', 'sig_1'], env, /^There is no command “explian”/],
    ]
    for (const [args, environment, words] of wrong) {
      const { code, out, err } = await gatepass(args, environment)
      assert.match(err, words)
      assert.equal(out, '')
      assert.equal(code, 1)
    }
    assert.deepEqual(await fs.readdir(empty), [], 'a folder was only looked at')
  })

  it('helps', async () => {
    const { code, out } = await gatepass(['help'], {})
    assert.equal(code, 0)
    assert.match(out, /explain <trace>/)
    assert.equal((await gatepass([], {})).out, out)
  })
})
