import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { parseSeed, readSeedFile } from './read-seed-file.ts'
import { SeedUnusable } from './seed-errors.ts'

const refusal = async (source: string): Promise<string> => {
  const error = await parseSeed(source, 'okta.yaml').then(
    () => assert.fail('was taken'),
    (thrown) => thrown,
  )
  assert.ok(error instanceof SeedUnusable, String(error))
  return error.message
}

const org = (rest: string) => `orgs:\n  - subdomain: acme\n    name: Acme\n${rest}`

describe('a seed file', () => {
  it('is YAML, and so JSON too', async () => {
    const { document, placeOf } = await parseSeed(org('    groups:\n      - name: Engineering\n'), 'okta.yaml')
    assert.deepEqual(document, { orgs: [{ subdomain: 'acme', name: 'Acme', groups: [{ name: 'Engineering' }] }] })
    assert.equal(placeOf(['orgs', 0, 'groups', 0, 'name']), 'okta.yaml:5: orgs[0].groups[0].name')
    assert.deepEqual((await parseSeed(JSON.stringify(document), 'okta.json')).document, document)
  })

  it('is refused with file, line, place, what was found and what is wanted', async () => {
    const said = await refusal(
      org(`    people:
      - login: ada@acme.example
        firstName: 3
        status: GONE
        groups: [Nobody]
`),
    )
    assert.deepEqual(said.split('\n  '), [
      'okta.yaml:6: orgs[0].people[0].firstName: found a number, wanted a text',
      'okta.yaml:5: orgs[0].people[0].lastName: found nothing, wanted a text',
      'okta.yaml:7: orgs[0].people[0].status: found "GONE", wanted one of STAGED, ACTIVE, SUSPENDED, DEPROVISIONED',
    ])
  })

  it('has no setting nobody knows', async () => {
    assert.match(
      await refusal(org('    peple: []\n')),
      /^okta\.yaml:4: orgs\[0\]\.peple: not a setting here, wanted one of subdomain, name, .*people/,
    )
    assert.match(await refusal('__proto__: { a: 1 }\norgs: []'), /__proto__: not a setting here/)
  })

  it('names nobody who is not in it, and nobody twice', async () => {
    const said = await refusal(
      org(`    people:
      - { login: ada@acme.example, firstName: Ada, lastName: L, groups: [Nobody] }
      - { login: ADA@acme.example, firstName: Ada, lastName: L }
    apps:
      - label: App
        assignments: { people: [eve@acme.example] }
    authorizationServers:
      - name: API
        policies: [{ name: P, clients: [Other] }]
    apiTokens:
      - { name: T, owner: eve@acme.example }
`),
    )
    for (const line of [
      'okta.yaml:6: orgs[0].people[1].login: found "ADA@acme.example", wanted a person that is not there already',
      'okta.yaml:5: orgs[0].people[0].groups[0]: found "Nobody", wanted a group of this org that is in the file',
      'okta.yaml:9: orgs[0].apps[0].assignments.people[0]: found "eve@acme.example", wanted a person of this org that is in the file',
      'okta.yaml:11: orgs[0].authorizationServers[0].audience: found nothing, wanted an audience',
      'okta.yaml:12: orgs[0].authorizationServers[0].policies[0].clients[0]: found "Other", wanted an app of this org that is in the file',
      'okta.yaml:14: orgs[0].apiTokens[0].owner: found "eve@acme.example", wanted a person of this org that is in the file',
    ])
      assert.ok(said.includes(line), `${line}\nnot in\n${said}`)
  })

  it('never has a value repeated that may be a secret', async () => {
    const person = '{ login: ada@acme.example, firstName: Ada, lastName: L, passwordHash: hunter2-hunter2 }'
    const said = await refusal(
      org(`    people: [${person}]
    signingKey: hunter2-hunter2
    apiTokens: [{ name: T, owner: ada@acme.example, value: hunter2-hunter2 }]
    hunter: hunter2-hunter2
`),
    )
    assert.doesNotMatch(said, /hunter2/)
    assert.match(said, /found a text of 15 characters, wanted an argon2id hash/)
  })

  it('is one document of plain YAML: no tags, no key twice, no end missing', async () => {
    assert.match(await refusal('orgs: !secret []'), /^okta\.yaml:1: Unresolved tag/)
    assert.match(await refusal('orgs: !!binary aGk='), /^okta\.yaml:1: orgs: found/)
    assert.match(await refusal(org('    name: Again\n')), /^okta\.yaml:4: Map keys must be unique/)
    assert.match(await refusal('orgs: []\n---\norgs: []'), /^okta\.yaml:2: .*multiple documents/)
    assert.match(await refusal('orgs: [\n'), /^okta\.yaml:2: /)
    assert.match(await refusal(''), /^okta\.yaml:1: the file: found null, wanted a mapping/)
  })

  it('may have its keys in files beside it, as PEM or as a JWK', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'seed-'))
    const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    await fs.writeFile(path.join(folder, 'key.pem'), pem)
    await fs.writeFile(path.join(folder, 'key.json'), JSON.stringify(privateKey.export({ format: 'jwk' })))
    const file = path.join(folder, 'okta.yaml')
    const server = '    authorizationServers: [{ name: default, signingKeyFile: key.json }]\n'
    await fs.writeFile(file, org(`    signingKeyFile: key.pem\n${server}`))
    const [acme] = (await readSeedFile(file)).document.orgs
    assert.equal(acme?.signingKey, pem)
    assert.equal(acme.authorizationServers?.[0]?.signingKey, pem)

    await fs.writeFile(file, org('    signingKeyFile: other.pem\n'))
    await assert.rejects(
      readSeedFile(file),
      /okta\.yaml:4: orgs\[0\]\.signingKeyFile: found no such file, wanted an RSA/,
    )
    await fs.writeFile(path.join(folder, 'other.pem'), '{}')
    await assert.rejects(readSeedFile(file), /found not a private key/)
    await fs.rm(folder, { recursive: true })
  })

  it('cannot make a mountain: aliases, depth and size are bounded', async () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]\n`
    const bomb = `a: &a [${Array(10).fill('x').join(', ')}]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}${level('e', 'd')}`
    assert.match(await refusal(bomb), /Excessive alias count/)
    assert.match(await refusal('['.repeat(20_000)), /^okta\.yaml/)
    assert.match(await refusal('orgs: &x\n  - *x'), /^okta\.yaml/)

    const file = path.join(await fs.mkdtemp(path.join(os.tmpdir(), 'seed-')), 'big.yaml')
    await fs.writeFile(file, `# ${'x'.repeat(4 * 1024 * 1024)}\norgs: []`)
    await assert.rejects(readSeedFile(file), /big\.yaml: \d+ bytes, wanted 4194304 at most/)
    await fs.rm(path.dirname(file), { recursive: true })
    await assert.rejects(readSeedFile(file), /big\.yaml cannot be read: ENOENT/)
  })
})
