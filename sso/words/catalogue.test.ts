import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { OKTA_PLACES, type OktaPlaceName, placeAt } from '../failures/okta-places.ts'
import { SIGNATURES } from '../failures/recognise-failure.ts'
import { catalogueOf } from './catalogue.ts'
import { PHRASES, PLACE_PHRASES } from './phrases.en.ts'
import { reportWords } from './report-words.en.ts'
import { readBack, saysSomething } from './sentence-template.ts'
import { setupWords } from './setup-words.en.ts'
import { LANGUAGE_TAGS, languageOf, SPOKEN_LANGUAGES } from './spoken-language.ts'
import { told as de } from './told.de.ts'
import { told as es } from './told.es.ts'
import { told as fr } from './told.fr.ts'
import { told as ja } from './told.ja.ts'
import { told as pt } from './told.pt.ts'
import type { Told } from './told.ts'

const LANGUAGES: Readonly<Record<string, Told>> = { de, fr, es, pt, ja }

/** Okta's own names of fields, and words that are the same in some language. */
const MAY_BE_ENGLISH = [
  'Issuer',
  'Scopes',
  'Roles',
  'Client authentication',
  'Sign-in redirect URI',
  'Client secret',
  'Client Secret',
  'applications',
]
/** What a protocol says is said in no language. */
const OF_A_PROTOCOL = [
  'iss={issuer}',
  'iss={iss}',
  'typ JWT',
  'application/json',
  'E0000006',
  'E0000011 Invalid token provided',
]

describe('what the service says, in five more languages', () => {
  for (const [language, { signatures, phrases, places, setup, report }] of Object.entries(LANGUAGES)) {
    it(`tells every failure of the catalogue in ${language}, with the same places in each sentence`, () => {
      const told = new Map(Object.values(signatures).flatMap((table) => Object.entries(table)))
      assert.deepEqual([...told.keys()].sort(), SIGNATURES.map(({ id }) => id).sort())
      for (const { id, sentence, todo, want, got } of SIGNATURES) {
        const other = told.get(id)
        assert.ok(other)
        same(language, id, sentence, other.sentence)
        todo.forEach((line, index) => {
          same(language, id, line, other.todo[index] ?? '')
        })
        sameOrNobodys(language, id, want, other.want)
        sameOrNobodys(language, id, got, other.got)
      }
    })

    it(`tells every phrase in ${language}`, () => {
      for (const phrase of PHRASES) same(language, phrase, phrase, phrases[phrase])
      for (const place of PLACE_PHRASES) same(language, place, place, places[place])
    })

    it(`writes the pages before the guide, the letters and the report in ${language}`, () => {
      const [english, other] = [said({ setupWords, reportWords }), said({ setupWords: setup, reportWords: report })]
      assert.deepEqual([...other.keys()], [...english.keys()])
      for (const [place, text] of english) {
        assert.deepEqual(marks(other.get(place) ?? ''), marks(text), `${language} ${place}`)
        assert.notEqual((other.get(place) ?? '').trim(), '', place)
      }
    })
  }

  it('knows everything the proofs of the guide may say', () => {
    const unknown = sentencesOfProofs().filter(([, text]) => !isKnown(text))
    assert.deepEqual(unknown, [])
  })
})

describe('telling again what was kept in English', () => {
  it('finds what stood in the places, and leaves it as it is', async () => {
    const words = await catalogueOf('de')
    const text = 'no address for this name (ENOTFOUND)'
    assert.equal(words.tellOf('okta_host_not_found', text), 'keine Adresse zu diesem Namen (ENOTFOUND)')
    assert.equal(
      words.tell('Nothing answered at https://none (any more). Check it for typing errors.').slice(0, 32),
      'Unter https://none (any more) ha',
    )
  })

  it('tells words of ours inside a sentence of ours, and nobody’s name', async () => {
    const { tell } = await catalogueOf('fr')
    assert.equal(
      tell('There is no telling without the Okta domain.'),
      'Impossible de se prononcer sans le domaine Okta.',
    )
    assert.equal(tell('Assignment to People'), 'Affectation à People')
    assert.match(
      tell('The clock of your sign-in service is 12 seconds behind ours. Sign-ins will be refused.'),
      /en retard de 12 secondes/,
    )
  })

  it('leaves Okta’s menus as they are, and says the rest', async () => {
    const { tellMenu } = await catalogueOf('ja')
    assert.equal(
      tellMenu('Applications > Applications > the app with Client ID 0oa1 > General'),
      'Applications > Applications > Client ID 0oa1 のアプリ > General',
    )
    assert.equal(tellMenu('Directory > People'), 'Directory > People')
  })

  it('says every place in Okta, whatever is known of it', async () => {
    const { tellMenu } = await catalogueOf('de')
    for (const name of Object.keys(OKTA_PLACES) as OktaPlaceName[])
      for (const issuer of ['', 'https://acme.okta.com/oauth2/aus1'])
        for (const clientId of ['', '0oa1'])
          assert.doesNotMatch(tellMenu(placeAt(name, { names: [], issuer, clientId }).menu), /\bthe\b/, name)
  })

  it('speaks to the customer in English too, where the catalogue speaks of them', async () => {
    const { tellOf } = await catalogueOf('en')
    assert.equal(tellOf('okta_unreachable', 'The customer’s Okta did not answer.'), 'Your Okta did not answer.')
    for (const { id, sentence, todo } of SIGNATURES)
      for (const text of [sentence, ...todo])
        assert.doesNotMatch(tellOf(id, text).replace('another customer’s', ''), /customer/, id)
  })

  it('speaks of what is entered here where the catalogue speaks of a connection', async () => {
    // Said of links and programs, not of a step; nobody in the guide comes upon them.
    const elsewhere = ['answer_at_another_connection', 'organization_not_connected', 'connection_changed']
    const names = { en: /\bconnection/, de: /Verbindung/, es: /conexión/, pt: /conexão/ }
    for (const [language, name] of Object.entries(names)) {
      const { tellOf } = await catalogueOf(language as keyof typeof names)
      for (const { id, side, sentence, todo } of SIGNATURES)
        if (side === 'customer' && !elsewhere.includes(id))
          for (const text of [sentence, ...todo]) assert.doesNotMatch(tellOf(id, text), name, `${language} ${id}`)
    }
  })

  it('leaves English what no catalogue knows', async () => {
    const { tell, tellOf } = await catalogueOf('es')
    assert.equal(tell('Something new'), 'Something new')
    assert.equal(tellOf('nobody_knows', 'access_denied: no'), 'access_denied: no')
  })

  it('takes no longer for a hostile value than for a long one', () => {
    const long = `${', '.repeat(50_000)}x`
    const started = performance.now()
    for (let round = 0; round < 20; round++) readBack('a {one}, b {two}, c {three}, d {four}.', `a ${long}`)
    assert.ok(performance.now() - started < 500)
  })
})

