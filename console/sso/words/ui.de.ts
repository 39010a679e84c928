import type { UiWords } from '../../ui/ui-words.ts'

export const ui: UiWords = {
  language: 'de',
  justNow: 'gerade eben',
  copy: (what) => `${what} kopieren`,
  copiedWhat: (what) => `${what} kopiert`,
  copied: 'Kopiert',
  copyHint: 'In die Zwischenablage kopieren',
  cancel: 'Abbrechen',
  close: 'Schließen',
  notices: 'Mitteilungen',
  dismiss: 'Ausblenden',
}
