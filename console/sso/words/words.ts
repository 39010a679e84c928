// What the guide says, in six languages. A catalogue is one object, `words.<language>.ts`, made of sections; English says
// what belongs in one, and the others are held to it by their type. English comes with the guide, another language in a
// file of its own when it is read.
//
//   open the page → openWords      the address, else the pick that was kept, else the browser's
//   the picker    → pickLanguage   loads it, keeps it, and everything on the page is said anew
//   a screen      → useWords       `const { guide } = useWords()`
import { useSyncExternalStore } from 'react'
import { chooseLanguage, type Language, TAGS } from './languages.ts'
import { words as english } from './words.en.ts'

export type Words = typeof english

const LOAD: Readonly<Record<Language, () => Promise<{ words: Words }>>> = {
  en: async () => ({ words: english }),
  de: () => import('./words.de.ts'),
  fr: () => import('./words.fr.ts'),
  es: () => import('./words.es.ts'),
  pt: () => import('./words.pt.ts'),
  ja: () => import('./words.ja.ts'),
}

const KEPT = 'gatepass.language'

type Spoken = { readonly language: Language; readonly words: Words }

let spoken: Spoken = { language: 'en', words: english }
const listeners = new Set<() => void>()

function useSpoken(): Spoken {
  return useSyncExternalStore(listen, speaking)
}

/** Everything there is to say, in the language of this page. */
export function useWords(): Words {
  return useSpoken().words
}

export function useLanguage(): Language {
  return useSpoken().language
}

/** For what is no component. */
export function speaking(): Spoken {
  return spoken
}

/** Before the first screen, so that nobody reads a sentence that changes under their eyes. */
export async function openWords(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang')
  const language = chooseLanguage(asked, readKept(), navigator.languages)
  // A file that does not come is no reason to show nothing.
  await (asked === language ? pickLanguage(language) : speak(language)).catch(() => undefined)
}

/** From now on, and the next time. @throws when its file does not come; what was spoken goes on */
export async function pickLanguage(language: Language): Promise<void> {
  await speak(language)
  keep(language)
}

async function speak(language: Language): Promise<void> {
  const { words } = await LOAD[language]()
  spoken = { language, words }
  document.documentElement.lang = TAGS[language]
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// A browser may forbid keeping anything.
function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(KEPT, language)
  } catch {
    // Then it is for this page alone.
  }
}
