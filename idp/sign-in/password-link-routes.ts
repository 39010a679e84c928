// Choosing a password by mail:
//
//   GET, POST /signin/forgot-password          who are you? → the same answer for everybody
//   GET, POST /signin/reset-password/{token}   a link was followed → a new password
//   GET, POST /welcome/{token}                 the same for somebody's first password
//
// A GET uses nothing up: mail programs follow links by themselves. After a new password comes whatever a sign-in wants.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseAtDoor } from '../../kit/errors.ts'
import { html } from '../../kit/html.ts'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { parameters } from '../../kit/server.ts'
import { passwordSettingsOf, requirements } from '../org-policies/password-rules.ts'
import type { Org } from '../orgs/org.ts'
import { newPasswordForm, problemOfChosen } from './choose-password.ts'
import type { ForgottenPasswords } from './forgotten-passwords.ts'
import { goOn, type SignInTools } from './go-on.ts'
import { HOME_PATH, requiredOrg, SIGN_IN_PATH } from './login-routes.ts'
import type { FollowedLink, PasswordLinkStore } from './password-links.ts'
import { savePassword } from './save-password.ts'
import { LONGEST_LOGIN } from './sign-in-form.ts'
import { newPasswordInputs, sendStep } from './step-pages.ts'

const FORGOT_PATH = '/signin/forgot-password'

const forgotForm = z.object({ username: z.string().max(LONGEST_LOGIN) })

export function mountPasswordLinks(
  app: FastifyInstance,
  tools: SignInTools,
  { links, forgotten }: { links: PasswordLinkStore; forgotten: ForgottenPasswords },
): void {
  const { deps } = tools
  const orgOf = requiredOrg(deps)

  app.get(FORGOT_PATH, async (request, reply) => sendForgot(reply, await orgOf(request)))

  app.post(FORGOT_PATH, async (request, reply) => {
    requireSameOrigin(request)
    const org = await orgOf(request)
    const { username } = parseAtDoor(forgotForm, Object.fromEntries(parameters(request.body)), 'form')
    forgotten.begin(org, request, username.trim())
    return sendStep(reply, {
      org: org.name,
      title: 'Look in your mail',
      lead: `If ${org.name} knows that name, a letter with a link is on its way. The link works for one hour.`,
      body: html`<p><a class="button" href="${SIGN_IN_PATH}">Back to sign in</a></p>
<p class="note">Nothing there? Look among the spam, or ask your administrator.</p>`,
    })
  })

  mountLink('/signin/reset-password/:token', 'reset')
  mountLink('/welcome/:token', 'activation')

  function mountLink(path: string, purpose: FollowedLink['purpose']): void {
    type Following = { Params: { token: string } }
    app.get<Following>(path, async (request, reply) => {
      const org = await orgOf(request)
      const link = await links.follow(org.id, request.params.token, purpose)
      return link === undefined ? sendGone(reply, org, purpose) : sendChoose(request, reply, org, link)
    })
    app.post<Following>(path, async (request, reply) => {
      requireSameOrigin(request)
      const org = await orgOf(request)
      const form = parseAtDoor(newPasswordForm, Object.fromEntries(parameters(request.body)), 'form')
      const link = await links.follow(org.id, request.params.token, purpose)
      if (link === undefined) return sendGone(reply, org, purpose)
      const problem = await problemOfChosen(deps, link.user, form)
      if (problem !== undefined) return sendChoose(request, reply, org, link, problem)
      const user = await savePassword(deps, request, org, link.user, form.newPassword, (trx) => links.take(trx, link))
      if (user === undefined) return sendGone(reply, org, purpose)
      const shown = { amr: ['pwd'], authTime: deps.clock.now(), factorAt: null }
      return goOn(tools, request, reply, { org, user, shown, fromUri: HOME_PATH })
    })
  }

  async function sendChoose(
    request: FastifyRequest,
    reply: FastifyReply,
    org: Org,
    { user, purpose }: FollowedLink,
    problem?: string,
  ): Promise<FastifyReply> {
    const settings = await passwordSettingsOf(deps, org.id, user.id)
    const first = purpose === 'activation'
    return sendStep(reply, {
      org: org.name,
      title: first ? `Welcome to ${org.name}` : 'Choose a new password',
      lead: first
        ? `Hello ${user.profile.firstName}. Choose a password and you are in.`
        : `For ${user.profile.login}. Other browsers will be signed out.`,
      problem,
      status: problem === undefined ? 200 : 400,
      body: html`<form class="stack" method="post" action="${request.url.split('?')[0]}">
${newPasswordInputs(user.profile.login, requirements(settings))}
<button type="submit">${first ? 'Set password' : 'Change password'}</button></form>`,
    })
  }
}

function sendForgot(reply: FastifyReply, org: Org): FastifyReply {
  return sendStep(reply, {
    org: org.name,
    title: 'Forgot your password?',
    lead: 'Say who you are, and a link to choose a new one comes by mail.',
    body: html`<form class="stack" method="post" action="${FORGOT_PATH}">
<label>Username
<input name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" inputmode="email" maxlength="100" required autofocus></label>
<button type="submit">Send me a link</button></form>
<p class="note"><a href="${SIGN_IN_PATH}">Back to sign in</a></p>`,
  })
}

function sendGone(reply: FastifyReply, org: Org, purpose: FollowedLink['purpose']): FastifyReply {
  const reset = purpose === 'reset'
  return sendStep(reply, {
    org: org.name,
    title: 'This link does not work any more',
    lead: reset
      ? 'It was used, or it is older than an hour.'
      : 'It was used, or it is older than a week. Your administrator can send a new one.',
    status: 404,
    body: reset
      ? html`<p><a class="button" href="${FORGOT_PATH}">Ask for a new link</a></p>`
      : html`<p><a class="button" href="${SIGN_IN_PATH}">Go to sign in</a></p>`,
  })
}
