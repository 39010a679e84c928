import type { UiWords } from '../../ui/ui-words.ts'

export const ui: UiWords = {
  language: 'ja',
  justNow: 'たった今',
  copy: (what) => `${what} をコピー`,
  copiedWhat: (what) => `${what} をコピーしました`,
  copied: 'コピーしました',
  copyHint: 'クリップボードにコピー',
  cancel: 'キャンセル',
  close: '閉じる',
  notices: 'お知らせ',
  dismiss: '閉じる',
}
