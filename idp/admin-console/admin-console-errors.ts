import { AppError } from '../../kit/errors.ts'

/** The console was never built here: packages without their install scripts, or a bundler that found a mistake. */
export class ConsoleNotBuilt extends AppError {
  readonly code = 'idp.console_not_built'
  readonly status = 503
  readonly publicMessage = 'The admin console has not been built on this server. `npm run console` builds it.'
}
