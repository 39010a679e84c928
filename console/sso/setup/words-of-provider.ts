// The guide speaks of Okta, which is what nearly everybody connects. Of another provider some sentences are others.
import { useWords, type Words } from '../words/words.ts'
import type { GuideState } from './guide-api.ts'

type OfProvider = Pick<GuideState, 'typed'>

/** An issuer was read, and no Okta answers there. */
export function isOtherProvider({ typed }: OfProvider): boolean {
  return typed.issuer !== null && typed.oktaDomain === null
}

/** Everything there is to say, of this guide's provider. */
export function useProviderWords(guide: OfProvider): Words {
  const words = useWords()
  return isOtherProvider(guide) ? ofOther(words) : words
}

function ofOther(words: Words): Words {
  const { otherProvider: other, guide, steps } = words
  const { test } = steps
  return {
    ...words,
    guide: { ...guide, ...other.guide, titles: { ...guide.titles, ...other.titles } },
    steps: {
      ...steps,
      oktaDomain: { ...steps.oktaDomain, ...other.oktaDomain },
      test: { ...test, ...other.test, parts: { ...test.parts, ...other.parts } },
      goLive: { ...steps.goLive, ...other.goLive },
    },
  }
}
