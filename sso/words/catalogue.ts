// What the service says to a customer's administrator, in their language. Everything is written and kept in English;
// a catalogue says the same again. A language is read when somebody first wants it.
//
//   a finding     → by its signature's sentences, else by phrases
//   evidence      → by phrases: what was seen, not what stands at Okta
//   a menu        → Okta's own words stay; ours between them are told
//
// What no catalogue knows stays English, so nothing is ever lost.
import type { Signature } from '../failures/failure-signature.ts'
import { SIGNATURES } from '../failures/recognise-failure.ts'
import { reportWords as englishReport, type ReportWords } from './report-words.en.ts'
import { fillTemplate, readBack, saysSomething } from './sentence-template.ts'
import { setupWords as english, type SetupWords } from './setup-words.en.ts'
import type { SpokenLanguage } from './spoken-language.ts'
import { toCustomer } from './to-customer.ts'
import type { Told, ToldSignatures } from './told.ts'

export type Catalogue = {
  readonly language: SpokenLanguage
  /** A sentence of ours, in this language. */
  readonly tell: (text: string) => string
  /** One that belongs to a finding. @param code  of the finding */
  readonly tellOf: (code: string, text: string) => string
  /** The way through Okta's menus: `Security > API > Tokens`. */
  readonly tellMenu: (menu: string) => string
  /** The pages before the guide, and the letters. */
  readonly setup: SetupWords
  readonly report: ReportWords
}

/** Places that hold words of ours again. What stands in another is somebody's name or value. */
const OURS = ['what', 'far', 'power']

/** English, and what is told in its place. */
type Pair = readonly [english: string, told: string]

const ENGLISH: Catalogue = {
  language: 'en',
  tell: (text) => text,
  tellOf: (_code, text) => toCustomer(text),
  tellMenu: (menu) => menu,
  setup: english,
  report: englishReport,
}

const READ: Readonly<Record<Exclude<SpokenLanguage, 'en'>, () => Promise<{ told: Told }>>> = {
  de: () => import('./told.de.ts'),
  fr: () => import('./told.fr.ts'),
  es: () => import('./told.es.ts'),
  pt: () => import('./told.pt.ts'),
  ja: () => import('./told.ja.ts'),
}

const catalogues = new Map<SpokenLanguage, Promise<Catalogue>>()

export function catalogueOf(language: SpokenLanguage): Promise<Catalogue> {
  if (language === 'en') return Promise.resolve(ENGLISH)
  const known = catalogues.get(language)
  if (known !== undefined) return known
  const read = READ[language]().then(({ told }) => catalogueFrom(language, told))
  catalogues.set(language, read)
  return read
}

function catalogueFrom(language: SpokenLanguage, { signatures, phrases, places, setup, report }: Told): Catalogue {
  const bySignature = new Map(SIGNATURES.map((each) => [each.id, pairsOf(each, signatures)]))
  const tell = teller(Object.entries(phrases))
  const tellPlace = teller(Object.entries(places))
  return {
    language,
    tell,
    tellOf: (code, text) => tellBy(bySignature.get(code) ?? [], text) ?? tell(text),
    tellMenu: (menu) => menu.split(' > ').map(tellPlace).join(' > '),
    setup,
    report,
  }
}

function pairsOf({ id, sentence, todo, want, got }: Signature, signatures: ToldSignatures): Pair[] {
  const told = Object.values(signatures).find((table) => Object.hasOwn(table, id))?.[id as never] as
    | { sentence: string; todo: readonly string[]; want?: string; got?: string }
    | undefined
  if (told === undefined) return []
  return [
    [sentence, told.sentence],
    ...todo.map((line, index): Pair => [line, told.todo[index] ?? line]),
    ...pairOf(want, told.want),
    ...pairOf(got, told.got),
  ]
}

const pairOf = (text?: string, told?: string): Pair[] =>
  text === undefined || told === undefined ? [] : [[text, told]]

/** Whole sentences first; then those with places, whose values may be phrases too. */
function teller(pairs: readonly Pair[]): (text: string) => string {
  const whole = new Map(pairs)
  // The longest first: what fits a longer one fits one that only begins like it as well.
  const open = pairs.filter(([text]) => text.includes('{')).sort(([one], [other]) => other.length - one.length)
  const tellWhole = (text: string) => whole.get(text) ?? text
  const tellInside = (text: string) => tellBy(open, text, tellWhole) ?? tellWhole(text)
  const tellList = (text: string) => text.split('; ').map(tellInside).join('; ')
  return (text) => whole.get(text) ?? tellBy(open, text, tellList) ?? text
}

function tellBy(pairs: readonly Pair[], text: string, inside = (value: string) => value): string | undefined {
  for (const [template, told] of pairs) {
    const values = saysSomething(template) ? readBack(template, text) : undefined
    if (values === undefined) continue
    const places = Object.entries(values).map(([name, value]) => [name, OURS.includes(name) ? inside(value) : value])
    return fillTemplate(told, Object.fromEntries(places))
  }
  return undefined
}
