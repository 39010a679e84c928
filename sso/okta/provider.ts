/** What has to be known of a connection to speak with its provider. A configured `Connection` is one. */
export type Provider = {
  /** The connection's id: caches and secrets are kept per connection, never per issuer. */
  readonly id: string
  /** Compared character for character (OIDC Core §3.1.3.7-2), so it is kept as the provider writes it. */
  readonly issuer: string
  readonly clientId: string
  readonly secretSealed: string | null
  /** The secret that follows: tried when the provider refuses the first. */
  readonly nextSecretSealed: string | null
  readonly authMethod: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
  readonly scopes: readonly string[]
}

/** Where a connection's client secrets are bound to: they open nowhere else. */
export function boundSecret(connectionId: string): string {
  return `connections|${connectionId}|client_secret`
}
