import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { TOTP } from 'otpauth'
import { movableClock } from '../../kit/clock.ts'
import { openDatabase } from '../../kit/database.ts'
import { silentLog } from '../../kit/log.ts'
import { secretBox } from '../../kit/secret-box.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { apiTokenStore } from '../api-tokens/api-token-store.ts'
import { appStore } from '../apps/app-store.ts'
import { assignmentStore } from '../apps/assignment-store.ts'
import { scopeGrantStore } from '../apps/scope-grant-store.ts'
import { policyStore } from '../authorization-servers/policy-store.ts'
import { domainStore } from '../domains/domain-store.ts'
import { factorStore } from '../factors/factor-store.ts'
import { groupStore } from '../groups/group-store.ts'
import { oktaKeys } from '../keys/okta-keys.ts'
import { type Decision, policiesForPerson } from '../org-policies/deciding-rule.ts'
import type { AppSignOnAction, PasswordSettings, SignOnAction } from '../org-policies/org-policy.ts'
import { enrolmentIn } from '../org-policies/self-service.ts'
import { idpMigrations } from '../schema/idp-migrations.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { trustsOrigin } from '../trusted-origins/trusts-origin.ts'
import { hashPassword, verifyPassword } from '../users/password.ts'
import { profileSchemaStore } from '../users/profile-schema-store.ts'
import { userStore } from '../users/user-store.ts'
import { applySeedFile } from './apply-seed-file.ts'
import { parseSeed } from './read-seed-file.ts'
import { SeedUnusable } from './seed-errors.ts'

const masterKeys = [{ id: 'k1', secret: new Uint8Array(32) }]
const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

const ADA_ID = '00uAda00000000000000'
const TOKEN = `00${'t'.repeat(40)}`

const ACME = `
orgs:
  - subdomain: acme
    name: Acme
    signingKey: ${JSON.stringify(pem)}
    attributes: [{ name: parkingBay, title: Bay, type: integer, minimum: 1 }, { name: cars, type: array, items: string }]
    trustedOrigins: [{ name: SPA, origin: http://localhost:3000 }]
    domains: [{ domain: login.acme.localhost }, { domain: login.acme.example }]
    signOnPolicies:
      - { name: Builders, groups: [Engineering], rules: [{ name: Two, requireFactor: true, maxSessionIdleMinutes: 30 }] }
    passwordPolicies: [{ name: Default Policy, complexity: { minLength: 12 }, age: { historyCount: 2 } }]
    enrollmentPolicies: [{ name: Builders, groups: [Engineering], factors: { google_otp: REQUIRED }, rules: [{ name: Always, enroll: LOGIN }] }]
    appSignOnPolicies: [{ name: Strict, rules: [{ name: Everybody, factorMode: 2FA, reauthenticateIn: PT0S }] }]
    groups: [{ id: 00gEngineering000000, name: Engineering, description: Builds }]
    people:
      - { login: root@acme.example, password: one, firstName: Root, lastName: R, adminRole: SUPER_ADMIN }
      - id: ${ADA_ID}
        login: ada@acme.example
        password: two
        firstName: Ada
        lastName: Lovelace
        profile: { department: R&D, parkingBay: 7, cars: [AB-1, AB-2] }
        totpSecret: JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
        groups: [Engineering]
    apps:
      - id: 0oaApp00000000000000
        label: App
        client_id: my-app
        client_secrets: [first-secret-of-two, second-secret-of-two]
        redirect_uris: [http://localhost:3000/cb]
        okta_scopes: [okta.users.read]
        signOnPolicy: Strict
        issuer_mode: CUSTOM_URL
        assignments: { groups: [Engineering], people: [root@acme.example] }
    authorizationServers:
      - id: ausApi00000000000000
        name: API
        audience: api://x
        issuerMode: DYNAMIC
        signingKey: ${JSON.stringify(pem)}
        scopes: [{ name: read }]
        claims: [{ name: dept, claimType: RESOURCE, valueType: EXPRESSION, value: user.department }]
        policies:
          - name: P
            clients: [App]
            rules: [{ name: R, groups: [Engineering], people: [root@acme.example] }]
    apiTokens:
      - { name: Fixed, owner: root@acme.example, value: ${TOKEN} }
      - { name: Made, owner: root@acme.example }
`

