// The report as one file, in the language it is asked for: no script, nothing fetched, times in UTC, readable on paper and
// by whatever opens HTML in ten years. What was seen and found is told again; settings, claims and the audit log's own
// names are nobody's language.
import { type Html, html, raw } from '../../kit/html.ts'
import { Download } from '../admin-door/download.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { LANGUAGE_TAGS } from '../words/spoken-language.ts'
import { tellFinding } from '../words/tell-finding.ts'
import type { Actor, SetupReport } from './setup-report.ts'

export function setupReportFile(report: SetupReport, words: Catalogue): Download {
  return new Download('text/html; charset=utf-8', 'sign-in-report.html', [page(report, speakerOf(report, words))])
}

/** How times, lengths and people are said. */
type Speaker = {
  readonly words: Catalogue
  readonly application: string
  at(ms: number): string
  took(ms: number): string
  nameOf(actor: Actor): string
}

function speakerOf(report: SetupReport, words: Catalogue): Speaker {
  const tag = LANGUAGE_TAGS[words.language]
  const times = new Intl.DateTimeFormat(tag, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: 'UTC',
  })
  const lengths = new Intl.NumberFormat(tag, { style: 'unit', unit: 'millisecond' })
  const application = report.application ?? words.setup.someApplication
  const { byOkta, byHouse, bySupport } = words.report
  return {
    words,
    application,
    at: (ms) => times.format(ms),
    took: (ms) => lengths.format(ms),
    nameOf(actor) {
      if (actor.is === 'invited') return `${actor.name} (${actor.email})`
      if (actor.is === 'okta') return byOkta
      return actor.is === 'house' ? byHouse : bySupport(application)
    },
  }
}

function page(report: SetupReport, speaker: Speaker): string {
  const { organization, connection, steps } = report
  const { words, application, at, nameOf } = speaker
  const said = words.report
  const title = said.title(organization.name, application)
  return html`<!doctype html>
<html lang="${LANGUAGE_TAGS[words.language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="lead">${standing(report, speaker)}</p>
<dl>${[
    fact(said.connection, connection.id),
    fact(said.organization, `${organization.name} (${organization.id})`),
    fact(said.service, report.publicUrl),
    fact(said.made, said.madeFor(at(report.madeAt), nameOf(report.madeFor))),
  ]}</dl>
<h2>${said.settings}</h2>
<dl>${settings(report, speaker)}</dl>
<h2>${said.proven}</h2>
${steps.length === 0 ? html`<p>${said.noSteps}</p>` : steps.map((each) => step(each, speaker))}
<h2>${said.test}</h2>
${test(report, speaker)}
<h2>${said.versions}</h2>
${versions(report, speaker)}
<h2>${said.changes}</h2>
${changes(report, speaker)}
<p class="small">${said.foot}</p>
</main>
</body>
</html>
`.toString()
}

function standing({ organization, connection }: SetupReport, { words, application, at }: Speaker): string {
  if (connection.status === 'disabled') return words.report.off
  if (connection.liveSince === null) return words.report.notLive
  return words.report.live(at(connection.liveSince), organization.name, application)
}

/** The names are Okta's, or stand among the phrases: as the guide has them. */
function settings({ settings: set }: SetupReport, { words: { report: said, tell } }: Speaker): Html[] {
  const { issuer, issuerNames } = set
  return [
    fact(tell('Okta domain'), set.oktaDomain ?? (issuer === null ? said.noneYet : said.noOkta)),
    fact(tell('Issuer'), issuer ?? said.noneYet),
    fact(tell('Also known as'), issuerNames.filter((name) => name !== issuer).join(', ') || said.nothingElse),
    fact('Client ID', set.clientId ?? said.noneYet),
    fact(tell('Client authentication'), set.authMethod),
    fact(tell('Client secret'), set.hasSecret ? said.sealedSecret : said.noSecret),
    fact(tell('Scopes'), set.scopes.join(' ') || said.noneYet),
    fact(tell('Sign-in redirect URI'), set.redirectUri),
    fact('Initiate login URI', set.initiateLoginUri),
  ]
}

