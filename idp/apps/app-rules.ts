// What an OIDC app may look like: a client's request becomes a complete document, or a list of problems.
import crypto from 'node:crypto'
import { z } from 'zod'
import { refuseIf } from '../okta-error.ts'
import type { AppDocument, OauthClientSettings } from './okta-app.ts'

const AUTH_METHODS = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'] as const
const APPLICATION_TYPES = ['web', 'browser', 'native', 'service'] as const
const GRANT_TYPES = ['authorization_code', 'refresh_token', 'client_credentials', 'implicit', 'password'] as const

const text = z.string().max(1024)
const uris = z.array(z.string().max(2048)).max(100)
/** Okta sends null where nothing is set, and takes it back. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined)

const oauthClient = z.object({
  client_uri: z.string().max(2048).nullish(),
  logo_uri: z.string().max(2048).nullish(),
  tos_uri: optional(z.string().max(2048)),
  policy_uri: optional(z.string().max(2048)),
  redirect_uris: optional(uris),
  post_logout_redirect_uris: optional(uris),
  initiate_login_uri: optional(z.string().max(2048)),
  response_types: optional(z.array(z.enum(['code', 'token', 'id_token'])).max(3)),
  grant_types: optional(z.array(z.enum(GRANT_TYPES)).max(10)),
  application_type: optional(z.enum(APPLICATION_TYPES)),
  consent_method: optional(z.enum(['TRUSTED', 'REQUIRED'])),
  issuer_mode: optional(z.enum(['ORG_URL', 'CUSTOM_URL', 'DYNAMIC'])),
  idp_initiated_login: optional(
    z.object({ mode: z.enum(['DISABLED', 'SPEC', 'OKTA']), default_scope: optional(z.array(text)) }),
  ),
  wildcard_redirect: optional(z.enum(['DISABLED', 'SUBDOMAIN'])),
  dpop_bound_access_tokens: optional(z.boolean()),
  jwks: optional(z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1).max(50) })),
  jwks_uri: optional(z.string().max(2048)),
  refresh_token: optional(
    z.object({ rotation_type: optional(z.enum(['STATIC', 'ROTATE'])), leeway: optional(z.int().min(0).max(60)) }),
  ),
})

const appRequest = z.object({
  name: optional(text),
  label: z.string().min(1).max(100),
  signOnMode: z.literal('OPENID_CONNECT'),
  accessibility: optional(z.object({ selfService: optional(z.boolean()) })),
  visibility: optional(
    z.object({
      autoLaunch: optional(z.boolean()),
      autoSubmitToolbar: optional(z.boolean()),
      hide: optional(z.object({ iOS: optional(z.boolean()), web: optional(z.boolean()) })),
    }),
  ),
  credentials: optional(
    z.object({
      userNameTemplate: optional(z.object({ template: optional(text), type: optional(text) })),
      oauthClient: optional(
        z.object({
          autoKeyRotation: optional(z.boolean()),
          client_id: optional(z.string()),
          client_secret: optional(z.string()),
          token_endpoint_auth_method: optional(z.enum(AUTH_METHODS)),
          pkce_required: optional(z.boolean()),
        }),
      ),
    }),
  ),
  settings: z.object({
    implicitAssignment: optional(z.boolean()),
    notes: optional(z.object({ admin: text.nullish(), enduser: text.nullish() })),
    oauthClient,
  }),
})

type AppRequest = z.infer<typeof appRequest>

export type AppSpecification = {
  readonly label: string
  readonly document: AppDocument
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
}

/**
 * Reads an app as a client sends it, whole; what is not said gets Okta's default.
 *
 * @throws OktaError  E0000001, naming every wrong field
 */
