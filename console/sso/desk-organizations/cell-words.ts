import type { StatusTone } from '../../ui/status-badge.tsx'
import type { CellState } from '../desk/desk-types.ts'

/** What each state is called, and the shape and colour it has. */
export const CELL_WORDS: Readonly<Record<CellState, { readonly word: string; readonly tone: StatusTone }>> = {
  not_set: { word: 'Not set', tone: 'off' },
  draft: { word: 'Draft', tone: 'off' },
  waiting: { word: 'Waiting', tone: 'wait' },
  tested: { word: 'Tested', tone: 'info' },
  live: { word: 'Live', tone: 'good' },
  degraded: { word: 'Degraded', tone: 'bad' },
  expiring: { word: 'Expiring', tone: 'wait' },
  disabled: { word: 'Disabled', tone: 'off' },
}

/** `acme.okta.com`, the issuer's for a provider that is not Okta; undefined while neither is known. */
export function hostOf({ oktaDomain, issuer }: { oktaDomain: string | null; issuer: string | null }) {
  return (oktaDomain ?? issuer)?.replace(/^https?:\/\//, '')
}
