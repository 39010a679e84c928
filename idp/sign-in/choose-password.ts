import { z } from 'zod'
import type { IdpDeps } from '../idp-deps.ts'
import { problemOfNewPassword } from '../org-policies/password-rules.ts'
import type { User } from '../users/user.ts'
import { passwordField } from './sign-in-form.ts'

export const newPasswordForm = z.object({ newPassword: passwordField, repeated: passwordField })

/** What is wrong with a new password as it was typed, in a sentence for the page; undefined: nothing. */
export async function problemOfChosen(
  deps: IdpDeps,
  user: User,
  { newPassword, repeated }: z.infer<typeof newPasswordForm>,
): Promise<string | undefined> {
  if (newPassword !== repeated) return 'The two are not the same. Please type the new password twice.'
  return problemOfNewPassword(deps, user.orgId, { id: user.id, login: user.profile.login }, newPassword)
}
