// `oidc-provider` as its documentation starts it: its own development pages, RS256, everything in memory.
//
// STORE=own  the memory it comes with: keeps a thousand things, and walks all tokens of a grant for each new one
// STORE=map  a plain map, so that nothing but the library itself is seen
import crypto from 'node:crypto'
import type http from 'node:http'
import { APP_CALLBACK } from '../sign-in-load.ts'
import type { ProviderFacts } from '../single-sign-on-load.ts'

// Its package has no types. This is what is used of it here.
type Provider = { listen(port: number, host: string, done: () => void): http.Server }
type ProviderModule = { default: new (issuer: string, configuration: object) => Provider }
const { default: OidcProvider } = (await import('oidc-provider' as string)) as ProviderModule

type Stored = Record<string, unknown> & { grantId?: string; uid?: string; consumed?: number }

class MapAdapter {
  static readonly everything = new Map<string, Stored>()
  static readonly sessionOf = new Map<string, string>()
  readonly model: string

  constructor(model: string) {
    this.model = model
  }

  async upsert(id: string, payload: Stored): Promise<void> {
    MapAdapter.everything.set(`${this.model}:${id}`, payload)
    if (this.model === 'Session' && payload.uid !== undefined) MapAdapter.sessionOf.set(payload.uid, id)
  }

  async find(id: string): Promise<Stored | undefined> {
    return MapAdapter.everything.get(`${this.model}:${id}`)
  }

  async findByUid(uid: string): Promise<Stored | undefined> {
    return this.find(MapAdapter.sessionOf.get(uid) ?? '')
  }

  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const found = await this.find(id)
    if (found !== undefined) found.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    MapAdapter.everything.delete(`${this.model}:${id}`)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of MapAdapter.everything) {
      if (payload.grantId === grantId) MapAdapter.everything.delete(key)
    }
  }
}

const port = Number(process.env.PORT)
const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
const claimsOf = (subject: string) => ({ sub: subject, email: subject, email_verified: true, name: 'Ada Lovelace' })
const client = { id: 'bench', secret: 'bench-secret-bench-secret-bench-secret' }

const provider = new OidcProvider(`http://localhost:${port}`, {
  ...(process.env.STORE === 'map' ? { adapter: MapAdapter } : {}),
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [APP_CALLBACK],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
  cookies: { keys: [crypto.randomBytes(32).toString('hex')] },
  scopes: ['openid', 'email', 'profile'],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  findAccount: (_context: unknown, subject: string) => ({ accountId: subject, claims: () => claimsOf(subject) }),
  ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 86_400, IdToken: 3600, Interaction: 600, Session: 86_400 },
})

const facts: ProviderFacts = {
  port,
  host: `localhost:${port}`,
  authorize: '/auth',
  token: '/token',
  clientId: client.id,
  clientSecret: client.secret,
  people: [{ login: 'ada@acme.example', password: 'any' }],
}
provider.listen(port, '127.0.0.1', () => console.log(`READY ${JSON.stringify(facts)}`))
process.on('SIGTERM', () => process.exit(0))
