// What the customer reads in the guide, for whoever looks over their shoulder.
import type { StatusTone } from '../../ui/status-badge.tsx'
import { guide } from '../words/guide.en.ts'

export const STEP_TITLES = guide.titles

export type StepState = keyof typeof guide.states

export const STEP_STATES: Readonly<Record<StepState, readonly [string, StatusTone]>> = {
  todo: [guide.states.todo, 'off'],
  waiting: [guide.states.waiting, 'wait'],
  proven: [guide.states.proven, 'good'],
  red: ['Needs them', 'bad'],
  skipped: [guide.states.skipped, 'off'],
}
