/** A second factor somebody enrolled. Its secret stays in the store. */
export type Factor = {
  readonly id: string
  readonly orgId: string
  readonly userId: string
  readonly factorType: 'token:software:totp'
  readonly provider: FactorProvider
  readonly status: 'PENDING_ACTIVATION' | 'ACTIVE'
  readonly createdAt: number
  readonly updatedAt: number
}

/** Whose app shows the codes; both show the same. */
export type FactorProvider = 'OKTA' | 'GOOGLE'
