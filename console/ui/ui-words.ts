// The few words the parts of every console say by themselves. English, unless a console that speaks more puts others here.
import { createContext, useContext } from 'react'

export type UiWords = {
  /** As a BCP 47 tag: dates, times and numbers are written its way. */
  readonly language: string
  readonly justNow: string
  readonly copy: (what: string) => string
  readonly copiedWhat: (what: string) => string
  readonly copied: string
  readonly copyHint: string
  readonly cancel: string
  readonly close: string
  readonly notices: string
  readonly dismiss: string
}

export const UI_ENGLISH: UiWords = {
  language: 'en',
  justNow: 'just now',
  copy: (what) => `Copy ${what}`,
  copiedWhat: (what) => `${what} copied`,
  copied: 'Copied',
  copyHint: 'Copy to clipboard',
  cancel: 'Cancel',
  close: 'Close',
  notices: 'Notices',
  dismiss: 'Dismiss',
}

export const UiWordsContext = createContext(UI_ENGLISH)

export function useUiWords(): UiWords {
  return useContext(UiWordsContext)
}
