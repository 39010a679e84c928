import { AppError } from '../../kit/errors.ts'

/** Somebody else's press arrived first. */
export class SpaceTaken extends AppError {
  readonly code = 'workplace.space_taken'
  readonly status = 409
  readonly publicMessage: string

  constructor(space: string, alternatives: readonly string[]) {
    super('space taken', { space })
    const others = alternatives.length === 0 ? 'Nothing else is free that day.' : `Still free: ${list(alternatives)}.`
    this.publicMessage = `Somebody was a moment faster and has ${space}. ${others}`
  }
}

/** One bay and one desk a day; the person has theirs already. */
export class AlreadyHasOne extends AppError {
  readonly code = 'workplace.already_has_one'
  readonly status = 409
  readonly publicMessage: string

  constructor(held: string) {
    super('already has one', { held })
    this.publicMessage = `You already have ${held} that day. Pick a free one again and it is moved.`
  }
}

/** A priority bay, pressed by somebody outside the group. */
export class PriorityOnly extends AppError {
  readonly code = 'workplace.priority_only'
  readonly status = 403
  readonly publicMessage: string

  constructor(space: string, group: string) {
    super('priority bay', { space })
    this.publicMessage = `${capital(space)} is kept for the group “${group}”. Your administrator decides who is in it; after a change, sign in again.`
  }
}

/** A day that is over or too far ahead, or not a day at all. */
export class DayNotBookable extends AppError {
  readonly code = 'workplace.day_not_bookable'
  readonly status = 400
  readonly publicMessage = 'Today and the six days after it can be booked. This day is not one of them.'
}

function list(names: readonly string[]): string {
  return names.length === 1 ? `${names[0]}` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
