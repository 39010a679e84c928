import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { factsOf } from './event-facts.ts'
import { type LogQuestion, logPath, newsPath, readQuestion } from './log-question.ts'
import type { OktaLogEvent } from './log-types.ts'
import { together } from './news.ts'

const NOW = Date.parse('2026-11-23T10:00:00.000Z')
const asked = (search: Record<string, unknown>, path = logPath(readQuestion(search), NOW)) =>
  Object.fromEntries(new URLSearchParams(path.split('?')[1]))

describe('what is asked of the System Log', () => {
  it('is the last week, newest first, when an address says nothing', () => {
    assert.deepEqual(asked({}), { limit: '50', sortOrder: 'DESCENDING', since: '2026-11-16T10:00:00.000Z' })
  })

  it('is the words, the type or its beginning, the outcome and the filter together', () => {
    const { q, filter } = asked({ q: ' ada ', type: 'user.session.', outcome: 'FAILURE', filter: 'a eq "b" or c pr' })
    assert.equal(q, 'ada')
    assert.equal(filter, 'eventType sw "user.session." and outcome.result eq "FAILURE" and (a eq "b" or c pr)')
    assert.equal(asked({ type: 'user.session.start' }).filter, 'eventType eq "user.session.start"')
    assert.equal(asked({ type: 'policy' }).filter, 'eventType sw "policy"')
    assert.equal(asked({ filter: 'target.id eq "00u"' }).filter, 'target.id eq "00u"')
  })

  it('stays inside its quotes whatever is typed', () => {
    assert.equal(asked({ type: 'a" or uuid pr or "\\' }).filter, 'eventType sw "a\\" or uuid pr or \\"\\\\"')
  })

  it('takes what is no choice for the usual one', () => {
    const usual: LogQuestion = { q: '', type: '', outcome: '', range: 'week', from: '', to: '', filter: '' }
    assert.deepEqual(readQuestion({ range: 'forever', outcome: '" or uuid pr', q: 7 }), usual)
  })

  it('is between two times when somebody chose them', () => {
    const { since, until } = asked({ range: 'custom', from: '2026-11-01T08:00', to: '2026-11-02T08:00' })
    assert.equal(since, new Date('2026-11-01T08:00').toISOString())
    assert.equal(until, new Date('2026-11-02T08:00').toISOString())
    assert.equal(asked({ range: 'custom', from: 'x' }).until, undefined)
  })

  it('for news is the same from a moment on, without an end', () => {
    const question = readQuestion({ q: 'ada', range: 'custom', to: '2026-11-02T08:00' })
    const news = asked({}, newsPath(question, '2026-11-23T09:59:30.000Z'))
    assert.deepEqual(news, { limit: '200', sortOrder: 'DESCENDING', since: '2026-11-23T09:59:30.000Z', q: 'ada' })
  })
})

const event = (uuid: string, published: string): OktaLogEvent => ({
  uuid,
  published,
  eventType: 'user.session.start',
  displayMessage: 'User login to Okta',
  severity: 'INFO',
  actor: { id: '00u1', type: 'User', alternateId: 'ada@acme.example', displayName: 'Ada' },
  outcome: { result: 'SUCCESS', reason: null },
  target: [
    { id: '0oa1', type: 'AppInstance', alternateId: 'x', displayName: 'One' },
    { id: '0oa2', type: 'AppInstance', alternateId: 'y', displayName: 'Two' },
  ],
  client: { ipAddress: '192.0.2.1' },
  transaction: { id: 't1' },
  debugContext: { debugData: { requestUri: '/x', deep: { er: true } } },
  somethingNew: { a: [1, 2] },
})

describe('an event', () => {
  it('is shown whole: every value under its path, what has no group last', () => {
    const groups = factsOf(event('u1', '2026-11-23T10:00:00.000Z'))
    const facts = new Map(
      groups.flatMap(({ title, facts }) => facts.map(([path, value]) => [`${title} ${path}`, value])),
    )
    assert.equal(facts.get('Actor alternateId'), 'ada@acme.example')
    assert.equal(facts.get('Target 2.displayName'), 'Two')
    assert.equal(facts.get('Debug context debugData.requestUri'), '/x')
    assert.equal(facts.get('Debug context debugData.deep.er'), 'true')
    assert.equal(facts.get('More somethingNew.a.2'), '2')
    assert.ok(!facts.has('Outcome reason'), 'what is empty is left out')
  })

  it('is in the list once, newest first, whether it was read or came', () => {
    const [one, two, three] = [1, 2, 3].map((at) => event(`u${at}`, `2026-11-23T10:00:0${at}.000Z`)) as [
      OktaLogEvent,
      OktaLogEvent,
      OktaLogEvent,
    ]
    assert.deepEqual(
      together([three, two], [two, one])?.map(({ uuid }) => uuid),
      ['u3', 'u2', 'u1'],
    )
  })
})
