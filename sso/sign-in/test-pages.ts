// How a test sign-in ended, in the window it was made in: what happened, step by step, and what Okta said. Whoever sees
// it is the person it is about.
import type { FastifyReply } from 'fastify'
import { type Html, html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import type { TestSeen, TestStep } from '../connections/test-seen.ts'
import { brand } from '../page-parts.ts'
import type { SignInRefused } from './sign-in-errors.ts'

export function testPassedPage(reply: FastifyReply, trace: string, seen: TestSeen): FastifyReply {
  return sendPage(reply, {
    title: 'The test sign-in works',
    body: html`<main class="card">${brand}
<h1>It works</h1>
<p class="lead">Okta vouches for ${whoItIs(seen)}. This was a test: nobody was signed in to an application. You can close this window.</p>
${whatHappened(seen.steps)}
<h2>The account ${seen.account?.isNew ? 'it would make' : 'it leads to'}</h2>
${accountFacts(seen)}
<details><summary>Everything Okta said</summary>
${everythingSaid(seen, 'id_token', 'In the ID token')}
${everythingSaid(seen, 'userinfo', 'At userinfo')}
</details>
<dl class="facts"><dt>Trace</dt><dd data-trace="${trace}">${trace}</dd></dl>
</main>`,
  })
}

export function testFailedPage(
  reply: FastifyReply,
  refusal: SignInRefused,
  trace: string,
  seen: TestSeen,
): FastifyReply {
  return sendPage(reply, {
    title: 'The test sign-in did not work',
    status: refusal.status,
    body: html`<main class="card">${brand}
<h1>The test did not work</h1>
<p class="lead">${refusal.publicMessage}</p>
${whatHappened(seen.steps)}
<dl class="facts"><dt>Code</dt><dd data-code="${refusal.code}">${refusal.code}</dd>${Object.entries(refusal.facts).map(
      ([name, value]) => value !== undefined && html`<dt>${name}</dt><dd>${text(value)}</dd>`,
    )}<dt>Trace</dt><dd data-trace="${trace}">${trace}</dd></dl>
</main>`,
  })
}

const STEP_WORDS: Record<TestStep['name'], string> = {
  authorize: 'Sent to Okta',
  launch: 'Tile clicked',
  discovery: 'Okta’s own description read',
  at_okta: 'At Okta, and back',
  answer: 'Answer checked',
  token: 'Code exchanged for tokens',
  keys: 'Keys fetched again',
  id_token: 'ID token checked',
  userinfo: 'Okta asked for the rest',
  admit: 'Account and session',
}

const FIELD_WORDS: Record<string, string> = {
  subject: 'Subject',
  email: 'E-mail',
  emailVerified: 'Verified',
  name: 'Name',
  givenName: 'First name',
  familyName: 'Last name',
}

const SOURCE_WORDS = { id_token: 'ID token', userinfo: 'userinfo' } as const

function whoItIs({ account }: TestSeen): string {
  const field = (wanted: string) => account?.fields.find(({ name }) => name === wanted)?.value
  const [name, email] = [field('name'), field('email')]
  if (name !== undefined && email !== undefined) return `${text(name)} (${text(email)})`
  return text(name ?? email ?? 'somebody without name and e-mail address')
}

function whatHappened(steps: readonly TestStep[]): Html | false {
  if (steps.length === 0) return false
  return html`<h2>What happened</h2>
<ol class="rows">${steps.map(
    ({ name, ms, ok }) =>
      html`<li><span>${STEP_WORDS[name]}</span><span class="chip ${ok ? 'good' : 'bad'}">${ok ? '✓' : '✗ failed'} ${duration(ms)}</span></li>`,
  )}</ol>`
}

function accountFacts({ account, groups }: TestSeen): Html {
  return html`<dl class="facts plain sourced">${account?.fields.map(({ name, value, source }) =>
    row(FIELD_WORDS[name] ?? name, text(value), SOURCE_WORDS[source]),
  )}${
    groups === null
      ? row('Groups', 'Okta said nothing about groups', '')
      : row('Groups', groups.values.join(', ') || 'none', SOURCE_WORDS[groups.source])
  }</dl>`
}

function row(name: string, value: string, source: string): Html {
  return html`<dt>${name}</dt><dd>${value}</dd><dd class="from">${source}</dd>`
}

function everythingSaid({ claims }: TestSeen, source: keyof typeof SOURCE_WORDS, heading: string): Html | false {
  const said = claims.filter((claim) => claim.source === source)
  if (said.length === 0) return false
  return html`<h2>${heading}</h2>
<dl class="facts plain">${said.map(({ name, value }) => html`<dt>${name}</dt><dd>${text(value)}</dd>`)}</dl>`
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(text).join(', ')
  return JSON.stringify(value)
}

function duration(ms: number): string {
  if (ms >= 10_000) return `${Math.round(ms / 1000)} s`
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`
}
