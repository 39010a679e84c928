// What an OIDC app may look like: a client's request becomes a complete document, or a list of problems.
import { z } from 'zod'
import { refuseIf } from '../okta-error.ts'
import { keysOfApp } from './app-keys.ts'
import { problemsOfClient, problemsOfCredentials } from './client-rules.ts'
import type { AppDocument, OauthClientSettings } from './okta-app.ts'
import { isWebUrl } from './redirect-uri.ts'

const AUTH_METHODS = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'] as const
const APPLICATION_TYPES = ['web', 'browser', 'native', 'service'] as const
const GRANT_TYPES = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'implicit',
  'password',
  'interaction_code',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:openid:params:grant-type:ciba',
] as const

const text = z.string().max(1024)
const webUrl = z.string().max(2048).refine(isWebUrl, 'Must be an http or https URI')
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
  dpop_bound_access_tokens: optional(z.literal(false, 'Not supported yet')),
  // What would narrow who may call, or change what is signed, is refused rather than forgotten.
  network: optional(z.object({ connection: z.literal('ANYWHERE', 'Only ANYWHERE is supported yet') })),
  request_object_signing_alg: optional(z.never('Not supported yet')),
  id_token_encrypted_response_alg: optional(z.never('Not supported yet')),
  subject_type: optional(z.literal('public', "Only 'public' is supported yet")),
  participate_slo: optional(z.boolean()),
  frontchannel_logout_uri: optional(z.string().max(2048)),
  frontchannel_logout_session_required: optional(z.boolean()),
  jwks: optional(z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(50) })),
  jwks_uri: optional(z.string().max(2048)),
  refresh_token: optional(
    z.object({ rotation_type: optional(z.enum(['STATIC', 'ROTATE'])), leeway: optional(z.int().min(0).max(60)) }),
  ),
})

const appRequest = z.object({
  name: optional(text),
  label: z.string().min(1).max(100),
  signOnMode: z.literal('OPENID_CONNECT'),
  accessibility: optional(
    z.object({
      selfService: optional(z.boolean()),
      errorRedirectUrl: optional(webUrl),
      loginRedirectUrl: optional(webUrl),
    }),
  ),
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
  profile: optional(z.record(z.string(), z.unknown()).refine((it) => JSON.stringify(it).length <= 10_000, 'Too large')),
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
 * @param before  the app as it was: keys that stay keep their ids
 * @throws OktaError  E0000001, naming every wrong field
 */
export function readApp(sent: unknown, now: number, before?: AppDocument): AppSpecification {
  const result = appRequest.safeParse(sent)
  if (!result.success)
    refuseIf(result.error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`))
  const request = result.data as AppRequest
  const document = withDefaults(request)
  const credentials = request.credentials?.oauthClient
  refuseIf([
    ...problemsOfClient(document),
    ...problemsOfCredentials(credentials?.client_id, credentials?.client_secret),
  ])
  return {
    label: request.label,
    document: keepingKeys(document, before, now),
    clientId: credentials?.client_id,
    clientSecret: credentials?.client_secret,
  }
}

function keepingKeys(document: AppDocument, before: AppDocument | undefined, now: number): AppDocument {
  const { jwks, ...client } = document.settings.oauthClient
  if (jwks === undefined) return document
  const keys = keysOfApp(before?.settings.oauthClient.jwks?.keys ?? [], jwks.keys, now)
  return { ...document, settings: { ...document.settings, oauthClient: { ...client, jwks: { keys } } } }
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
      errorRedirectUrl: request.accessibility?.errorRedirectUrl ?? null,
      loginRedirectUrl: request.accessibility?.loginRedirectUrl ?? null,
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
    ...present({ profile: request.profile }),
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
    wildcard_redirect: asked.wildcard_redirect ?? 'DISABLED',
    dpop_bound_access_tokens: false,
    network: { connection: 'ANYWHERE' },
    ...present({
      jwks: asked.jwks?.keys.length ? (asked.jwks as unknown as OauthClientSettings['jwks']) : undefined,
      jwks_uri: asked.jwks_uri,
      participate_slo: asked.participate_slo,
      frontchannel_logout_uri: asked.frontchannel_logout_uri,
      frontchannel_logout_session_required: asked.frontchannel_logout_session_required,
    }),
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

/** Without the members that are undefined. */
function present<T extends Record<string, unknown>>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never
}
