// Which of our six languages somebody is answered in. The guide says which was picked there; a page before it goes by what
// the browser prefers. Both in one header.

export const SPOKEN_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja'] as const

export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number]

/** For `<html lang>`. */
export const LANGUAGE_TAGS: Readonly<Record<SpokenLanguage, string>> = {
  en: 'en',
  de: 'de',
  fr: 'fr',
  es: 'es',
  pt: 'pt-BR',
  ja: 'ja',
}

/** Longer than any browser's. */
const MOST_CHARS = 500

/** The most preferred that we speak (RFC 9110 §12.5.4); English otherwise. */
export function languageOf(acceptLanguage: string | undefined): SpokenLanguage {
  const ranked = (acceptLanguage ?? '')
    .slice(0, MOST_CHARS)
    .split(',')
    .map((part) => {
      const [tag = '', ...more] = part.split(';').map((text) => text.trim().toLowerCase())
      const weight = more.find((text) => text.startsWith('q='))
      return { language: tag.split('-', 1)[0], weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
  return ranked.map(({ language }) => spokenLanguage(language)).find((language) => language !== undefined) ?? 'en'
}

/** What was kept, or stands in an address. @returns undefined: it says no language of ours */
export function spokenLanguage(said: unknown): SpokenLanguage | undefined {
  return SPOKEN_LANGUAGES.find((language) => language === said)
}
