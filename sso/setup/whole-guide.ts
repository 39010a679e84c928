import { NotFound } from '../../kit/errors.ts'
import type { SetupLink } from '../setup-links/setup-link.ts'

/** Somebody who was asked to help with one step changes nothing else. @throws NotFound */
export function wholeGuide(link: SetupLink): SetupLink {
  if (link.step !== null) throw new NotFound('the whole guide, for a helper', { link: link.id })
  return link
}
