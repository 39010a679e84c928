// The pages a person may meet on the way: whose Okta, which one of several, and who goes on.
import type { FastifyReply } from 'fastify'
import { html, raw } from '../../kit/html.ts'
import { sendPage } from '../../kit/page.ts'
import { brand, hidden } from '../page-parts.ts'

/** Asks for the work e-mail. `request` is what the application asked for; the answer goes through `/authorize` again. */
export function askEmailPage(
  reply: FastifyReply,
  page: {
    request: Iterable<readonly [string, string]>
    email?: string | undefined
    problem?: string | undefined
    /** Of the problem, for support. */
    trace?: string | undefined
  },
): FastifyReply {
  return sendPage(reply, {
    title: 'Sign in',
    formTargets: 'any',
    body: html`<main class="card">${brand}
<h1>Sign in with your company</h1>
<p class="lead">Your work e-mail tells us which company’s sign-in to take you to.</p>
${page.problem && html`<p class="problem" role="alert" id="problem">${page.problem}</p>`}
<form class="stack" method="post" action="/authorize">${hidden(page.request)}
<label>Work e-mail<input type="email" name="login_hint" value="${page.email}" required autofocus autocomplete="username" inputmode="email" spellcheck="false"${page.problem && raw(' aria-describedby="problem" aria-invalid="true"')}></label>
<button>Continue</button>
</form>
${page.trace && html`<dl class="facts"><dt>Trace</dt><dd data-trace="${page.trace}">${page.trace}</dd></dl>`}
</main>`,
  })
}

const TO_CHOOSE = {
  connections: { name: 'connection', title: 'Which sign-in is yours?', lead: 'Your company has more than one.' },
  organizations: {
    name: 'organization',
    title: 'Which company is yours?',
    lead: 'More than one has addresses like yours.',
  },
  organization: {
    name: 'organization',
    title: 'Is this your company?',
    lead: 'More than one has addresses like yours. Only this one can be signed in to so far; if it is not yours, ask your administrator.',
  },
} as const

/** Several would do: the person says which. Or one would, and they say whether it is theirs. */
export function choosePage(
  reply: FastifyReply,
  page: {
    of: keyof typeof TO_CHOOSE
    request: Iterable<readonly [string, string]>
    /** `host`: where it leads. */
    choices: readonly { id: string; label: string; host?: string | undefined }[]
  },
): FastifyReply {
  const fields = hidden(page.request)
  const { name, title, lead } = TO_CHOOSE[page.of]
  return sendPage(reply, {
    title: 'Choose a sign-in',
    formTargets: 'any',
    body: html`<main class="card">${brand}
<h1>${title}</h1>
<p class="lead">${lead}</p>
<form class="stack" method="post" action="/authorize">${fields}
<ul class="choices">${page.choices.map(
      ({ id, label, host }) =>
        html`<li><button class="quiet" name="${name}" value="${id}">${label}${host && html` <small>${host}</small>`}</button></li>`,
    )}</ul>
</form>
</main>`,
  })
}

/** Somebody else is signed in here: nobody is switched without being asked (ASVS 7.6.2). */
export function confirmSwitchPage(
  reply: FastifyReply,
  page: { current: string; arriving: string; fields: Record<string, string> },
): FastifyReply {
  return sendPage(reply, {
    title: 'Continue as somebody else?',
    formTargets: 'any',
    body: html`<main class="card">${brand}
<h1>You are signed in as ${page.current}</h1>
<p class="lead">Your company’s Okta says you are ${page.arriving}. Continuing signs ${page.current} out of this browser.</p>
<form class="stack" method="post" action="/sign-in/continue">${hidden(Object.entries(page.fields))}
<button name="go_on" value="yes">Continue as ${page.arriving}</button>
<button class="quiet" name="go_on" value="no">Stay signed in as ${page.current}</button>
</form>
</main>`,
  })
}

/** The click on the tile that a guide waited for. */
export function launchSeenPage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    title: 'The click arrived',
    body: html`<main class="card">${brand}
<h1>The click arrived</h1>
<p class="lead">The tile in Okta leads here, as it should. Go back to the guide: it knows already. Once you are live, this click opens the application.</p>
</main>`,
  })
}
