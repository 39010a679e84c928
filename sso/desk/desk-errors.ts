import { AppError } from '../../kit/errors.ts'

/** The desk was never built here: packages without their install scripts, or a bundler that found a mistake. */
export class DeskNotBuilt extends AppError {
  readonly code = 'desk.not_built'
  readonly status = 503
  readonly publicMessage = 'The desk has not been built on this server. `npm run console` builds it.'
}
