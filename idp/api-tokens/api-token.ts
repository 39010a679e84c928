const DAY_MS = 24 * 60 * 60 * 1000

/** A token lives thirty days from its last use. */
export const TOKEN_WINDOW_MS = 30 * DAY_MS

/** How finely the last use is remembered: one write an hour, however many calls. */
export const USE_NOTED_EVERY_MS = 60 * 60 * 1000

/** What lets a program call the management API as the person who made it. The value itself is shown once. */
export type ApiToken = {
  readonly id: string
  readonly orgId: string
  readonly userId: string
  readonly name: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly lastUsedAt: number
  readonly expiresAt: number
}

/** A token's owner as the API needs them: who acts. */
export type TokenOwner = {
  readonly id: string
  readonly login: string
  readonly displayName: string
}
