import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { catalogueOf } from '../sso/words/catalogue.ts'
import { chooseLanguage, LANGUAGES, type Language } from './sso/words/languages.ts'
import { words as de } from './sso/words/words.de.ts'
import { words as en } from './sso/words/words.en.ts'
import { words as es } from './sso/words/words.es.ts'
import { words as fr } from './sso/words/words.fr.ts'
import { words as ja } from './sso/words/words.ja.ts'
import { words as pt } from './sso/words/words.pt.ts'

const CATALOGUES = { en, de, fr, es, pt, ja } satisfies Record<Language, object>

/** The same in English and in a language that took the word over, or that writes units alike. */
const MAY_BE_ENGLISH =
  /^(guide\.live|otherProvider\.oktaDomain\.label|steps\.app\.create|steps\.test\.(fields\.\w+|seconds|milliseconds|parts\.userinfo))$/

describe('the guide’s words, in six languages', () => {
  const english = said(en)

  for (const language of Object.keys(LANGUAGES) as Language[])
    it(`in ${LANGUAGES[language]}: every sentence, whole, with everything English says in it`, () => {
      const other = said(CATALOGUES[language])
      assert.deepEqual([...other.keys()].sort(), [...english.keys()].sort())
      for (const [place, text] of other) {
        const wanted = english.get(place) ?? ''
        assert.notEqual(text.trim(), '', place)
        assert.deepEqual(partsOf(text), partsOf(wanted), `${language} ${place}: ${text}`)
        if (language !== 'en' && !MAY_BE_ENGLISH.test(place)) assert.notEqual(text, wanted, `${language} ${place}`)
      }
    })
})

describe('the report of a set-up', () => {
  it('calls the step that asks for an API token what the guide calls it, in every language', async () => {
    for (const language of Object.keys(LANGUAGES) as Language[]) {
      const { report } = await catalogueOf(language)
      assert.equal(report.titles['api-token'], CATALOGUES[language].guide.titles['api-token'])
    }
  })
})

describe('the language of the guide', () => {
  it('is what the address asks for, else what was picked, else the browser’s, else English', () => {
    assert.equal(chooseLanguage('ja', 'de', ['fr']), 'ja')
    assert.equal(chooseLanguage('xx', 'de', ['fr']), 'de')
    assert.equal(chooseLanguage(null, null, ['nl', 'pt-PT', 'de']), 'pt')
    assert.equal(chooseLanguage(null, 'toString', ['nl', 'constructor']), 'en')
  })
})

/** Each sentence by where it stands; of one with parameters, what it says with marked ones. */
function said(words: object, above = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(words) as [string, unknown][]) {
    const place = `${above}${name}`
    if (typeof value === 'string') found.set(place, value)
    else if (typeof value === 'function') found.set(place, marked(value as (...given: unknown[]) => unknown))
    else for (const [deeper, text] of said(value as object, `${place}.`)) found.set(deeper, text)
  }
  return found
}

function marked(value: (...given: unknown[]) => unknown): string {
  return String(value(...Array.from({ length: value.length }, (_each, index) => `‹${index}›`)))
}

/** What every language has to have: parameters, slots, and Okta's labels in bold. */
function partsOf(text: string): string[] {
  return [...new Set(text.match(/‹\d›|\{\w+\}|\*\*[^*]+\*\*/g) ?? [])].sort()
}