for (const database of databasesUnderTest()) {
  describe(`applying a seed (${database.name})`, () => {
    async function open() {
      const db = await openDatabase<IdpSchema>({ url: await database.url(), schema: 'idp', migrations: idpMigrations })
      const box = (purpose: string) => secretBox(masterKeys, purpose)
      const deps = { db, clock: movableClock(), log: silentLog, box, baseUrl: 'http://okta.localhost:4200' }
      const apply = async (source: string, production = false) => {
        const [org] = await applySeedFile(deps, await parseSeed(source, 'okta.yaml'), { masterKeys, production })
        assert.ok(org)
        return org
      }
      return { ...deps, deps, apply }
    }
    type Opened = Awaited<ReturnType<typeof open>>

    /** Every row of every table. */
    async function everything({ db }: Opened) {
      const tables = await db.kysely.introspection.getTables()
      const rows: Record<string, unknown> = {}
      for (const { name, schema } of tables) {
        const table = schema === undefined ? sql.table(name) : sql.table(`${schema}.${name}`)
        const found = await sql<object>`select * from ${table}`.execute(db.kysely)
        rows[name] = found.rows.map((row) => JSON.stringify(row)).sort()
      }
      return rows
    }

    it('makes everything it says, with the ids, secrets, tokens and keys it gives', async () => {
      const at = await open()
      const made = await at.apply(ACME)
      assert.equal(made.created, true)
      const [app] = made.apps
      assert.deepEqual(app, {
        label: 'App',
        appId: '0oaApp00000000000000',
        clientId: 'my-app',
        clientSecret: 'first-secret-of-two',
      })
      const { orgId } = made
      const ada = await userStore(at.db.kysely).credentialsOf(orgId, 'ada@acme.example')
      assert.equal(ada?.user.id, ADA_ID)
      assert.equal(ada.user.profile.department, 'R&D')
      assert.equal(await verifyPassword('two', ada.passwordHash), true)
      const stored = await appStore(at.db.kysely).byClientId(orgId, 'my-app')
      assert.ok(stored)
      assert.equal(await assignmentStore(at.db.kysely).isAssigned(stored, ADA_ID), true)

      const [policy] = await policyStore(at.db.kysely).inForce(orgId, 'ausApi00000000000000')
      assert.deepEqual(policy?.policy.clients, ['my-app'])
      const root = await userStore(at.db.kysely).byLogin(orgId, 'root@acme.example')
      assert.deepEqual(policy.rules[0]?.conditions.people, {
        users: { include: [root?.id], exclude: [] },
        groups: { include: ['00gEngineering000000'], exclude: [] },
      })

      const kid = async (site: string) => (await oktaKeys(at.deps).of(orgId, site)).active.publicJwk.n
      const { n } = crypto.createPublicKey(privateKey).export({ format: 'jwk' })
      assert.deepEqual([await kid('org'), await kid('ausApi00000000000000')], [n, n])

      const [fixed, other] = made.apiTokens
      assert.deepEqual(fixed, { name: 'Fixed', token: TOKEN })
      assert.match(other?.token ?? '', /^00[\w-]{40}$/)
      for (const token of [fixed, other]) {
        const used = await apiTokenStore(at.db.kysely).use(orgId, token?.token ?? '', at.clock.now())
        assert.equal(used?.owner.login, 'root@acme.example')
      }
      await at.db.close()
    })

    it('makes attributes, policies, factors, origins, domains and scopes that count at once', async () => {
      const at = await open()
      const { orgId } = await at.apply(ACME)
      const { kysely } = at.db
      const ada = await userStore(kysely).byId(orgId, ADA_ID)
      assert.deepEqual([ada?.profile.parkingBay, ada?.profile.cars], [7, ['AB-1', 'AB-2']])
      const { custom } = await profileSchemaStore(kysely).ofUsers(orgId)
      assert.deepEqual([custom.get('parkingBay')?.title, custom.get('cars')?.items], ['Bay', { type: 'string' }])

      assert.equal(await trustsOrigin(at.deps)(orgId, 'http://localhost:3000', 'CORS'), true)
      const domains = await domainStore(kysely).list(orgId)
      assert.deepEqual(domains.map(({ domain, status }) => [domain, status]).sort(), [
        ['login.acme.example', 'NOT_STARTED'],
        ['login.acme.localhost', 'COMPLETED'],
      ])

      const factors = factorStore(at.deps, kysely)
      const [factor] = await factors.active(orgId, ADA_ID)
      assert.ok(factor)
      const code = new TOTP({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }).generate({ timestamp: at.clock.now() })
      assert.equal(await factors.prove(factor, code, at.clock.now()), 'good')

      const root = await userStore(kysely).byLogin(orgId, 'root@acme.example')
      const [hers, his] = await Promise.all([ADA_ID, root?.id].map((id) => policiesForPerson(at.deps, orgId, id)))
      const signOn = async (person = hers) =>
        (await person?.decide('OKTA_SIGN_ON'))?.rule.actions.signon as SignOnAction
      assert.deepEqual(
        [
          (await signOn()).requireFactor,
          (await signOn()).session.maxSessionIdleMinutes,
          (await signOn(his)).requireFactor,
        ],
        [true, 30, false],
      )
      assert.equal(enrolmentIn((await hers?.decide('MFA_ENROLL')) as Decision).required, true)
      assert.equal(enrolmentIn((await his?.decide('MFA_ENROLL')) as Decision).required, false)
      const password = (await hers?.decide('PASSWORD'))?.policy.settings as PasswordSettings
      assert.deepEqual([password.password.complexity.minLength, password.password.complexity.minNumber], [12, 1])
      assert.deepEqual([password.password.age.historyCount, password.password.lockout.maxAttempts], [2, 10])

      const app = await appStore(kysely).byClientId(orgId, 'my-app')
      assert.equal(app?.document.settings.oauthClient.issuer_mode, 'CUSTOM_URL')
      const strict = (await hers?.decideWithin(app?.accessPolicyId ?? null)) as Decision
      assert.deepEqual((strict.rule.actions.appSignOn as AppSignOnAction).verificationMethod, {
        type: 'ASSURANCE',
        factorMode: '2FA',
        reauthenticateIn: 'PT0S',
        constraints: [],
      })
      const granted = await scopeGrantStore(kysely).list(orgId, app?.id ?? '')
      assert.deepEqual(
        granted.map(({ scope_id, issuer }) => [scope_id, issuer]),
        [['okta.users.read', 'http://acme.okta.localhost:4200']],
      )
      await at.db.close()
    })

    it('takes from nobody a domain that is theirs, and makes no attribute into another', async () => {
      const at = await open()
      await at.apply(ACME)
      const globex = (rest: string) => `orgs: [{ subdomain: globex, name: Globex, ${rest} }]`
      await assert.rejects(at.apply(globex('domains: [{ domain: LOGIN.acme.localhost }]')), /domains\[0\]: .*domain/i)
      await assert.rejects(at.apply(globex('domains: [{ domain: acme.okta.localhost }]')), /belongs to this house/)
      await assert.rejects(at.apply(globex('trustedOrigins: [{ name: x, origin: https://x.example/path }]')), /no path/)
      await assert.rejects(at.apply(globex('attributes: [{ name: login }]')), /one of Okta's own/)
      await assert.rejects(at.apply(ACME.replace('type: integer, minimum: 1', 'type: string')), /of type integer/)
      await assert.rejects(
        at.apply(globex('signOnPolicies: [{ name: Default Policy, groups: [Everyone] }]')),
        /Okta's own is for everybody/,
      )
      assert.deepEqual(
        (await at.db.kysely.selectFrom('orgs').select('subdomain').execute()).map(({ subdomain }) => subdomain),
        ['acme'],
      )
      const { created } = await at.apply(globex('domains: [{ domain: login.globex.example, verified: true }]'))
      assert.equal(created, true)
      await at.db.close()
    })

    it('a second time changes not one row', async () => {
      const at = await open()
      const first = await at.apply(ACME)
      const before = await everything(at)
      at.clock.advance(60_000)
      assert.deepEqual(await at.apply(ACME), { ...first, created: false })
      assert.deepEqual(await everything(at), before)
      await at.db.close()
    })

    it('makes true again what it says, and leaves alone what it does not', async () => {
      const at = await open()
      const { orgId } = await at.apply(ACME)
      const users = userStore(at.db.kysely)
      const groups = groupStore(at.db.kysely)
      const now = at.clock.now()
      await at.db.transaction(async (trx) => {
        const ada = await userStore(trx).byId(orgId, ADA_ID)
        assert.ok(ada)
        const profile = { ...ada.profile, firstName: 'Augusta', title: 'Countess' }
        await userStore(trx).setProfile(orgId, ADA_ID, profile, now)
        await groupStore(trx).create(orgId, { name: 'Of the console', description: null }, now)
        await groupStore(trx).removeMember(orgId, '00gEngineering000000', ADA_ID, now)
        await userStore(trx).setPassword(orgId, ADA_ID, await hashPassword('chosen by herself'), now)
      })
      await at.apply(ACME)
      const ada = await users.credentialsOf(orgId, 'ada@acme.example')
      assert.deepEqual([ada?.user.profile.firstName, ada?.user.profile.title], ['Ada', 'Countess'])
      assert.equal(await verifyPassword('chosen by herself', ada?.passwordHash), true)
      assert.ok(await groups.byName(orgId, 'Of the console'))
      const names = (await groups.ofUser(orgId, ADA_ID)).map(({ profile }) => profile.name)
      assert.deepEqual(names, ['Engineering', 'Everyone'])

      await at.apply(
        ACME.replace('password: two', 'password: three')
          .replace('label: App', 'label: Renamed')
          .replace('[App]', '[Renamed]'),
      )
      const again = await users.credentialsOf(orgId, 'ada@acme.example')
      assert.equal(await verifyPassword('three', again?.passwordHash), true)
      assert.equal((await appStore(at.db.kysely).byClientId(orgId, 'my-app'))?.label, 'Renamed')
      await at.db.close()
    })

    it('is applied to an org whole or not at all, and what cannot be is said with its place', async () => {
      const at = await open()
      const wrong = ACME.replace('http://localhost:3000/cb', 'http://elsewhere.example/cb')
      await assert.rejects(at.apply(wrong), (error) => {
        assert.ok(error instanceof SeedUnusable)
        assert.match(error.message, /^okta\.yaml:26: orgs\[0\]\.apps\[0\]: redirect_uris: Must be https/)
        return true
      })
      assert.deepEqual(await at.db.kysely.selectFrom('orgs').select('id').execute(), [])

      await at.apply(ACME)
      const before = await everything(at)
      await assert.rejects(at.apply(ACME.replace('department: R&D', 'departmnet: R&D')), /people\[1\]: Property name/)
      await assert.rejects(
        at.apply(ACME.replace(ADA_ID, `${ADA_ID.slice(0, -1)}1`)),
        /people\[1\]: .* already, as 00uAda/,
      )
      await assert.rejects(
        at.apply(ACME.replace(/signingKey: .*/, 'signingKey: "-----BEGIN PRIVATE KEY-----x"')),
        /signingKey: not an RSA/,
      )
      assert.deepEqual(await everything(at), before)
      await at.db.close()
    })

    it('gives an administrator’s token to nobody in production', async () => {
      const at = await open()
      await assert.rejects(at.apply(ACME, true), /okta\.yaml:\d+: orgs\[0\]\.apiTokens: not in production/)
      const { created } = await at.apply(ACME.slice(0, ACME.indexOf('    apiTokens')), true)
      assert.equal(created, true)
      await at.db.close()
    })
  })
}
