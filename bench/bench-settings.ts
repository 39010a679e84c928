/** How long and how often things are measured. Times in seconds. */
export type BenchSettings = {
  readonly quick: boolean
  readonly browsers: number
  readonly tenants: number
  readonly rounds: number
  readonly roundSeconds: number
  readonly warmSeconds: number
  readonly slowOktaSeconds: number
  /** Sign-ins whose statements and calls are counted one by one. */
  readonly counted: number
  readonly starts: number
  readonly profile: boolean
  /** Says what is being done right now. */
  readonly progress: (what: string) => void
  /** Where databases of the run live; emptied before and after. */
  readonly dataDirectory: string
}

const THOROUGH = { rounds: 6, roundSeconds: 2, warmSeconds: 4, slowOktaSeconds: 3, counted: 100, starts: 3 }
const QUICK = { rounds: 2, roundSeconds: 1, warmSeconds: 1, slowOktaSeconds: 1.2, counted: 30, starts: 1 }

export function benchSettings(
  asked: Pick<BenchSettings, 'quick' | 'profile' | 'browsers' | 'tenants' | 'progress' | 'dataDirectory'>,
): BenchSettings {
  return { ...(asked.quick ? QUICK : THOROUGH), ...asked }
}
