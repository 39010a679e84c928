import { AppError } from '../../kit/errors.ts'

/** No such link: never made, cut off, run out or revoked. One page for all of them, so nobody learns which. */
export class SetupLinkGone extends AppError {
  readonly code = 'setup.link_gone'
  readonly status = 404
  readonly publicMessage =
    'This link does not work any more, or was cut off on its way. Whoever sent it can make a new one.'
}

/** A browser that is not inside, or no longer. */
export class SetupSessionMissing extends AppError {
  readonly code = 'setup.session_missing'
  readonly status = 401
  readonly publicMessage = 'Please open the link from your invitation again.'
}

/** More codes than anybody needs. */
export class SetupCodesUsedUp extends AppError {
  readonly code = 'setup.codes_used_up'
  readonly status = 429
  readonly publicMessage =
    'Too many codes were sent for this link today. Please try again tomorrow, or ask for a new link.'
}

/** More people asked for help than any company has for this. */
export class SetupHelpersUsedUp extends AppError {
  readonly code = 'setup.helpers_used_up'
  readonly status = 429
  readonly publicMessage = 'Many people were asked for help from here today. Please ask others tomorrow.'
}

/** The guide was never built here: packages without their install scripts, or a bundler that found a mistake. */
export class GuideNotBuilt extends AppError {
  readonly code = 'setup.guide_not_built'
  readonly status = 503
  readonly publicMessage = 'The guide has not been built on this server. `npm run console` builds it.'
}

/** A letter was asked for, and there is no mail server to give it to. */
export class MailNotSet extends AppError {
  readonly code = 'setup.mail_not_set'
  readonly status = 409
  readonly publicMessage = 'No mail server is set here, so nothing was sent. Copy the link and send it yourself.'
}
