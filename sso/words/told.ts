// The shape of what is said in another language: of each signature all it says, of each phrase its like.
import type { API_TOKENS } from '../failures/api-tokens.ts'
import type { APP_SETTINGS } from '../failures/app-settings.ts'
import type { CLAIMS_AND_TOKENS } from '../failures/claims-and-tokens.ts'
import type { DRIFTING } from '../failures/drifting.ts'
import type { SignatureTable } from '../failures/failure-signature.ts'
import type { OUR_OWN_SETTINGS } from '../failures/our-own-settings.ts'
import type { PEOPLE_AND_POLICIES } from '../failures/people-and-policies.ts'
import type { PROVING_DOMAINS } from '../failures/proving-domains.ts'
import type { REACHING_OKTA } from '../failures/reaching-okta.ts'
import type { TILE_LAUNCHES } from '../failures/tile-launches.ts'
import type { WAYS_BACK } from '../failures/ways-back.ts'
import type { Phrase, PlacePhrase } from './phrases.en.ts'
import type { ReportWords } from './report-words.en.ts'
import type { SetupWords } from './setup-words.en.ts'

/** `want` and `got` are left out where they are nobody's language: `{redirectUri}`, `iss={issuer}`, `E0000011`. */
type ToldSignature<Todo extends readonly string[]> = {
  readonly sentence: string
  /** As many lines as in English, each the same line. */
  readonly todo: { readonly [Line in keyof Todo]: string }
  readonly want?: string
  readonly got?: string
}

type ToldTable<Table extends SignatureTable> = {
  readonly [Id in keyof Table]: ToldSignature<Table[Id]['todo']>
}

export type ToldSignatures = {
  readonly reachingOkta: ToldTable<typeof REACHING_OKTA>
  readonly appSettings: ToldTable<typeof APP_SETTINGS>
  readonly peopleAndPolicies: ToldTable<typeof PEOPLE_AND_POLICIES>
  readonly claimsAndTokens: ToldTable<typeof CLAIMS_AND_TOKENS>
  readonly tileLaunches: ToldTable<typeof TILE_LAUNCHES>
  readonly waysBack: ToldTable<typeof WAYS_BACK>
  readonly ourOwnSettings: ToldTable<typeof OUR_OWN_SETTINGS>
  readonly apiTokens: ToldTable<typeof API_TOKENS>
  readonly drifting: ToldTable<typeof DRIFTING>
  readonly provingDomains: ToldTable<typeof PROVING_DOMAINS>
}

export type ToldPhrases = Readonly<Record<Phrase, string>>
export type ToldPlaces = Readonly<Record<PlacePhrase, string>>

export type Told = {
  readonly signatures: ToldSignatures
  readonly phrases: ToldPhrases
  readonly places: ToldPlaces
  readonly setup: SetupWords
  readonly report: ReportWords
}
