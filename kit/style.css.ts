// The one stylesheet of every server-rendered page. What it offers:
//   main.card            the page's one surface, narrow or wide by the body's class
//   .brand               a mark and a name on top of a card
//   h1, p.lead, p.note   a heading, the sentence under it, small print
//   form.stack, label, input, .hint, .problem (role=alert)
//   button, a.button; .quiet for the second choice, .link for one that looks like a link
//   .tiles > a.tile      a grid of apps: .mark (initials) and a name
//   .facts               a definition list of small facts (code, trace id); .plain without the line above it, .sourced with
//                        a third column (dd.from) that says where each comes from
//   details, summary     what only some want to see
//   .bar                 a page's top line: who and where left, actions right
//   .rows                a list of things with something to do about each at its right; .done says it was done
//   .qr, .letter, .search, .settings   a picture to scan, one letter, a field beside its button, sections of forms
//   .chip                a word in a rounded outline; .good, .bad, .wait colour it
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f6f4, #131416);
  --surface: light-dark(#ffffff, #1b1d20);
  --ink: light-dark(#1c1d1f, #ececec);
  --soft: light-dark(#5b5e63, #a4a8ae);
  --line: light-dark(#dededa, #33363b);
  --field: light-dark(#ffffff, #131416);
  --edge: light-dark(#85888e, #777c84);
  --accent: light-dark(#0b6e4f, #4fc79c);
  --on-accent: light-dark(#ffffff, #0c1512);
  --good: light-dark(#0b6e4f, #4fc79c);
  --bad: light-dark(#a8231b, #ff8f85);
  --wait: light-dark(#7a5200, #e6b34d);
}
[data-accent='okta'] { --accent: light-dark(#2b4fd8, #96abff); --on-accent: light-dark(#ffffff, #0c1025); }
[data-accent='workplace'] { --accent: light-dark(#8a2f6b, #f09bd0); --on-accent: light-dark(#ffffff, #220a1a); }
* { box-sizing: border-box; }
html { font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink); padding: 1.5rem 1rem; }
body.narrow { display: grid; place-items: center; }
main { width: 100%; }
body.narrow main { max-width: 26rem; }
body.wide main { max-width: 68rem; margin: 0 auto; }
main.card { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 2rem; }
.brand { display: flex; align-items: center; gap: .625rem; margin: 0 0 1.5rem; font-weight: 600; color: var(--soft); }
.brand img { height: 2rem; max-width: 12rem; object-fit: contain; } .brand svg { width: 1.75rem; height: 1.75rem; color: var(--accent); flex: none; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.012em; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.0625rem; line-height: 1.35; margin: 2rem 0 .75rem; }
p { margin: 0 0 1rem; text-wrap: pretty; overflow-wrap: anywhere; }
p.lead { color: var(--soft); margin-bottom: 1.5rem; }
p.note, .hint { color: var(--soft); font-size: .875rem; }
p.note { margin: 1.25rem 0 0; }
a { color: var(--accent); text-underline-offset: .18em; }
form { margin: 0; }
form.stack { display: grid; gap: 1rem; }
label { display: grid; gap: .375rem; font-weight: 500; font-size: .9375rem; }
input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, textarea { font: inherit; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; color: var(--ink); background: var(--field); border: 1px solid var(--edge); border-radius: 9px; }
button, a.button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.125rem; border-radius: 9px; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; display: inline-flex; align-items: center; justify-content: center; gap: .5rem; text-decoration: none; }
button:hover, a.button:hover { filter: brightness(1.07); }
button.quiet, a.button.quiet { background: transparent; color: var(--ink); border-color: var(--edge); font-weight: 500; }
button.link { background: none; border: 0; padding: 0; min-height: 1.5rem; color: var(--accent); text-decoration: underline; font-weight: 500; }
form.stack > button { width: 100%; }
form.stack + form, form.stack + .hint { margin-top: .75rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 9px; }
.problem { border: 1px solid var(--bad); border-left-width: 4px; border-radius: 9px; padding: .75rem 1rem; margin: 0 0 1.25rem; color: var(--bad); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1.5rem 0 0; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: .875rem; color: var(--soft); }
.facts dt { font-weight: 500; } .facts dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: .8125rem; user-select: all; }
.facts.plain { margin: 0; padding: 0; border: 0; } .facts.sourced { grid-template-columns: max-content 1fr max-content; } .facts dd.from { font: inherit; user-select: none; }
details { margin: 1.5rem 0 0; } summary { cursor: pointer; color: var(--accent); font-weight: 500; padding: .25rem 0; } details h2 { margin: 1.25rem 0 .75rem; font-size: .9375rem; }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .75rem 1.5rem; margin: 0 0 2rem; }
.bar .brand { margin: 0; } .bar nav, .bar .who { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; color: var(--soft); font-size: .9375rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 1rem; padding: 0; margin: 0; list-style: none; }
a.tile { display: grid; justify-items: center; gap: .875rem; padding: 1.5rem 1rem 1.125rem; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); color: var(--ink); text-decoration: none; font-weight: 500; text-align: center; overflow-wrap: anywhere; }
a.tile:hover { border-color: var(--accent); }
a.tile .logo { width: 100%; height: 3.5rem; object-fit: contain; }
.mark { display: grid; place-items: center; width: 3.5rem; height: 3.5rem; border-radius: 13px; background: color-mix(in oklab, var(--accent) 16%, transparent); color: var(--accent); font-weight: 700; font-size: 1.1875rem; }
.empty { border: 1px dashed var(--edge); border-radius: 14px; padding: 2.5rem 1.5rem; text-align: center; color: var(--soft); }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
.chip { display: inline-flex; align-items: center; gap: .375rem; border: 1px solid var(--line); border-radius: 99px; padding: .0625rem .625rem; font-size: .8125rem; color: var(--soft); }
.chip.good { color: var(--good); border-color: currentColor; } .chip.bad { color: var(--bad); border-color: currentColor; } .chip.wait { color: var(--wait); border-color: currentColor; }
ul.choices { list-style: none; padding: 0; margin: 0; display: grid; gap: .75rem; } ul.choices button { width: 100%; justify-content: flex-start; text-align: left; flex-wrap: wrap; gap: 0 .5rem; overflow-wrap: anywhere; } ul.choices small { width: 100%; font-size: .875rem; color: var(--soft); }
.rows { list-style: none; padding: 0; margin: 0 0 1rem; } .rows > li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; padding: .875rem 0; border-top: 1px solid var(--line); } .rows p { margin: .125rem 0 0; }
.done { border: 1px solid var(--good); border-left-width: 4px; border-radius: 9px; padding: .75rem 1rem; color: var(--good); }
.settings form.stack { max-width: 26rem; } form.search { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; margin: 0 0 1.5rem; } form.search label { flex: 1 1 12rem; max-width: 24rem; } form.note { margin-top: 1.25rem; }
.qr { display: block; background: #fff; border-radius: 9px; } .letter { border: 1px solid var(--line); border-radius: 14px; background: var(--surface); padding: 1.25rem 1.5rem; margin: 0 0 1rem; } .letter h2 { margin: 0 0 .25rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) { body { padding: 0; } body.narrow { place-items: stretch; } main.card { border: 0; border-radius: 0; min-height: 100vh; padding: 1.5rem 1.25rem; } body.wide { padding: 1rem; } }
@media (prefers-reduced-motion: no-preference) { button, a.button, a.tile { transition: filter .12s, border-color .12s; } }
`
