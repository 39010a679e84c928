import { type Html, html } from '../../kit/html.ts'
import { brandMark, morningPicture } from './drawings.ts'

/** Nobody is signed in: one field. @param returnTo  where the person wanted to go */
export function welcomePage(options: { returnTo: string; email?: string; problem?: string }): Html {
  const { returnTo, email = '', problem } = options
  const wrong = problem !== undefined && html` aria-invalid="true" aria-describedby="email-problem"`
  return html`<main class="welcome">
<div>
<p class="brand">${brandMark} Ronspot</p>
<h1>Your bay and your desk, before you leave home</h1>
<p class="lead">See the lot and the floor as they are, take what is free, give back what you do not need.</p>
<form method="post" action="/sign-in" class="stack" novalidate>
<input type="hidden" name="return_to" value="${returnTo}">
<label>Work e-mail
<input type="email" name="email" value="${email}" autocomplete="username" placeholder="you@company.com" required autofocus${wrong}></label>
${problem !== undefined && html`<p class="problem" id="email-problem" role="alert">${problem}</p>`}
<button>Continue</button>
</form>
<form method="post" action="/sign-in" class="or">
<input type="hidden" name="return_to" value="${returnTo}">
<p class="note">You sign in with your company’s own account, through Gatepass. <button class="link">Sign in without typing an address here</button></p>
</form>
</div>
${morningPicture()}
</main>`
}
