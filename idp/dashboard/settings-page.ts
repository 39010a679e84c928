import type { FastifyReply } from 'fastify'
import { type Html, html } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import type { Factor } from '../factors/factor.ts'
import { brand } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import type { LiveSession } from '../sessions/session-store.ts'
import type { Enrolment } from '../sign-in/enrol-factor.ts'
import { HOME_PATH } from '../sign-in/login-routes.ts'
import { enrolmentForm, newPasswordInputs, sendStep } from '../sign-in/step-pages.ts'
import type { User } from '../users/user.ts'
import { deviceName } from './device-name.ts'

export const SETTINGS_PATH = '/enduser/settings'
export const NEW_FACTOR_PATH = `${SETTINGS_PATH}/factors/new`

type SettingsPage = {
  readonly org: Org
  readonly user: User
  readonly requirements: string
  readonly factors: readonly Factor[]
  readonly sessions: readonly LiveSession[]
  readonly thisSession: string
  readonly mayChangePassword: boolean
  readonly mayEnrol: boolean
  readonly problem?: string | undefined
  readonly done?: string
}

const DONE: Readonly<Record<string, string>> = {
  password: 'Your password is changed. Other browsers were signed out.',
  factor: 'Your authenticator app is set up.',
  removed: 'The authenticator app is removed.',
  ended: 'Signed out there.',
}

export function sendSettings(reply: FastifyReply, page: SettingsPage): FastifyReply {
  const { org, user } = page
  const done = page.done === undefined || !Object.hasOwn(DONE, page.done) ? undefined : DONE[page.done]
  return sendPage(reply, {
    title: `Settings · ${org.name}`,
    accent: 'okta',
    width: 'wide',
    status: page.problem === undefined ? 200 : 400,
    body: html`<header class="bar">${brand(org.name)}
<div class="who"><span>${user.profile.login}</span><a class="button quiet" href="${HOME_PATH}">My apps</a><a class="button quiet" href="/login/signout">Sign out</a></div></header>
<main class="settings">
<h1>Settings</h1>
${page.problem !== undefined && html`<p class="problem" role="alert">${page.problem}</p>`}
${done !== undefined && html`<p class="done" role="status">${done}</p>`}
${password(page)}
${factors(page)}
${sessions(page)}
</main>`,
  })
}

function password({ org, user, requirements, mayChangePassword }: SettingsPage): Html {
  if (!mayChangePassword)
    return html`<section aria-labelledby="password"><h2 id="password">Password</h2><p>Your ${org.name} administrator looks after your password.</p></section>`
  return html`<section aria-labelledby="password"><h2 id="password">Password</h2>
<form class="stack" method="post" action="${SETTINGS_PATH}/password">
<label>Current password
<input name="oldPassword" type="password" autocomplete="current-password" required></label>
${newPasswordInputs(user.profile.login, requirements)}
<button type="submit">Change password</button></form></section>`
}

function factors({ factors: list, mayEnrol }: SettingsPage): Html {
  if (list.length === 0 && !mayEnrol) return html``
  return html`<section aria-labelledby="factors"><h2 id="factors">Second proof</h2>
${
  list.length === 0
    ? html`<p>An authenticator app on your phone makes your account hard to take over, even with your password.</p>
<p><a class="button" href="${NEW_FACTOR_PATH}">Set up an authenticator app</a></p>`
    : html`<ul class="rows">${list.map(factorRow)}</ul>`
}</section>`
}

function factorRow(factor: Factor): Html {
  return html`<li><div><strong>Authenticator app</strong><p class="hint">Set up ${time(factor.createdAt)}</p></div>
<form method="post" action="${SETTINGS_PATH}/factors/${factor.id}/remove"><button class="quiet" type="submit">Remove</button></form></li>`
}

function sessions({ sessions: list, thisSession }: SettingsPage): Html {
  const others = list.filter(({ id }) => id !== thisSession)
  return html`<section aria-labelledby="sessions"><h2 id="sessions">Where you are signed in</h2>
<ul class="rows">${list.map((session) => sessionRow(session, session.id === thisSession))}</ul>
${others.length > 0 && html`<form method="post" action="${SETTINGS_PATH}/sessions/end-others"><button class="quiet" type="submit">Sign out everywhere else</button></form>`}</section>`
}

function sessionRow(session: LiveSession, current: boolean): Html {
  const name = deviceName(session.userAgent)
  return html`<li><div><strong>${name}</strong>${current && html` <span class="chip good">This browser</span>`}
<p class="hint">${session.ip ?? 'Unknown address'} · signed in ${time(session.createdAt)} · last used ${time(session.lastSeenAt)}</p></div>
${!current && html`<form method="post" action="${SETTINGS_PATH}/sessions/${session.id}/end"><button class="quiet" type="submit" aria-label="Sign out ${name}, last used ${plainTime(session.lastSeenAt)}">Sign out</button></form>`}</li>`
}

function time(ms: number): Html {
  return html`<time datetime="${new Date(ms).toISOString()}">${plainTime(ms)}</time>`
}

/** There is no script to know the reader's own time by. */
function plainTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

export function sendNewFactor(reply: FastifyReply, org: Org, enrolment: Enrolment, problem?: string): FastifyReply {
  return sendStep(reply, {
    org: org.name,
    title: 'Set up an authenticator app',
    lead: 'Scan this with an authenticator app, then type the code it shows.',
    problem,
    status: problem === undefined ? 200 : 403,
    body: html`${enrolmentForm({ action: NEW_FACTOR_PATH, ...enrolment })}
<p class="note"><a href="${SETTINGS_PATH}">Back to settings</a></p>`,
  })
}
