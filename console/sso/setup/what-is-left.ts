// Which steps there are still to take. Three nobody has to: people sign in without a tile, without an API token kept here
// and without domains. Step by step they are come past all the same; who let it all be done by token is spared them.
import type { GuideState, Step, StepId } from './guide-api.ts'

const OPTIONAL: readonly StepId[] = ['initiate-login', 'api-token', 'domains']

export function isOptional({ step, state }: Step): boolean {
  return state === 'todo' && OPTIONAL.includes(step)
}

/** @param steps  those to look among, in their order */
export function firstLeft(guide: GuideState, steps: readonly Step[]): StepId | undefined {
  const isDone = (each: Step) =>
    each.state === 'proven' || each.state === 'skipped' || (guide.plan === 'done' && isOptional(each))
  return steps.find((each) => !isDone(each))?.step
}
