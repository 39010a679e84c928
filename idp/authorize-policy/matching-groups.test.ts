import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { deniedScopes } from './access-policy.ts'
import { evaluateExpression } from './claim-expression.ts'
import { matchingGroups } from './matching-groups.ts'

const names = ['Everyone', 'Parking priority', 'Parking', 'parking admins']
const matching = (type: 'STARTS_WITH' | 'EQUALS' | 'CONTAINS' | 'REGEX', value: string) =>
  matchingGroups('groups', { type, value }, names)
const reasonOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof ProtocolError ? error.reason : error
  }
}

describe('a groups claim', () => {
  it('starts with, equals and contains do not mind the case; a regular expression does and means the whole name', () => {
    assert.deepEqual(matching('STARTS_WITH', 'park'), ['Parking priority', 'Parking', 'parking admins'])
    assert.deepEqual(matching('EQUALS', 'PARKING'), ['Parking'])
    assert.deepEqual(matching('CONTAINS', 'PRIO'), ['Parking priority'])
    assert.deepEqual(matching('REGEX', 'Park'), [])
    assert.deepEqual(matching('REGEX', 'Park.*'), ['Parking priority', 'Parking'])
    assert.deepEqual(matching('REGEX', '.*'), names)
  })

  it('of more than a hundred groups is refused', () => {
    const all = { type: 'REGEX', value: '.*' } as const
    const many = Array.from({ length: 101 }, (_, index) => `g${index}`)
    assert.equal(
      reasonOf(() => matchingGroups('groups', all, many)),
      'too_many_groups_in_groups_claim',
    )
    assert.equal(matchingGroups('groups', all, many.slice(1)).length, 100)
  })

  it('whose pattern never ends is stopped', () => {
    const began = performance.now()
    const filter = { type: 'REGEX', value: '(a+)+b' } as const
    assert.equal(
      reasonOf(() => matchingGroups('groups', filter, ['a'.repeat(60)])),
      'user_claim_evaluation_failure',
    )
    assert.ok(performance.now() - began < 200)
    assert.equal(
      reasonOf(() => matching('REGEX', '(')),
      'user_claim_evaluation_failure',
    )
    assert.deepEqual(matching('REGEX', 'Every.*'), ['Everyone'], 'and the next one works')
  })
})

describe('a claim expression', () => {
  const world = { profile: { firstName: 'Ada', department: null }, userName: 'ada@acme.example', clientId: '0oa1' }
  const value = (expression: string) => evaluateExpression('c', expression, world)

  it('reads an attribute, the name in the app, the client id, a text', () => {
    assert.deepEqual(
      ['user.firstName', 'appuser.userName', 'app.clientId', '"x y"', "'z'", 'user.department', 'user.constructor'].map(
        value,
      ),
      ['Ada', 'ada@acme.example', '0oa1', 'x y', 'z', undefined, undefined],
    )
    assert.equal(value('(appuser != null) ? appuser.userName : app.clientId'), 'ada@acme.example')
  })

  it('is never guessed at', () => {
    for (const expression of ['user.isMemberOf("x")', 'String.len(user.login)', 'process.exit()', '', 'user'])
      assert.equal(
        reasonOf(() => value(expression)),
        'user_claim_evaluation_failure',
        expression,
      )
  })
})

describe("a rule's scopes", () => {
  it('are about the scopes of the server itself, unless they name OpenID ones', () => {
    assert.deepEqual(deniedScopes(['*'], ['openid', 'bays:read']), [])
    assert.deepEqual(deniedScopes([], ['openid', 'profile']), [])
    assert.deepEqual(deniedScopes(['bays:read'], ['openid', 'bays:read']), [])
    assert.deepEqual(deniedScopes(['bays:read'], ['openid', 'bays:write']), ['bays:write'])
    assert.deepEqual(deniedScopes(['openid', 'email'], ['openid', 'profile']), ['profile'])
    assert.deepEqual(deniedScopes([], ['bays:read']), ['bays:read'])
  })
})
