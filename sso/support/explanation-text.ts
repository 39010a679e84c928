// An explanation in words, for a terminal or a ticket. Every value in it may come from somebody else, so none reaches a
// terminal with anything in it that a terminal acts on.
import { printable } from '../okta/ask-provider.ts'
import type { Cause, Explanation } from './explanation.ts'

const WIDTH = 11

export function explanationText(explanation: Explanation): string {
  const { cause, want, got } = explanation
  const blocks = [
    headOf(explanation),
    cause === null ? [row('Why', 'Nothing is amiss.')] : causeRows(cause),
    [...(want === null ? [] : [row('Wanted', want)]), ...(got === null ? [] : [row('Came', got)])],
    stepRows(explanation),
    oktaRows(explanation),
  ]
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

const OUTCOMES: Readonly<Record<Explanation['outcome'], string>> = {
  admitted: 'went well',
  refused: 'was refused',
  tested: 'was a test, and went well',
  never_came_back: 'never came back from Okta',
}

function headOf(explanation: Explanation): string[] {
  const { trace, at, outcome, reason, who, typedDomain, organization, connection, application } = explanation
  const code = reason === null ? '' : ` (sign_in.${reason})`
  return [
    `The sign-in${trace === null ? '' : ` ${clean(trace)}`} of ${timeOf(at)} ${OUTCOMES[outcome]}${code}.`,
    '',
    row('Who', who === null ? 'not known: Okta never said' : nameOf(who)),
    ...(typedDomain === null ? [] : [row('Typed', `an address at ${typedDomain}`)]),
    ...(organization === null ? [] : [row('Customer', organization.name)]),
    ...(connection === null ? [] : [row('Connection', connectionWords(connection))]),
    ...(application === null ? [] : [row('For', application.name)]),
  ]
}

function nameOf({ name, email, accountId }: NonNullable<Explanation['who']>): string {
  return [name, email === null ? null : `<${email}>`, accountId].filter((part) => part !== null).join(' ')
}

function connectionWords({ id, issuer, version }: NonNullable<Explanation['connection']>): string {
  return [id, issuer ?? 'a draft', version].filter((part) => part !== null).join(', ')
}

function causeRows({ sentence, signature, whoMustAct, where, todo }: Cause): string[] {
  return [
    row('Why', `${sentence} [${signature}]`),
    row('Who acts', whoMustAct),
    ...(where === null ? [] : [row('Where', where.menu), ...(where.url === null ? [] : [row('', where.url)])]),
    ...todo.map((step, at) => row(at === 0 ? 'To do' : '', `${at + 1}. ${step}`)),
  ]
}

function stepRows({ steps, durationMs }: Explanation): string[] {
  const rows = steps.map(({ label, ms, ok }, at) =>
    row(at === 0 ? 'Steps' : '', `${clean(label).padEnd(36)}${`${ms} ms`.padStart(12)}${ok ? '' : '  ended here'}`),
  )
  return rows.length === 0 || durationMs === null
    ? rows
    : [...rows, row('', `${'in all'.padEnd(36)}${`${durationMs} ms`.padStart(12)}`)]
}

/** Nothing of what never had to do with an Okta. */
function oktaRows({ okta, connection }: Explanation): string[] {
  if (okta === null)
    return connection === null ? [] : [row('Okta’s log', 'not read: there is no API token for this connection')]
  const { events, problem } = okta
  if (problem !== null) return [row('Okta’s log', `could not be read. ${problem.sentence}`)]
  if (events.length === 0) return [row('Okta’s log', 'has nothing about it')]
  return events.map(({ at, type, result, reason, who }, place) =>
    row(
      place === 0 ? 'Okta’s log' : '',
      [timeOf(at), type, result, reason, who].filter((part) => part !== null).join('  '),
    ),
  )
}

function row(name: string, value: string): string {
  return `  ${name.padEnd(WIDTH)} ${clean(value)}`
}

function clean(text: string): string {
  return printable(text, 2000) ?? ''
}

function timeOf(at: number): string {
  return new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')
}
