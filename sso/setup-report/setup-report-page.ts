// The report as one file: no script, nothing fetched, times in UTC, readable on paper and by whatever opens HTML in ten
// years.
import { type Html, html, raw } from '../../kit/html.ts'
import { Download } from '../admin-door/download.ts'
import { STEP_TITLES } from '../setup-steps/step-titles.ts'
import type { SetupReport } from './setup-report.ts'

export function setupReportFile(report: SetupReport): Download {
  return new Download('text/html; charset=utf-8', 'sign-in-report.html', [page(report)])
}

function page(report: SetupReport): string {
  const { organization, application, connection } = report
  const title = `${organization.name}: sign-in to ${application} with Okta`
  return html`<!doctype html>
<html lang="en">
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
<p class="lead">${standing(report)}</p>
<dl>${[
    fact('Connection', connection.id),
    fact('Organization', `${organization.name} (${organization.id})`),
    fact('Service', report.publicUrl),
    fact('Report made', html`${time(report.madeAt)}, for ${report.madeFor.name}`),
  ]}</dl>
<h2>Settings</h2>
<dl>${report.settings.map(([name, value]) => fact(name, value))}</dl>
<h2>What was proven</h2>
${report.steps.length === 0 ? html`<p>No step of the guide was taken.</p>` : report.steps.map(step)}
<h2>The test sign-in</h2>
${test(report)}
<h2>Versions</h2>
${versions(report)}
<h2>Changes</h2>
${changes(report)}
<p class="small">Every time is UTC. No password, client secret or token is in this report.</p>
</main>
</body>
</html>
`.toString()
}

function standing({ application, organization, connection }: SetupReport): Html {
  if (connection.status === 'disabled') return html`It is switched off: nobody signs in by it.`
  if (connection.liveSince === null) return html`It is not live yet.`
  return html`Live since ${time(connection.liveSince)}: people of ${organization.name} sign in to ${application} with their Okta.`
}

const STATES: Readonly<Record<string, string>> = {
  proven: 'Proven',
  red: 'Not as it has to be',
  skipped: 'Left out',
  waiting: 'Waited for',
}

function step({ step: name, state, at, by, evidence, findings, version }: SetupReport['steps'][number]): Html {
  return html`<section>
<h3>${STEP_TITLES[name]}: ${STATES[state] ?? state}</h3>
<p class="small">${time(at)}, by ${by.name}${version !== null && html`, of version ${version}`}</p>
${evidence.length > 0 && html`<dl>${evidence.map((seen) => fact(seen.name, seen.value))}</dl>`}
${findings.map(
  (finding) =>
    html`<p>${finding.sentence}</p><dl>${finding.want && fact('Wanted', finding.want)}${finding.got && fact('Found', finding.got)}</dl>`,
)}
</section>`
}

function test({ test: tested }: SetupReport): Html {
  if (tested === null) return html`<p>None was needed, or none went through yet.</p>`
  const { trace, at, version, steps, claims } = tested
  return html`<dl>${[
    fact('Trace', trace),
    fact('When', time(at)),
    fact('Version', String(version)),
    fact('In the ID token', claims.idToken.join(', ') || 'not kept any more'),
    fact('In userinfo', claims.userinfo.join(', ') || 'not asked'),
  ]}</dl>
${
  steps.length > 0 &&
  html`<table><thead><tr><th>Step</th><th>Took</th><th>Outcome</th></tr></thead><tbody>${steps.map(
    ({ name, ms, ok }) =>
      html`<tr><td>${name}</td><td class="number">${ms} ms</td><td>${ok ? 'went through' : 'failed'}</td></tr>`,
  )}</tbody></table>`
}`
}

function versions({ versions: all }: SetupReport): Html {
  return html`<table><thead><tr><th>Version</th><th>State</th><th>Made</th><th>Tested</th><th>Live since</th></tr></thead><tbody>${all.map(
    ({ number, state, createdAt, createdBy, testedAt, testedBySignIn, liveAt }) =>
      html`<tr><td>${number}</td><td>${state}</td><td>${time(createdAt)}<br>${createdBy.name}</td><td>${
        testedAt === null ? 'no' : html`${time(testedAt)}<br>${testedBySignIn}`
      }</td><td>${liveAt === null ? 'no' : time(liveAt)}</td></tr>`,
  )}</tbody></table>`
}

function changes({ changes: all }: SetupReport): Html {
  return html`<table><thead><tr><th>When</th><th>Who</th><th>What</th><th>Entry</th></tr></thead><tbody>${all.map(
    ({ at, actor, action, detail, id }) =>
      html`<tr><td>${time(at)}</td><td>${actor.name}</td><td>${action}${
        Object.keys(detail).length > 0 && html`<br><code>${JSON.stringify(detail)}</code>`
      }</td><td><code>${id}</code></td></tr>`,
  )}</tbody></table>`
}

function fact(name: string, value: unknown): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

function time(at: number): Html {
  const iso = new Date(at).toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`
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
