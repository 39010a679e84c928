import type { FastifyReply } from 'fastify'
import type { AuthorizeContext } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { parametersOf } from '../../openid/protocol-parameters.ts'
import type { ActiveConnection } from '../connections/connection.ts'
import { type ConnectionFound, findConnection } from '../connections/find-connection.ts'
import { domainOfEmail } from '../organizations/email-domain.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { organizationsWithDomain } from '../organizations/organizations-with-domain.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import { askEmailPage, choosePage } from './sign-in-pages.ts'
import { writeDown } from './write-down.ts'

/**
 * Whose Okta? What the application says (`connection`, `organization`), else the domain of `login_hint`, else the
 * person is asked. Between two that would do nobody guesses, and by a domain that two organizations have nobody is sent
 * away without having seen where to.
 *
 * The question is a form that posts the application's whole request to `/authorize` again, with the answer added: what
 * comes back is checked like any other request, and nothing has to be remembered.
 *
 * @returns undefined when a page was sent to ask
 * @throws SignInRefused  organization_unknown, connection_unknown, organization_not_connected, connection_disabled
 * @throws ProtocolError  the application forbade to ask (`prompt=none`)
 */
export async function chooseConnection(
  deps: SignInDeps,
  context: AuthorizeContext,
): Promise<ActiveConnection | undefined> {
  const { organization, connection } = context.request.extra
  const found = await findConnection(deps, { organization, connection, loginHint: context.request.loginHint })
  if (found.kind === 'one') return found.connection
  if (found.kind === 'none') refuseHopeless(found.why, context)
  if (context.request.prompts.includes('none')) throw mayNotAsk()
  if (found.kind === 'shared') await askWhichOrganization(deps, context, [found.connection])
  else if (found.kind === 'several') await askWhich(deps, context, found.connections)
  else await askEmail(deps, context)
  return undefined
}

/** No page can help when the application named a company or connection that leads nowhere, or an e-mail does. */
function refuseHopeless(why: (ConnectionFound & { kind: 'none' })['why'], { request }: AuthorizeContext): void {
  const { organization, connection } = request.extra
  if (why === 'disabled') throw new SignInRefused('connection_disabled', { organization, connection })
  if (why === 'draft') throw new SignInRefused('organization_not_connected', { organization, connection })
  if (connection !== undefined) throw new SignInRefused('connection_unknown', { connection: connection.slice(0, 100) })
  // A company without any connection looks the same from here as one that does not exist.
  if (organization !== undefined)
    throw new SignInRefused('organization_unknown', { organization: organization.slice(0, 100) })
}

async function askEmail(deps: SignInDeps, context: AuthorizeContext): Promise<FastifyReply> {
  const { request, reply } = context
  return askEmailPage(reply, {
    request: askedAgain(context, 'login_hint'),
    email: request.loginHint?.slice(0, 320),
    ...(await problemOfHint(deps, context)),
  })
}

type HintProblem = { readonly problem?: string; readonly trace?: string }

/** An address that leads nowhere is a sign-in that failed, for whoever helps: they are told which domain was typed. */
async function problemOfHint(deps: SignInDeps, context: AuthorizeContext): Promise<HintProblem> {
  const { request, http } = context
  if (request.loginHint === undefined) return {}
  const domain = domainOfEmail(request.loginHint)
  if (domain === undefined) {
    const answered = http.method === 'POST'
    return answered ? { problem: 'This is not an e-mail address. Please enter your whole work e-mail.' } : {}
  }
  // The company is there, its Okta is not.
  const isKnown = (await organizationsWithDomain(deps.db.kysely, domain)).length > 0
  const refusal = new SignInRefused(isKnown ? 'organization_not_connected' : 'domain_unknown')
  const trace = await writeDown(deps, context, refusal, { request })
  const problem = isKnown
    ? refusal.publicMessage
    : `No company here uses the domain ${domain}. Check the address for a typing error.`
  return { problem, trace }
}

/** A domain several organizations have proven: which of them comes first, and then, maybe, which of its connections. */
async function askWhich(
  deps: SignInDeps,
  context: AuthorizeContext,
  connections: readonly ActiveConnection[],
): Promise<FastifyReply> {
  const organizations = new Set(connections.map(({ organizationId }) => organizationId))
  if (organizations.size > 1) return askWhichOrganization(deps, context, connections)
  return choosePage(context.reply, {
    of: 'connections',
    request: askedAgain(context, 'connection'),
    choices: connections.map(({ id, issuer }) => ({ id, label: issuer.replace(/^https?:\/\//, '') })),
  })
}

/** By name, and by the Okta it leads to: a name is whatever somebody called themselves, and two may have the same. */
async function askWhichOrganization(
  deps: SignInDeps,
  context: AuthorizeContext,
  connections: readonly ActiveConnection[],
) {
  const ids = [...new Set(connections.map(({ organizationId }) => organizationId))]
  const names = await organizationStore(deps).names(ids)
  const choices = ids.map((id) => ({
    id,
    label: names.get(id) ?? id,
    host: hostsOf(connections.filter(({ organizationId }) => organizationId === id)),
  }))
  return choosePage(context.reply, {
    of: choices.length === 1 ? 'organization' : 'organizations',
    request: askedAgain(context, 'organization'),
    choices: choices.sort((a, b) => a.label.localeCompare(b.label) || a.host.localeCompare(b.host)),
  })
}

function hostsOf(connections: readonly ActiveConnection[]): string {
  return [...new Set(connections.map(({ oktaDomain, issuer }) => new URL(oktaDomain ?? issuer).host))].join(', ')
}

/** Everything the application sent but the one parameter the person now answers. */
function askedAgain({ http }: AuthorizeContext, answer: string): [string, string][] {
  return [...parametersOf(http).entries()].filter(([name]) => name !== answer)
}

function mayNotAsk(): ProtocolError {
  const description = 'Whose sign-in this is would have to be asked, and the request does not allow to ask.'
  return new ProtocolError('interaction_required', 'connection_unclear', description)
}
