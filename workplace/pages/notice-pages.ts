// The small pages: something ended, something went wrong, something has to be asked.
import type { AppError } from '../../kit/errors.ts'
import { type Html, html } from '../../kit/html.ts'
import { brandMark } from './drawings.ts'

const brand = html`<p class="brand">${brandMark} Ronspot</p>`

export const signedOutPage: Html = html`<main class="card">
${brand}
<h1>You are signed out</h1>
<p class="lead">Your bookings stay as they are.</p>
<a class="button" href="/">Sign in again</a>
</main>`

/** Two people, one browser: nobody is switched without being asked. */
export function switchPage(people: { here: string; arriving: string }): Html {
  return html`<main class="card">
${brand}
<h1>Switch to ${people.arriving}?</h1>
<p class="lead">You are signed in to Ronspot as ${people.here}. The sign-in that just arrived is for ${people.arriving}.</p>
<form method="post" action="/switch" class="actions">
<button name="answer" value="switch">Switch to ${people.arriving}</button>
<button name="answer" value="stay" class="quiet">Stay ${people.here}</button>
</form>
</main>`
}

/** @param trace  also in the log, beside everything the page does not say */
export function errorPage(error: AppError, trace: string): Html {
  return html`<main class="card">
${brand}
<h1>${HEADLINES[error.code] ?? 'That did not work'}</h1>
<p class="lead">${error.publicMessage}</p>
<a class="button" href="/">${error.status === 404 ? 'Go to today' : 'Try again'}</a>
<dl class="facts"><dt>Code</dt><dd>${error.code}</dd><dt>Trace</dt><dd>${trace}</dd></dl>
</main>`
}

const HEADLINES: Readonly<Record<string, string>> = {
  'workplace.attempt_gone': 'This sign-in is over',
  'workplace.sign_in_refused': 'You were not let in',
  'workplace.sign_in_failed': 'You are not signed in',
  'workplace.gatepass_unreachable': 'Nobody can sign in right now',
  'workplace.issuer_unknown': 'This link leads nowhere',
  'workplace.session_ended': 'Please sign in again',
  'request.not_found': 'Nothing here',
}
