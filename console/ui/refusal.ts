/** One thing that was wrong; `field` as the API spells it, when it is about one. */
export type Cause = { readonly field: string | undefined; readonly text: string }

/** A server said no and why. Consoles make one from whatever their API answers. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly errorId: string | undefined
  readonly causes: readonly Cause[]

  constructor(refused: { status: number; code: string; summary: string; errorId?: string; causes?: readonly Cause[] }) {
    super(refused.summary)
    this.name = 'Refusal'
    this.status = refused.status
    this.code = refused.code
    this.errorId = refused.errorId
    this.causes = refused.causes ?? []
  }
}

/** What is wrong with each field of a form, by the API's name for it. */
export type Problems = Readonly<Record<string, string>>

export function problemsOf(error: unknown): Problems {
  if (!(error instanceof Refusal)) return {}
  const problems: Record<string, string> = {}
  for (const { field, text } of error.causes) {
    if (field === undefined) continue
    problems[field] = problems[field] === undefined ? text : `${problems[field]} ${text}`
  }
  return problems
}
