import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { conditionOf, expressionOf, NO_RULE_YET } from './idp/groups/group-rule-draft.ts'
import type { OktaUser } from './idp/okta-types.ts'
import { createPersonRequest, listPath, NOBODY_YET } from './idp/people/people-requests.ts'
import { attributesOf, profileDraft, saveProfileRequest } from './idp/people/profile-draft.ts'

describe('the search for people', () => {
  it('wants every word at the beginning of some name, and no quote of it leaves the quotes', () => {
    const search = new URL(listPath('ada "or\\', 'ACTIVE'), 'https://x').searchParams.get('search')
    const each = (word: string) =>
      `(${['firstName', 'lastName', 'login', 'email'].map((name) => `profile.${name} sw "${word}"`).join(' or ')})`
    assert.equal(search, `${each('ada')} and ${each('\\"or\\\\')} and status eq "ACTIVE"`)
  })
})

describe('a person who is added', () => {
  const draft = { ...NOBODY_YET, firstName: 'Ada', lastName: 'L', login: 'a@x.example', email: 'a@x.example' }
  it('is asked for a new password only when they are activated with one', () => {
    assert.equal(createPersonRequest(draft).path, '/api/v1/users?activate=true')
    const chosen = { ...draft, setPassword: true, password: 'x' }
    assert.equal(createPersonRequest(chosen).path, '/api/v1/users?activate=true&nextLogin=changePassword')
    assert.equal(createPersonRequest({ ...chosen, activate: false }).path, '/api/v1/users?activate=false')
  })
  it('has no password in the call when none was set', () => {
    assert.doesNotMatch(JSON.stringify(createPersonRequest({ ...draft, password: 'typed before' })), /typed/)
  })
})

describe('a changed profile', () => {
  const user = { id: '00u1', profile: { login: 'l', email: 'e', firstName: 'f', lastName: 'l', badge: 7, city: 'Y' } }
  const part = (properties: object) => ({ properties }) as never
  const schema = {
    definitions: {
      base: part({ firstName: { title: 'First', type: 'string' }, city: { title: 'City', type: 'string' } }),
      custom: part({
        badge: { title: 'Badge', type: 'integer' },
        remote: { title: 'Remote', type: 'boolean' },
        sites: { title: 'Sites', type: 'array', items: { type: 'number' } },
      }),
    },
  }
  const attributes = attributesOf(schema, user as unknown as OktaUser)
  const before = profileDraft(attributes, user as unknown as OktaUser)
  const sent = (changed: object) =>
    saveProfileRequest(user as unknown as OktaUser, attributes, { ...before, ...changed }).body

  it('says what changed, as what the schema says it is', () => {
    assert.deepEqual(sent({ remote: 'false', sites: ' 1 \n\n2' }), { profile: { remote: false, sites: [1, 2] } })
  })
  it('takes away what was emptied', () => {
    assert.deepEqual(sent({ city: ' ', badge: '' }), { profile: { city: null, badge: null } })
  })
  it('leaves it to the server to refuse what is no number', () => {
    assert.deepEqual(sent({ badge: 'seven' }), { profile: { badge: 'seven' } })
  })
})

describe('the condition of a group rule', () => {
  const basic = { ...NO_RULE_YET, attribute: 'department', value: 'R&D "\\ x' }
  const ways = [
    [basic, String.raw`user.department=="R&D \"\\ x"`],
    [{ ...basic, operator: 'startsWith' as const, value: 'Re' }, 'String.startsWith(user.department, "Re")'],
    [{ ...basic, operator: 'contains' as const, value: ',' }, 'String.stringContains(user.department, ",")'],
    [{ ...basic, attribute: 'badge', kind: 'number' as const, value: '-7.5' }, 'user.badge==-7.5'],
    [{ ...basic, attribute: 'remote', kind: 'boolean' as const, value: 'true' }, 'user.remote==true'],
  ] as const
  for (const [draft, expression] of ways)
    it(`is written as ${expression} and read back the same`, () => {
      assert.equal(expressionOf(draft), expression)
      const { way, attribute, kind, operator, value } = conditionOf(expression)
      assert.deepEqual({ ...draft, way, attribute, kind, operator, value }, draft)
    })

  it('may be membership of groups', () => {
    const memberOf = ['00g1', '00g2'].map((id) => ({ id, title: id }))
    const expression = expressionOf({ ...NO_RULE_YET, way: 'groups', memberOf })
    assert.equal(expression, 'isMemberOfAnyGroup("00g1", "00g2")')
    assert.deepEqual(conditionOf(expression).memberIds, ['00g1', '00g2'])
  })

  it('is otherwise kept as it was written', () => {
    for (const text of ['user.a=="b" AND user.c=="d"', 'isMemberOfAnyGroup("a") OR true', '!user.remote'])
      assert.deepEqual([conditionOf(text).way, conditionOf(text).expression], ['expression', text])
  })
})