export function readApp(sent: unknown): AppSpecification {
  const result = appRequest.safeParse(sent)
  if (!result.success)
    refuseIf(result.error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`))
  const request = result.data as AppRequest
  const document = withDefaults(request)
  const credentials = request.credentials?.oauthClient
  refuseIf([
    ...problemsOfClient(document),
    ...problemsOfGrants(document.settings.oauthClient),
    ...problemsOfUris(document.settings.oauthClient, request.settings.oauthClient.wildcard_redirect),
    ...problemsOfTile(document.settings.oauthClient),
    ...problemsOfCredentials(credentials?.client_id, credentials?.client_secret),
  ])
  return { label: request.label, document, clientId: credentials?.client_id, clientSecret: credentials?.client_secret }
}

function withDefaults(request: AppRequest): AppDocument {
  const asked = request.settings.oauthClient
  const type = asked.application_type ?? 'web'
  const publicByNature = type === 'browser' || type === 'native'
  const method =
    request.credentials?.oauthClient?.token_endpoint_auth_method ?? (publicByNature ? 'none' : 'client_secret_basic')
  return {
    accessibility: {
      selfService: request.accessibility?.selfService ?? false,
      errorRedirectUrl: null,
      loginRedirectUrl: null,
    },
    visibility: {
      autoLaunch: request.visibility?.autoLaunch ?? false,
      autoSubmitToolbar: request.visibility?.autoSubmitToolbar ?? false,
      hide: { iOS: request.visibility?.hide?.iOS ?? true, web: request.visibility?.hide?.web ?? true },
    },
    credentials: {
      userNameTemplate: {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own notation
        template: request.credentials?.userNameTemplate?.template ?? '${source.login}',
        type: request.credentials?.userNameTemplate?.type ?? 'BUILT_IN',
      },
      oauthClient: {
        autoKeyRotation: request.credentials?.oauthClient?.autoKeyRotation ?? true,
        token_endpoint_auth_method: method,
        // A client that cannot keep a secret proves itself by PKCE alone (RFC 9700 §2.1.1).
        pkce_required: method === 'none' || (request.credentials?.oauthClient?.pkce_required ?? publicByNature),
      },
    },
    settings: {
      implicitAssignment: request.settings.implicitAssignment ?? false,
      notes: {
        admin: request.settings.notes?.admin ?? null,
        enduser: request.settings.notes?.enduser ?? null,
      },
      oauthClient: clientWithDefaults(asked, type),
    },
  }
}

function clientWithDefaults(
  asked: AppRequest['settings']['oauthClient'],
  type: OauthClientSettings['application_type'],
): OauthClientSettings {
  const service = type === 'service'
  const grants = asked.grant_types ?? [service ? 'client_credentials' : 'authorization_code']
  const rotation = asked.refresh_token?.rotation_type ?? (type === 'web' ? 'STATIC' : 'ROTATE')
  return {
    client_uri: asked.client_uri ?? null,
    logo_uri: asked.logo_uri ?? null,
    ...present({ tos_uri: asked.tos_uri, policy_uri: asked.policy_uri }),
    redirect_uris: asked.redirect_uris ?? [],
    ...present({
      post_logout_redirect_uris: asked.post_logout_redirect_uris,
      initiate_login_uri: asked.initiate_login_uri,
    }),
    response_types: asked.response_types ?? [service ? 'token' : 'code'],
    grant_types: grants,
    application_type: type,
    consent_method: asked.consent_method ?? 'TRUSTED',
    issuer_mode: asked.issuer_mode ?? 'ORG_URL',
    idp_initiated_login: {
      mode: asked.idp_initiated_login?.mode ?? 'DISABLED',
      default_scope: asked.idp_initiated_login?.default_scope ?? [],
    },
    wildcard_redirect: 'DISABLED',
    dpop_bound_access_tokens: asked.dpop_bound_access_tokens ?? false,
    network: { connection: 'ANYWHERE' },
    ...present({ jwks: asked.jwks as OauthClientSettings['jwks'], jwks_uri: asked.jwks_uri }),
    ...(grants.includes('refresh_token')
      ? {
          refresh_token: {
            rotation_type: rotation,
            leeway: asked.refresh_token?.leeway ?? (rotation === 'ROTATE' ? 30 : 0),
          },
        }
      : {}),
  }
}

function problemsOfClient(document: AppDocument): string[] {
  const client = document.settings.oauthClient
  const method = document.credentials.oauthClient.token_endpoint_auth_method
  const problems: string[] = []
  if (method === 'none' && (client.application_type === 'web' || client.application_type === 'service'))
    problems.push(
      `token_endpoint_auth_method: 'none' is not supported for application type '${client.application_type}'`,
    )
  if (method === 'private_key_jwt' && client.jwks === undefined && client.jwks_uri === undefined)
    problems.push("jwks: 'jwks' or 'jwks_uri' is required when 'token_endpoint_auth_method' is 'private_key_jwt'")
  if (client.jwks !== undefined && client.jwks_uri !== undefined)
    problems.push("jwks: 'jwks' and 'jwks_uri' cannot both be given")
  if (client.jwks_uri !== undefined && !isSecureUrl(client.jwks_uri)) problems.push('jwks_uri: Must be an https URI')
  for (const key of client.jwks?.keys ?? []) problems.push(...problemsOfKey(key))
  if (client.dpop_bound_access_tokens) problems.push('dpop_bound_access_tokens: Not supported yet')
  return problems
}

function problemsOfKey(key: Record<string, unknown>): string[] {
  if (typeof key.kid !== 'string' || key.kid === '') return ["jwks: Every key needs a 'kid'"]
  if ('d' in key || 'k' in key || 'p' in key) return ['jwks: Private keys are not accepted, send the public key only']
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails } = crypto.createPublicKey({ key, format: 'jwk' })
    if (type === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
      return ['jwks: RSA keys need 2048 bits or more']
    return type === 'rsa' || type === 'ec' ? [] : ['jwks: Only RSA and EC keys are supported']
  } catch {
    return ['jwks: A key could not be read']
  }
}

function problemsOfGrants(client: OauthClientSettings): string[] {
  const problems: string[] = []
  const grants = client.grant_types
  if (client.application_type === 'web' && !grants.includes('authorization_code'))
    problems.push("grant_types: 'authorization_code' is required for application type 'web'")
  if (client.application_type === 'service' && grants.some((grant) => grant !== 'client_credentials'))
    problems.push("grant_types: Application type 'service' supports 'client_credentials' only")
  if (grants.includes('authorization_code') && !client.response_types.includes('code'))
    problems.push("response_types: 'code' is required for grant type 'authorization_code'")
  if (grants.includes('implicit') && !client.response_types.some((type) => type !== 'code'))
    problems.push("response_types: 'token' or 'id_token' is required for grant type 'implicit'")
  return problems
}

function problemsOfUris(client: OauthClientSettings, wildcard: string | undefined): string[] {
  const problems: string[] = []
  const redirects = client.grant_types.some((grant) => grant === 'authorization_code' || grant === 'implicit')
  if (redirects && client.redirect_uris.length === 0)
    problems.push('redirect_uris: At least one redirect URI is required for this application type')
  if (wildcard === 'SUBDOMAIN') problems.push('wildcard_redirect: Not supported yet, register every address')
  const native = client.application_type === 'native'
  for (const uri of client.redirect_uris) {
    const problem = problemOfRedirectUri(uri, native)
    if (problem !== undefined) problems.push(`redirect_uris: ${problem}`)
  }
  for (const uri of client.post_logout_redirect_uris ?? []) {
    const problem = problemOfRedirectUri(uri, native)
    if (problem !== undefined) problems.push(`post_logout_redirect_uris: ${problem}`)
  }
  for (const name of ['client_uri', 'logo_uri', 'tos_uri', 'policy_uri'] as const) {
    const uri = client[name]
    if (uri != null && !isWebUrl(uri)) problems.push(`${name}: Must be an http or https URI`)
  }
  return problems
}

/**
 * Absolute, without fragment (RFC 6749 §3.1.2); https, or http to the machine of the browser itself (RFC 8252 §7.3);
 * a scheme of its own only for a native app, and then one with a dot in it (§7.1), which keeps `javascript:`,
 * `data:` and `vbscript:` out.
 */
function problemOfRedirectUri(uri: string, native: boolean): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is being kept out
  if (!URL.canParse(uri) || /[\s\\*\u0000-\u001f\u007f-\uffff]/.test(uri)) return 'Must be an absolute URI'
  if (uri.includes('#')) return 'Must not contain a fragment'
  const url = new URL(uri)
  if (url.username !== '' || url.password !== '') return 'Must not contain credentials'
  if (isSecureUrl(uri)) return undefined
  if (native && /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol)) return undefined
  return 'Must be https, or http on localhost'
}

/** OIDC Core §4: where a tile sends the browser. Any mode but DISABLED has to have it. */
function problemsOfTile(client: OauthClientSettings): string[] {
  const { mode } = client.idp_initiated_login
  const uri = client.initiate_login_uri
  if (mode === 'OKTA')
    return ['idp_initiated_login: Sending the ID token directly to the app is not supported, use SPEC']
  if (uri === undefined)
    return mode === 'DISABLED' ? [] : [`initiate_login_uri: Required when 'idp_initiated_login.mode' is '${mode}'`]
  return problemOfRedirectUri(uri, false) === undefined
    ? []
    : ['initiate_login_uri: Must be https, or http on localhost, without fragment']
}

function problemsOfCredentials(clientId: string | undefined, secret: string | undefined): string[] {
  const problems: string[] = []
  if (clientId !== undefined && (!/^[A-Za-z0-9$\-_.+!*'(),]{6,100}$/.test(clientId) || clientId === 'ALL_CLIENTS'))
    problems.push("client_id: Must be 6 to 100 characters of letters, digits and $-_.+!*'(),")
  if (secret !== undefined && !/^[\x21-\x7e]{14,100}$/.test(secret))
    problems.push('client_secret: Must be 14 to 100 printable ASCII characters')
  return problems
}

function isSecureUrl(uri: string): boolean {
  if (!URL.canParse(uri)) return false
  const { protocol, hostname } = new URL(uri)
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))
}

function isWebUrl(uri: string): boolean {
  return URL.canParse(uri) && ['http:', 'https:'].includes(new URL(uri).protocol)
}

function isThisMachine(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  )
}

/** Without the members that are undefined. */
function present<T extends Record<string, unknown>>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never
}
