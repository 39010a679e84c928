// Apps that do not speak OpenID Connect. They can be made, listed and assigned, so that whoever manages an org by
// program finds them where Okta has them; nobody signs in through one.
import { z } from 'zod'
import { refuseIf } from '../okta-error.ts'
import type { NewRecordedApp } from './app-store.ts'
import type { RecordedDocument } from './okta-app.ts'
import { isWebUrl } from './redirect-uri.ts'

/** What Okta calls an app of the kind when nobody names it; one made to measure goes by org and label. */
const USUAL_NAMES = {
  BOOKMARK: 'bookmark',
  BASIC_AUTH: 'template_basic_auth',
  BROWSER_PLUGIN: 'template_swa',
  SECURE_PASSWORD_STORE: 'template_sps',
  AUTO_LOGIN: undefined,
  SAML_2_0: undefined,
  SAML_1_1: 'saml_1_1',
  WS_FEDERATION: 'template_wsfed',
} as const

const MODES = Object.keys(USUAL_NAMES) as (keyof typeof USUAL_NAMES)[]
const MOST_CHARS = 50_000

const part = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {})

const request = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,100}$/, 'Must be letters, digits, _, . and -')
    .nullish(),
  label: z.string().min(1).max(100),
  signOnMode: z.enum(MODES),
  accessibility: part,
  visibility: part,
  credentials: part,
  settings: part,
  profile: z.record(z.string(), z.unknown()).nullish(),
})

/**
 * @param subdomain  of the org, which is part of the name of an app made to measure
 * @throws OktaError  E0000001, naming every wrong field
 */
export function readRecordedApp(sent: unknown, subdomain: string): Omit<NewRecordedApp, 'status'> {
  const result = request.safeParse(sent)
  if (!result.success) {
    refuseIf(result.error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`))
    throw new TypeError('unreachable')
  }
  const { name, label, signOnMode, profile, credentials, ...rest } = result.data
  const document: RecordedDocument = {
    ...rest,
    credentials: withoutPasswords(credentials),
    ...(profile == null ? {} : { profile }),
  }
  refuseIf([
    ...problemsOfAddresses(document.settings),
    ...problemsOfSize(document),
    ...problemsOf(signOnMode, document),
  ])
  return { name: name ?? USUAL_NAMES[signOnMode] ?? nameOf(label, subdomain), label, signOnMode, document }
}

function nameOf(label: string, subdomain: string): string {
  return `${subdomain}_${label.toLowerCase().replace(/[^a-z0-9]/g, '')}_1`.slice(0, 100)
}

// A password is nothing we have a use for, so it is not kept. What signs is Okta's to name.
function withoutPasswords({ password: _password, signing: _signing, ...credentials }: Record<string, unknown>) {
  return credentials
}

function problemsOf(mode: (typeof MODES)[number], { settings }: RecordedDocument): string[] {
  if (mode !== 'BOOKMARK' && mode !== 'BASIC_AUTH') return []
  const { url } = (settings.app ?? {}) as { url?: unknown }
  return typeof url === 'string' && isWebUrl(url) ? [] : ['settings.app.url: Must be an http or https URI']
}

/** An address anywhere in it that would run code is none. */
function problemsOfAddresses(value: unknown): string[] {
  if (typeof value === 'string')
    return /^\s*(?:javascript|data|vbscript):/i.test(value) ? ['settings: Must be an http or https URI'] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(problemsOfAddresses)
}

function problemsOfSize(document: RecordedDocument): string[] {
  return JSON.stringify(document).length > MOST_CHARS ? ['settings: Too large'] : []
}
