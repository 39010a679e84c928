/** A customer: the company whose people sign in through its own Okta. */
export type Organization = {
  readonly id: string
  readonly name: string
  /** E-mail domains that lead people here, as `cleanDomain` writes them. */
  readonly domains: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
}
