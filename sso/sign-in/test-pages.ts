// How a test sign-in ended, in the window it was made in: what happened, step by step, and what Okta said. Whoever sees
// it is the person it is about.
import type { FastifyReply } from 'fastify'
import { type Html, html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import type { TestSeen, TestStep } from '../connections/test-seen.ts'
import { brand } from '../page-parts.ts'
import type { SignInRefused } from './sign-in-errors.ts'

export function testPassedPage(reply: FastifyReply, trace: string, seen: TestSeen): FastifyReply {
  const { account, groups } = seen
  const name = account?.fields.find((field) => field.name === 'name' || field.name === 'email')?.value
  return sendPage(reply, {
    title: 'The test sign-in works',
    body: html`<main class="card">${brand}
<h1>It works</h1>
<p class="lead">Okta vouches for ${text(name ?? 'the person who signed in')}. This was a test, so nobody was signed in to an application. You can close this window.</p>
${whatHappened(seen.steps)}
<h2>The account ${account?.isNew ? 'it would make' : 'it leads to'}</h2>
<dl class="facts">${account?.fields.map(({ name, value, source }) => row(FIELD_WORDS[name] ?? name, value, source))}${
      groups === null
        ? html`<dt>Groups</dt><dd>Okta said nothing about groups</dd>`
        : row('Groups', groups.values.length === 0 ? 'none' : groups.values, groups.source)
    }</dl>
<details><summary>Everything Okta said</summary>
<dl class="facts">${seen.claims.map(({ name, value, source }) => row(name, value, source))}</dl>
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
<h1>The test sign-in did not work</h1>
<p class="lead">${refusal.publicMessage}</p>
${whatHappened(seen.steps)}
<dl class="facts"><dt>Code</dt><dd data-code="${refusal.code}">${refusal.code}</dd>${Object.entries(refusal.facts).map(
      ([name, value]) => value !== undefined && html`<dt>${name}</dt><dd>${text(value)}</dd>`,
    )}<dt>Trace</dt><dd data-trace="${trace}">${trace}</dd></dl>
</main>`,
  })
}

const STEP_WORDS: Record<TestStep['name'], string> = {
  discovery: 'Okta’s own description read',
  at_okta: 'At Okta, and back',
  token: 'Code exchanged for tokens',
  id_token: 'ID token checked',
  userinfo: 'Okta asked for the rest',
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

function whatHappened(steps: readonly TestStep[]): Html | false {
  if (steps.length === 0) return false
  return html`<h2>What happened</h2>
<ol class="rows">${steps.map(
    ({ name, ms, ok }) =>
      html`<li><span>${STEP_WORDS[name]}</span><span class="chip ${ok ? 'good' : 'bad'}">${ok ? '✓' : '✗ failed'} ${duration(ms)}</span></li>`,
  )}</ol>`
}

function row(name: string, value: unknown, source: keyof typeof SOURCE_WORDS): Html {
  return html`<dt>${name}</dt><dd>${text(value)} <span class="chip">${SOURCE_WORDS[source]}</span></dd>`
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(text).join(', ')
  return JSON.stringify(value)
}

function duration(ms: number): string {
  if (ms >= 10_000) return `${Math.round(ms / 1000)} s`
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`
}