function step(taken: SetupReport['steps'][number], { words, at, nameOf }: Speaker): Html {
  const { report: said, tell } = words
  const { version, evidence } = taken
  const [when, name] = [at(taken.at), nameOf(taken.by)]
  return html`<section>
<h3>${said.titleAndState(said.titles[taken.step], said.states[taken.state])}</h3>
<p class="small">${version === null ? said.takenBy(when, name) : said.takenOf(when, name, String(version))}</p>
${evidence.length > 0 && html`<dl>${evidence.map((seen) => fact(tell(seen.name), tell(seen.value)))}</dl>`}
${taken.findings
  .map((finding) => tellFinding(finding, words))
  .map(
    ({ sentence, want, got }) =>
      html`<p>${sentence}</p><dl>${want && fact(said.wanted, want)}${got && fact(said.found, got)}</dl>`,
  )}
</section>`
}

function test({ test: tested }: SetupReport, { words: { report: said }, at, took }: Speaker): Html {
  if (tested === null) return html`<p>${said.noTest}</p>`
  const { trace, version, steps, claims } = tested
  return html`<dl>${[
    fact(said.trace, trace),
    fact(said.when, at(tested.at)),
    fact(said.version, String(version)),
    fact(said.idToken, claims.idToken.join(', ') || said.notKept),
    fact(said.userinfo, claims.userinfo.join(', ') || said.notAsked),
  ]}</dl>
${
  steps.length > 0 &&
  html`<table><thead><tr>${heads(said.step, said.took, said.outcome)}</tr></thead><tbody>${steps.map(
    ({ name, ms, ok }) =>
      html`<tr><td>${said.parts[name]}</td><td class="number">${took(ms)}</td><td>${ok ? said.wentThrough : said.failed}</td></tr>`,
  )}</tbody></table>`
}`
}

function versions({ versions: all }: SetupReport, speaker: Speaker): Html {
  const { report: said } = speaker.words
  const heading = heads(said.version, said.state, said.versionMade, said.tested, said.liveSince)
  return html`<table><thead><tr>${heading}</tr></thead><tbody>${all.map(
    ({ number, state, createdAt, createdBy, testedAt, testedBySignIn, liveAt }) =>
      html`<tr><td>${number}</td><td>${said.versionStates[state]}</td><td>${time(createdAt, speaker)}<br>${speaker.nameOf(createdBy)}</td><td>${
        testedAt === null ? said.no : html`${time(testedAt, speaker)}<br>${testedBySignIn}`
      }</td><td>${liveAt === null ? said.no : time(liveAt, speaker)}</td></tr>`,
  )}</tbody></table>`
}

function changes({ changes: all }: SetupReport, speaker: Speaker): Html {
  const { report: said } = speaker.words
  return html`<table><thead><tr>${heads(said.when, said.who, said.what, said.entry)}</tr></thead><tbody>${all.map(
    ({ at, actor, action, detail, id }) =>
      html`<tr><td>${time(at, speaker)}</td><td>${speaker.nameOf(actor)}</td><td>${action}${
        Object.keys(detail).length > 0 && html`<br><code>${JSON.stringify(detail)}</code>`
      }</td><td><code>${id}</code></td></tr>`,
  )}</tbody></table>`
}

const heads = (...names: string[]) => names.map((name) => html`<th>${name}</th>`)

function fact(name: string, value: unknown): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

function time(ms: number, { at }: Speaker): Html {
  return html`<time datetime="${new Date(ms).toISOString()}">${at(ms)}</time>`
}

const STYLE = `
:root { color-scheme: light dark; --soft: light-dark(#5b5e63, #a4a8ae); --line: light-dark(#dededa, #33363b); }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1.25rem; background: light-dark(#fff, #131416); color: light-dark(#1c1d1f, #ececec); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 56rem; margin: 0 auto; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1rem 0 0; }
p { margin: 0 0 .75rem; } .lead { font-size: 1.0625rem; } .small { color: var(--soft); font-size: .875rem; }
dl { margin: 0 0 .75rem; } dl > div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 1rem; padding: .125rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; } th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 500; } .number, time { white-space: nowrap; } td:nth-child(2) { min-width: 7rem; } code { font: .8125rem/1.4 ui-monospace, Menlo, Consolas, monospace; }
section, tr { break-inside: avoid; }
@media (max-width: 40rem) { dl > div { grid-template-columns: minmax(0, 1fr); } table { display: block; overflow-x: auto; } }
@media print { body { padding: 0; background: #fff; color: #000; font-size: 11pt; } h2 { break-after: avoid; } }
`
