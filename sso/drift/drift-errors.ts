import { AppError } from '../../kit/errors.ts'

/** The connection is being compared with its Okta at this moment, here or on another node. */
export class DriftCheckRunning extends AppError {
  readonly code = 'drift.check_running'
  readonly status = 409
  readonly publicMessage = 'This connection is being checked at this moment. Look again in a minute.'
}

/** Only a connection that is live can differ from what is live. */
export class NothingLive extends AppError {
  readonly code = 'drift.nothing_live'
  readonly status = 409
  readonly publicMessage = 'Nobody signs in through this connection at the moment, so there is nothing to compare.'
}
