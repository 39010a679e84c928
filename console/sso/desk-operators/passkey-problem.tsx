import { FormProblem } from '../../ui/form-problem.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { PasskeyLeft } from './passkey-requests.ts'

/** Why a passkey was not made or not taken: the service's words, or what the browser did. */
export function PasskeyProblem({ error, known = [] }: { error: unknown; known?: readonly string[] }) {
  const shown = error instanceof PasskeyLeft ? new Refusal({ status: 0, code: '', summary: error.message }) : error
  return <FormProblem error={shown} known={known} />
}