describe('the language of an answer (RFC 9110 §12.5.4)', () => {
  it('is the most preferred one that is spoken here, else English', () => {
    assert.equal(languageOf('de-AT,de;q=0.9,en;q=0.8'), 'de')
    assert.equal(languageOf('nl, en;q=0.3, pt-BR;q=0.7'), 'pt')
    assert.equal(languageOf('fr;q=0, ja;q=0.1'), 'ja')
    assert.equal(languageOf(undefined), 'en')
    assert.equal(languageOf('xx;;;,=,constructor,*'), 'en')
    assert.deepEqual(Object.keys(LANGUAGE_TAGS), [...SPOKEN_LANGUAGES])
  })
})

function same(language: string, where: string, english: string, told: string): void {
  assert.notEqual(told.trim(), '', `${language} ${where}`)
  assert.deepEqual(marks(told), marks(english), `${language} ${where}: ${told}`)
  if (!MAY_BE_ENGLISH.includes(english)) assert.notEqual(told, english, `${language} ${where}`)
}

function sameOrNobodys(language: string, where: string, english?: string, told?: string): void {
  if (told !== undefined) {
    same(language, where, english ?? '', told)
    return
  }
  const isNobodys = english === undefined || !saysSomething(english) || OF_A_PROTOCOL.includes(english)
  assert.ok(isNobodys, `${language} ${where} leaves out: ${english}`)
}

function marks(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}|‹\d›/g) ?? [])].sort()
}

function said(words: object, above = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
      if (typeof value === 'string') return [[above + name, value]]
      if (typeof value === 'function')
        return [[above + name, String(value(...Array.from({ length: value.length }, (_each, at) => `‹${at}›`)))]]
      return [...said(value as object, `${above}${name}.`)]
    }),
  )
}

/** What an operator watches is in English. Every text that is written as evidence or as part of a finding, with `{}` for what is put into it. */
function sentencesOfProofs(): [file: string, text: string][] {
  const rooms = ['setup', 'setup-steps', 'prove-domains'].map((room) => path.join(import.meta.dirname, '..', room))
  return rooms.flatMap((room) =>
    fs
      .readdirSync(room)
      .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^watch-/.test(file))
      .flatMap((file) =>
        textsOf(fs.readFileSync(path.join(room, file), 'utf8')).map((text): [string, string] => [file, text]),
      ),
  )
}

function textsOf(source: string): string[] {
  const fields = source.match(/\b(?:name|value|sentence|want|got|menu): (?:\w+\s*\? )?(?:'[^'\n]+'|`[^`]+`)/g) ?? []
  const lists = source.match(/\btodo: \[[^\]]*\]/g) ?? []
  return [...fields, ...lists].flatMap((part) =>
    Array.from(part.matchAll(/'([^'\n]+)'|`([^`]+)`/g), ([, plain, filled]) =>
      (plain ?? filled ?? '').replace(/\$\{[^}]*\}/g, '{}'),
    ),
  )
}

/** Menus of Okta's own need no telling. */
function isKnown(text: string): boolean {
  const shape = (each: string) => each.replace(/\{\w*\}/g, '{}')
  const isMenu = text.split(' > ').length > 1
  return isMenu || !saysSomething(text.replace(/\{\}/g, '')) || PHRASES.some((phrase) => shape(phrase) === text)
}
