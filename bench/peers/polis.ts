// Ory Polis (once BoxyHQ SAML Jackson) as a library behind the thinnest possible server. Its own service runs the same
// controllers inside Next.js, which can only cost more. Needs `npm ci` in bench/.
import crypto from 'node:crypto'
import http from 'node:http'
import { createRequire } from 'node:module'
import { APP_CALLBACK } from '../sign-in-load.ts'
import { BASE, OKTA, OKTA_SECRET, PORT, readForm, redirect, sendJson } from './broker-parts.ts'

type Parameters = Record<string, string>
type Jackson = {
  controllers(options: object): Promise<{
    apiController: { createOIDCConnection(connection: object): Promise<unknown> }
    oauthController: {
      authorize(query: Parameters): Promise<{ redirect_url: string }>
      oidcAuthzResponse(query: Parameters): Promise<{ redirect_url: string }>
      token(form: Parameters, authorization?: string): Promise<unknown>
    }
  }>
}

const { controllers } = createRequire(import.meta.url)('@boxyhq/saml-jackson') as Jackson
const tenants = Number(process.env.TENANTS)
const rsa = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = (key: crypto.KeyObject, type: 'pkcs8' | 'spki') =>
  Buffer.from(key.export({ format: 'pem', type } as crypto.KeyExportOptions<'pem'>)).toString('base64')

const { apiController, oauthController } = await controllers({
  externalUrl: BASE,
  samlPath: '/saml',
  oidcPath: '/callback',
  idpDiscoveryPath: '/idp',
  noAnalytics: true,
  clientSecretVerifier: 'app-secret',
  db: {
    engine: 'sql',
    type: 'postgres',
    url: process.env.DATABASE_URL,
    encryptionKey: crypto.randomBytes(32).toString('base64'),
  },
  openid: {
    jwsAlg: 'RS256',
    jwtSigningKeys: { private: pem(rsa.privateKey, 'pkcs8'), public: pem(rsa.publicKey, 'spki') },
  },
  logger: { info() {}, warn() {}, error: (...what: unknown[]) => console.error(...what) },
})

const server = http.createServer(async (request, response) => {
  const [path, text = ''] = (request.url ?? '').split('?', 2)
  const query = Object.fromEntries(new URLSearchParams(text))
  try {
    if (path === '/authorize') return redirect(response, (await oauthController.authorize(query)).redirect_url)
    if (path === '/callback') return redirect(response, (await oauthController.oidcAuthzResponse(query)).redirect_url)
    if (path !== '/token') return sendJson(response, { ok: true })
    const form = Object.fromEntries(await readForm(request))
    sendJson(response, await oauthController.token(form, request.headers.authorization))
  } catch (error) {
    sendJson(response, { error: (error as Error).message }, 500)
  }
})

server.listen(PORT, '127.0.0.1', async () => {
  console.log('UP')
  for (let n = 0; n < tenants; n++) {
    await apiController.createOIDCConnection({
      tenant: `t${n}`,
      product: 'app',
      defaultRedirectUrl: APP_CALLBACK,
      redirectUrl: ['http://localhost:4999/*'],
      oidcClientId: `client-${n}`,
      oidcClientSecret: OKTA_SECRET,
      oidcDiscoveryUrl: `${OKTA}/oauth2/${n}/.well-known/openid-configuration`,
    })
  }
  const clientId = 'tenant=t{n}&product=app'
  const facts = { base: BASE, authorize: '/authorize', token: '/token', clientId, clientSecret: 'app-secret', tenants }
  console.log(`READY ${JSON.stringify(facts)}`)
})
process.on('SIGTERM', () => process.exit(0))
