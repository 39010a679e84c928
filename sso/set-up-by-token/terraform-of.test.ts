// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is what is escaped here
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hcl, hclOf, reference } from './hcl.ts'
import { itemOf, type Plan } from './plan.ts'
import { terraformOf } from './terraform-of.ts'

describe('a string in Terraform’s language', () => {
  const cases: [string, string][] = [
    ['Ronspot', '"Ronspot"'],
    ['say "hi" \\ bye', '"say \\"hi\\" \\\\ bye"'],
    ['${file("/etc/passwd")} %{ if true }', '"$${file(\\"/etc/passwd\\")} %%{ if true }"'],
    ['$${x} $$%{y}', '"$$${x} $$%%{y}"'],
    ['one\ntwo\r\tthree\u0000', '"one\\ntwo\\r\\tthree\\u0000"'],
    ['half \ud83c', '"half \ufffd"'],
    ['sep\u2028arated', '"sep\\u2028arated"'],
    ['Zürich 🅿', '"Zürich 🅿"'],
  ]
  for (const [text, written] of cases) it(`${JSON.stringify(text)} stays one`, () => assert.equal(hcl(text), written))

  it('lists, switches and references are written as they are', () => {
    assert.equal(hcl(['a', 'b"']), '["a", "b\\""]')
    assert.equal(hcl(true), 'true')
    assert.equal(hcl([reference('a.b.id')]), '[a.b.id]')
  })

  it('a comment ends with its line', () => {
    const text = hclOf([{ head: 'locals', comment: 'a\nresource "evil" "x" {}', body: { a: 1 } }])
    assert.equal(text, '# a resource "evil" "x" {}\nlocals {\n  a = 1\n}\n')
  })
})

describe('a plan as Terraform', () => {
  const HOSTILE = 'Ron"spot ${data.x}\n}'
  const plan = (server: Plan['wish']['server'], more: Partial<Plan> = {}) => {
    const wish = {
      label: HOSTILE,
      redirectUri: 'https://gate.example/callback/con_1',
      initiateLoginUri: 'https://gate.example/initiate/con_1',
      publicUrl: 'https://gate.example',
      groups: [{ name: HOSTILE, id: '00g1' }],
      server,
    }
    const item = (id: string, after: string) =>
      itemOf({ id, what: id, menu: '', place: 'app' } as never, { state: 'missing', before: null, after })
    const ids = ['app', 'assignment:00g1', 'server', 'groups-scope', 'groups-claim', 'policy', 'rule']
    const items = ids.map((id) => item(id, HOSTILE))
    return {
      wish,
      items,
      made: [],
      known: {},
      servers: null,
      oktaDomain: 'https://acme.okta.com',
      ...more,
    } as unknown as Plan
  }

  it('has the app, who may use it, and its groups claim; every name is a string and no more', () => {
    const text = terraformOf(plan(null))
    assert.match(text, /org_name = "acme"\n {2}base_url = "okta\.com"/)
    assert.match(text, /resource "okta_app_oauth" "gatepass" \{\n {2}label +=/)
    assert.match(text, /login_mode +=.*"SPEC"/)
    assert.match(text, /groups_claim \{/)
    assert.match(text, /output "issuer" \{\n {2}value = "https:\/\/acme\.okta\.com"/)
    assert.equal(text.split(HOSTILE).length, 1)
    assert.equal(text.split('"Ron\\"spot $${data.x}\\n}"').length, 3)
    assert.doesNotMatch(text, /import \{|okta_auth_server/)
  })

  it('has the authorization server with policy, rule, scope and claim where one is wanted', () => {
    const text = terraformOf(plan({ name: HOSTILE, audience: 'api://x' }))
    for (const type of ['', '_policy', '_policy_rule', '_scope', '_claim'])
      assert.match(text, new RegExp(`resource "okta_auth_server${type}" `))
    assert.doesNotMatch(text, /groups_claim/)
    assert.equal(text.split(HOSTILE).length, 1)
  })

  it('takes over what is there, and leaves to others what is theirs', () => {
    const wish = plan({ id: 'aus1' })
    const items = wish.items.map((item) => ({ ...item, state: 'there' as const }))
    const servers = [{ id: 'aus1', name: 'Shared', issuer: 'https://acme.okta.com/oauth2/aus1' }]
    const made = [{ item: 'policy', how: { kind: 'created', id: '00p1', print: '' }, at: 1 }]
    const text = terraformOf({ ...wish, items, servers, known: { appId: '0oa1', serverId: 'aus1' }, made } as never)
    assert.match(text, /import \{\n {2}to = okta_app_oauth\.gatepass\n {2}id = "0oa1"/)
    assert.match(text, /import \{\n {2}to = okta_auth_server_policy\.gatepass\n {2}id = "aus1\/00p1"/)
    assert.match(text, /data "okta_auth_server" "gatepass" \{\n {2}name = "Shared"/)
    assert.doesNotMatch(text, /_policy_rule|okta_auth_server_scope" |okta_app_group_assignment/)
  })
})
