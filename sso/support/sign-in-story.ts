// A sign-in of the log, with everybody and everything it names, read for whoever helps.
import { z } from 'zod'
import type { Account } from '../accounts/account.ts'
import { accountStore } from '../accounts/account-store.ts'
import type { Application } from '../applications/application.ts'
import { applicationStore } from '../applications/application-store.ts'
import type { Connection } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { versionStore } from '../connections/version-store.ts'
import type { Organization } from '../organizations/organization.ts'
import { organizationsOf } from '../sign-in-log/organizations-of.ts'
import type { SignIn } from '../sign-in-log/sign-in-log.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type ConnectedOkta, connectedOkta } from './connected-okta.ts'
import type { ExplainedStep } from './explanation.ts'

export type SignInStory = {
  readonly signIn: SignIn
  readonly account: Account | undefined
  readonly connection: Connection | undefined
  /** As it was set up when the sign-in went out. */
  readonly okta: ConnectedOkta | undefined
  readonly organization: Pick<Organization, 'id' | 'name'> | undefined
  readonly application: Application | undefined
}

export async function readStory(deps: SsoDeps, signIn: SignIn): Promise<SignInStory> {
  const { accountId, connectionId, applicationId } = signIn
  const [account, connection, application] = await Promise.all([
    accountId === null ? undefined : accountStore(deps).find(accountId),
    connectionId === null ? undefined : connectionStore(deps).find(connectionId),
    applicationId === null || applicationId === '' ? undefined : applicationStore(deps).byId(applicationId),
  ])
  const [organization] = await organizationsOf(deps, [signIn])
  const version = versionOf(signIn)
  const sentOutWith =
    connection === undefined || version === null ? undefined : await versionStore(deps).find(connection.id, version)
  const okta = connectedOkta(deps, connection, sentOutWith?.settings)
  return { signIn, account, connection, okta, organization, application }
}

const recorded = z.array(z.object({ name: z.string(), ms: z.number(), ok: z.boolean().catch(true) })).catch([])

/** What each step of a sign-in is called when it is told. */
const LABELS: Readonly<Record<string, string>> = {
  authorize: 'The application’s request, to Okta',
  launch: 'A click on the tile',
  discovery: 'Okta’s configuration and keys',
  at_okta: 'The person at Okta',
  answer: 'The answer, checked',
  token: 'Token call',
  keys: 'Keys, fetched again',
  id_token: 'ID token, checked',
  userinfo: 'Userinfo',
  admit: 'Account and session',
}

export function stepsOf({ detail }: SignIn): ExplainedStep[] {
  return recorded.parse(detail.steps).map((step) => ({ ...step, label: LABELS[step.name] ?? step.name }))
}

export function versionOf({ detail }: SignIn): string | null {
  return typeof detail.version === 'string' ? detail.version : null
}
