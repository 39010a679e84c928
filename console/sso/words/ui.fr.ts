import type { UiWords } from '../../ui/ui-words.ts'

export const ui: UiWords = {
  language: 'fr',
  justNow: 'à l’instant',
  copy: (what) => `Copier : ${what}`,
  copiedWhat: (what) => `Copié : ${what}`,
  copied: 'Copié',
  copyHint: 'Copier dans le presse-papiers',
  cancel: 'Annuler',
  close: 'Fermer',
  notices: 'Notifications',
  dismiss: 'Masquer',
}
