// Which languages the guide speaks, and which of them a person reads best.

/** Each by its own name, as it is picked. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português (Brasil)',
  ja: '日本語',
} as const

export type Language = keyof typeof LANGUAGES

/** For `<html lang>` and for Intl. */
export const TAGS: Readonly<Record<Language, string>> = {
  en: 'en',
  de: 'de',
  fr: 'fr',
  es: 'es',
  pt: 'pt-BR',
  ja: 'ja',
}

function isLanguage(text: string | null | undefined): text is Language {
  return text !== null && text !== undefined && Object.hasOwn(LANGUAGES, text)
}

/**
 * What the address asks for, else what was picked before, else the first of the browser's that we speak, else English.
 *
 * @param preferred  the browser's, the dearest first: `de-AT`, `en`
 */
export function chooseLanguage(asked: string | null, kept: string | null, preferred: readonly string[]): Language {
  if (isLanguage(asked)) return asked
  if (isLanguage(kept)) return kept
  return preferred.map((tag) => tag.toLowerCase().split('-', 1)[0]).find(isLanguage) ?? 'en'
}
