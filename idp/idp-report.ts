import type { IdpStart } from './config.ts'
import type { AppliedOrg } from './seed/apply-seed.ts'
import type { OrgToBe, SeedDocument } from './seed/seed-document.ts'

/** What a start says: where things are and, on a laptop, how to get in. */
export type IdpReport = { readonly readyMs: number; readonly orgs: readonly OrgReport[] }

type Credentials = { readonly login: string; readonly password?: string }

type OrgReport = {
  readonly orgId: string
  readonly name: string
  readonly url: string
  readonly adminUrl: string
  /** The first org, for clients that cannot resolve `*.localhost`. */
  readonly localhostUrl?: string
  /** Where mail is kept that would have been sent. */
  readonly mailboxUrl?: string
  readonly apiToken?: string
  readonly admin?: Credentials
  readonly people?: readonly Credentials[]
  readonly apps?: readonly { readonly label: string; readonly clientId: string; readonly clientSecret?: string }[]
}

export function reportOf(at: {
  config: IdpStart
  applied: readonly AppliedOrg[]
  seed: SeedDocument | undefined
  readyMs: number
}): IdpReport {
  const { config, seed } = at
  const mailbox = config.smtpUrl === undefined && !config.production
  const plain = at.config.baseUrl.replace(/\/\/[^:/]+\.localhost/, '//localhost')
  const orgs = at.applied.map((org, index) => ({
    orgId: org.orgId,
    name: org.name,
    url: org.url,
    adminUrl: `${org.url}/admin`,
    ...(index === 0 && plain !== config.baseUrl ? { localhostUrl: plain } : {}),
    ...(mailbox ? { mailboxUrl: `${org.url}/mailbox` } : {}),
    // Elsewhere an output is a log, and a log has no secrets.
    ...(config.laptop ? howToGetIn(org, seed?.orgs[index]) : {}),
  }))
  return { readyMs: Math.round(at.readyMs), orgs }
}

function howToGetIn(org: AppliedOrg, seed: OrgToBe | undefined): Partial<OrgReport> {
  const active = (seed?.people ?? []).filter(({ status = 'ACTIVE' }) => status === 'ACTIVE')
  const admin = active.find(({ adminRole }) => adminRole === 'SUPER_ADMIN')
  const apiToken = org.apiTokens[0]?.token
  return {
    ...(apiToken === undefined ? {} : { apiToken }),
    ...(admin === undefined ? {} : { admin: credentials(admin) }),
    people: active.filter((person) => person !== admin).map(credentials),
    apps: org.apps.map(({ label, clientId, clientSecret }) => ({
      label,
      clientId,
      ...(clientSecret === undefined ? {} : { clientSecret }),
    })),
  }
}

function credentials({ login, password }: { login: string; password?: string | undefined }): Credentials {
  return { login, ...(password === undefined ? {} : { password }) }
}

const MOST_SHOWN = 5

/** For a person at a terminal. @param seedFile  where these people come from */
export function welcome({ readyMs, orgs }: IdpReport, seedFile: string): string {
  return `
Okta is up (${readyMs} ms). Ctrl-C ends it; what you did is kept. The orgs are those of ${seedFile}.
${orgs.map(orgLines).join('')}
Try it: open ${orgs[0]?.url} and sign in, or give your app's OpenID Connect client
        the issuer ${orgs[0]?.localhostUrl ?? orgs[0]?.url} and one of the apps above.
`
}

function orgLines({
  name,
  url,
  adminUrl,
  localhostUrl,
  mailboxUrl,
  apiToken,
  admin,
  people = [],
  apps = [],
}: OrgReport) {
  const lines: [string, string][] = [
    [name, localhostUrl === undefined ? url : `${url}, and ${localhostUrl}`],
    ['console', admin === undefined ? adminUrl : `${adminUrl}   ${spelled(admin)}`],
    ...people.slice(0, MOST_SHOWN).map((person): [string, string] => ['person', spelled(person)]),
    ...(people.length > MOST_SHOWN ? [['', `and ${people.length - MOST_SHOWN} more`] as [string, string]] : []),
    ...apps
      .slice(0, MOST_SHOWN)
      .map((app): [string, string] => [
        'app',
        `${app.label}: client id ${app.clientId}${app.clientSecret === undefined ? '' : `, secret ${app.clientSecret}`}`,
      ]),
    ...(apiToken === undefined ? [] : [['API token', apiToken] as [string, string]]),
    ...(mailboxUrl === undefined ? [] : [['mailbox', mailboxUrl] as [string, string]]),
  ]
  return `\n${lines.map(([what, text]) => `  ${what.padEnd(10)} ${text}`).join('\n')}\n`
}

function spelled({ login, password }: Credentials): string {
  return password === undefined ? login : `${login}  ${password}`
}
