/** A customer: the company whose people sign in through its own Okta. */
export type Organization = {
  readonly id: string
  readonly name: string
  /** E-mail domains that lead here, as `cleanDomain` writes them. Each belongs to one organization. */
  readonly domains: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
}
