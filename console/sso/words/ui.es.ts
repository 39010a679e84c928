import type { UiWords } from '../../ui/ui-words.ts'

export const ui: UiWords = {
  language: 'es',
  justNow: 'ahora mismo',
  copy: (what) => `Copiar ${what}`,
  copiedWhat: (what) => `${what}: copiado`,
  copied: 'Copiado',
  copyHint: 'Copiar al portapapeles',
  cancel: 'Cancelar',
  close: 'Cerrar',
  notices: 'Avisos',
  dismiss: 'Descartar',
}
