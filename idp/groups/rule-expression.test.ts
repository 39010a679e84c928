import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readExpression, type Subject } from './rule-expression.ts'

const ADA: Subject = {
  profile: {
    firstName: 'Ada',
    department: 'Engineering',
    desk: 7,
    remote: true,
    languages: ['en', 'fr'],
    manager: null,
  },
  groups: [
    { id: '00g1', name: 'Everyone' },
    { id: '00g2', name: 'Parking priority' },
  ],
}

function holds(text: string): boolean {
  const read = readExpression(text)
  if ('problem' in read) throw new Error(read.problem)
  return read.holds(ADA)
}

describe('expressions of group rules', () => {
  for (const text of [
    'user.department=="Engineering"',
    "user.department == 'Engineering'",
    'user.department != "Sales" && user.desk > 5',
    'user.department=="Sales" OR user.desk<=7 AND user.remote==true',
    '!(user.department=="Sales")',
    'NOT user.department=="Sales"',
    'user.remote',
    'user.manager == null',
    'user.unheardOf == null',
    'String.stringContains(user.department, "gin")',
    'String.startsWith(String.toLowerCase(user.department), "eng")',
    'String.substringBefore("ada@acme.example", "@") == "ada"',
    'String.len(user.firstName) == 3',
    'Arrays.contains(user.languages, "fr")',
    'isMemberOfGroupName("Parking priority")',
    'isMemberOfGroupNameStartsWith("Park")',
    'isMemberOfGroupNameContains("prio")',
    'isMemberOfAnyGroup("00g9", "00g2")',
    'user.firstName == "Ada" || user.nothing > 3',
    '"say \\"hi\\"" == "say \\"hi\\""',
  ])
    it(`holds: ${text}`, () => assert.equal(holds(text), true))

  for (const text of [
    'user.department=="engineering"',
    'user.desk > "5"',
    'user.desk == "7"',
    'user.firstName',
    'user.constructor != null',
    'user.__proto__ != null',
    'String.stringContains(user.desk, "7")',
    'isMemberOfGroup("00g3")',
    'Arrays.contains(user.department, "Eng")',
  ])
    it(`does not hold: ${text}`, () => assert.equal(holds(text), false))

  for (const text of [
    '',
    'user.department=',
    'user.department=="x',
    '(user.remote',
    'user.remote)',
    'user.remote user.remote',
    'process.exit()',
    'constructor("x")',
    'toString()',
    'user.a.b == 1',
    'String.stringContains(user.department)',
    'isMemberOfGroup()',
    'user.desk & 1',
    '`x`',
    '('.repeat(500),
    `${'!'.repeat(100)}user.remote`,
    'x'.repeat(1001),
  ])
    it(`refuses ${text.slice(0, 40) || 'nothing at all'}`, () => assert.ok('problem' in readExpression(text)))
})
