// What a password policy says of passwords, as far as it decides something here.
import type { Json } from './org-policy.ts'

export type PasswordSettings = {
  readonly complexity: Json & {
    readonly minLength: number
    readonly minLowerCase: number
    readonly minUpperCase: number
    readonly minNumber: number
    readonly minSymbol: number
    readonly excludeUsername: boolean
  }
  readonly age: Json & { readonly maxAgeDays: number; readonly historyCount: number }
  readonly lockout: Json & {
    readonly maxAttempts: number
    readonly autoUnlockMinutes: number
    readonly showLockoutFailures: boolean
  }
}

/** What a new policy starts from. */
export const USUAL_PASSWORDS: { readonly password: PasswordSettings } = {
  password: {
    complexity: { minLength: 8, minLowerCase: 1, minUpperCase: 1, minNumber: 1, minSymbol: 0, excludeUsername: true },
    age: { maxAgeDays: 0, historyCount: 4 },
    lockout: { maxAttempts: 10, autoUnlockMinutes: 15, showLockoutFailures: false },
  },
}

export function passwordSettings(settings: Json | undefined): PasswordSettings {
  const { complexity, age, lockout } = (settings?.password ?? {}) as Partial<PasswordSettings>
  const usual = USUAL_PASSWORDS.password
  return {
    complexity: { ...usual.complexity, ...complexity },
    age: { ...usual.age, ...age },
    lockout: { ...usual.lockout, ...lockout },
  }
}

export const CHARACTERS = [
  { name: 'minLowerCase', label: 'Lower case letter' },
  { name: 'minUpperCase', label: 'Upper case letter' },
  { name: 'minNumber', label: 'Number (0-9)' },
  { name: 'minSymbol', label: 'Symbol (e.g., !@#$%^&*)' },
] as const
