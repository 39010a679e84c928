import { AppError } from '../../kit/errors.ts'
import type { Connection } from '../connections/connection.ts'
import type { ConnectionVersion } from '../connections/connection-version.ts'
import { editWhereNew } from '../connections/edit-draft.ts'
import { clockOffset } from '../okta/probe-provider.ts'
import { findingOfRefusal } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import type { Proof } from './proof.ts'
import type { SetupDeps } from './setup-deps.ts'

/** ID tokens are good from a minute before our time (okta/verify-id-token.ts); half of that is worth a word. */
const WORTH_SAYING_MS = 30_000
const TOO_FAR_MS = 60_000

/**
 * Step 1: which Okta? Whatever was pasted is understood, the org and its configuration are read, its clock compared.
 * The draft has the provider afterwards, unless something is red.
 */
export async function proveOktaDomain(
  deps: SetupDeps,
  connection: Connection,
  pasted: string,
  actor: string,
): Promise<Proof> {
  try {
    const draft = await draftWith(deps, connection, pasted, actor)
    return { draft, ...(await seenOf(deps, draft, pasted)) }
  } catch (error) {
    const { publicUrl } = deps
    const typed = { want: 'your Okta domain, for example acme.okta.com', got: pasted }
    return { evidence: [], findings: [findingOfRefusal(error, { publicUrl, connection }, typed)] }
  }
}

/** An Okta domain, whatever page of it was pasted; else, where there is a path, the exact issuer of something else. */
async function draftWith(deps: SetupDeps, connection: Connection, pasted: string, actor: string) {
  try {
    return await editWhereNew(deps, connection, { oktaDomain: pasted }, actor)
  } catch (error) {
    const mayBeIssuer = error instanceof AppError && error.status < 500 && /^\s*https?:\/\/[^/\s]+\/\S/i.test(pasted)
    if (!mayBeIssuer) throw error
    return await editWhereNew(deps, connection, { issuer: pasted }, actor).catch(() => {
      throw error
    })
  }
}

async function seenOf(deps: SetupDeps, { settings }: ConnectionVersion, pasted: string) {
  const issuer = settings.issuer ?? ''
  const offset = await clockOffset(deps, `${issuer}/.well-known/openid-configuration`)
  const kind = settings.oktaDomain === null ? 'an OpenID Connect provider' : 'an Okta org'
  const evidence = [
    { name: 'What it is', value: kind },
    { name: 'Issuer', value: issuer },
    ...(settings.issuerNames.length > 1
      ? [{ name: 'Also known as', value: others(settings.issuerNames, issuer) }]
      : []),
    ...(/-admin\./.test(pasted)
      ? [{ name: 'Understood', value: 'the address without -admin is the one people use' }]
      : []),
    ...(offset === undefined ? [] : [{ name: 'Clock', value: offset === 0 ? 'the same as ours' : seconds(offset) }]),
  ]
  return {
    evidence,
    findings: offset === undefined || Math.abs(offset) < WORTH_SAYING_MS ? [] : [clockFinding(offset)],
  }
}

function others(names: readonly string[], issuer: string): string {
  return names.filter((name) => name !== issuer).join(', ')
}

function seconds(offset: number): string {
  const much = Math.round(Math.abs(offset) / 1000)
  return `${much} seconds ${offset > 0 ? 'ahead of' : 'behind'} ours`
}

function clockFinding(offset: number): Finding {
  const tooFar = Math.abs(offset) >= TOO_FAR_MS
  return {
    code: 'clock_differs',
    sentence: tooFar
      ? `The clock of your sign-in service is ${seconds(offset)}. Sign-ins will be refused.`
      : `The clock of your sign-in service is ${seconds(offset)}. Above a minute sign-ins are refused.`,
    side: 'provider',
    want: 'less than a minute apart',
    got: seconds(offset),
    todo: ['Set the time of the server your sign-in service runs on, by NTP.'],
    mild: !tooFar,
  }
}
