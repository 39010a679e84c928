import type { UiWords } from '../../ui/ui-words.ts'

export const ui: UiWords = {
  language: 'pt-BR',
  justNow: 'agora mesmo',
  copy: (what) => `Copiar ${what}`,
  copiedWhat: (what) => `${what}: copiado`,
  copied: 'Copiado',
  copyHint: 'Copiar para a área de transferência',
  cancel: 'Cancelar',
  close: 'Fechar',
  notices: 'Avisos',
  dismiss: 'Dispensar',
}
