// What Ronspot's pages need beyond the common stylesheet: the lot, the floor, the week.
export const workplaceStylesheet = `
:root {
  --asphalt: light-dark(#e7e8ea, #25282c);
  --paint: light-dark(#ffffff, #50555c);
  --marking: light-dark(#b4b8be, #5b6068);
  --car: light-dark(#6a7079, #a2a9b2);
  --on-car: light-dark(#ffffff, #15171a);
  --glass: light-dark(#cfd5dc, #43494f);
  --floor: light-dark(#ffffff, #1b1d20);
  --desk: light-dark(#efe6d9, #3a332b);
  --desk-edge: light-dark(#cdbfa9, #5b5145);
  --free-tint: color-mix(in oklab, var(--good) 9%, var(--surface));
}
.glyph { width: 1em; height: 1em; flex: none; vertical-align: -.125em; }
.brand a, a.brand { color: var(--soft); text-decoration: none; }
.brand-mark .cut { color: var(--on-accent); }
.bar { max-width: 68rem; margin: 0 auto 1.75rem; }
.bar b { color: var(--ink); font-weight: 600; }
button.small { min-height: 2.25rem; padding: .25rem .875rem; font-size: .9375rem; }
h1 { font-size: clamp(1.375rem, 1.05rem + 1.5vw, 1.875rem); }
.summary { margin-bottom: 1.75rem; }
.summary .lead { margin-bottom: 1rem; font-size: 1.0625rem; }

.days { margin-bottom: 2.25rem; }
.days ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: .5rem; }
.days a { display: block; height: 100%; padding: .625rem .875rem .75rem; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); color: var(--ink); text-decoration: none; }
.days a:hover { border-color: var(--accent); }
.days a[aria-current] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: color-mix(in oklab, var(--accent) 7%, var(--surface)); }
.days .weekday { display: block; font-size: .8125rem; color: var(--soft); }
.days .date { display: block; font-size: 1.375rem; font-weight: 600; line-height: 1.3; letter-spacing: -.01em; margin-bottom: .25rem; }
.days .left { display: inline-flex; align-items: center; gap: .3125rem; min-width: 3.25rem; font-size: .8125rem; color: var(--soft); }
.days .left.mine { color: var(--accent); font-weight: 700; }

.plan { margin-bottom: 2.5rem; }
.plan > header { display: flex; align-items: baseline; gap: .75rem; margin-bottom: .75rem; }
.plan h2 { margin: 0; font-size: 1.1875rem; letter-spacing: -.005em; }
.plan header p { margin: 0; color: var(--soft); }
.plan header strong { color: var(--ink); }
.map { border-radius: 18px; overflow: hidden; }
.map .blocks { display: grid; }
.strip { list-style: none; margin: 0; padding: 0; display: grid; }
.space { width: 100%; height: 100%; display: block; }
.face { display: flex; flex-direction: column; align-items: center; justify-content: space-between; height: 100%; }
.code { display: inline-flex; align-items: center; gap: .25rem; font-weight: 650; font-size: .875rem; letter-spacing: .01em; }
.code .glyph { font-size: .8125rem; }
.word { font-size: .8125rem; line-height: 1.3; }
.ring { width: 1.875rem; height: 1.875rem; display: block; }
button.space { font: inherit; min-height: 0; padding: 0; color: var(--ink); background: var(--free-tint); border: 1px solid color-mix(in oklab, var(--good) 38%, var(--line)); }
button.space .ring, button.space .word { color: var(--good); }
button.space .word { font-weight: 600; }
button.space:hover { filter: none; background: color-mix(in oklab, var(--good) 20%, var(--surface)); border-color: var(--good); }
.space.taken { color: var(--soft); }
.space.kept { color: var(--soft); }
.glyph.priority { color: var(--wait); } .glyph.ev, .glyph.accessible { color: light-dark(#1e58a8, #8ab8ff); }
.space.yours .glyph { color: inherit; }

.map.parking { background: var(--asphalt); padding: 0 .75rem .75rem; }
.wall { display: flex; align-items: center; gap: .375rem; margin: 0 -.75rem .75rem; padding: .375rem 1.25rem; font-size: .8125rem; color: var(--soft); background: color-mix(in oklab, var(--marking) 22%, var(--asphalt)); border-bottom: 3px solid var(--marking); }
.parking .blocks { grid-template-columns: 1fr 1fr; }
.parking .strip { grid-template-columns: repeat(6, minmax(0, 1fr)); }
.parking .strip li { height: 9.25rem; padding: .25rem; border-left: 3px solid var(--paint); }
.parking .strip.north li { border-top: 3px solid var(--paint); } .parking .strip.south li { border-bottom: 3px solid var(--paint); }
.parking .block:last-child .strip li:last-child { border-right: 3px solid var(--paint); }
.parking .space { border-radius: 8px; padding: .5rem .125rem .4375rem; }
.art { display: grid; place-items: center; flex: 1; min-height: 0; }
.car { height: 4.75rem; width: auto; display: block; overflow: visible; }
.body { fill: var(--car); } .glass { fill: var(--glass); } .lamp { fill: none; stroke: var(--glass); stroke-width: 1.8; stroke-linecap: round; }
.roof { fill: var(--on-car); font: 650 11px/1 system-ui, sans-serif; }
.tick { stroke: var(--on-accent); }
.parking .yours { background: color-mix(in oklab, var(--accent) 13%, var(--surface)); box-shadow: inset 0 0 0 2px var(--accent); color: var(--ink); }
.yours .body { fill: var(--accent); } .yours .glass { fill: color-mix(in oklab, var(--accent) 35%, var(--surface)); } .yours .lamp { stroke: color-mix(in oklab, var(--accent) 35%, var(--surface)); }
.space.yours .word { color: var(--accent); font-weight: 700; }
.space.kept { background: repeating-linear-gradient(135deg, transparent 0 7px, color-mix(in oklab, var(--wait) 13%, transparent) 7px 9px); }
.space.kept .ring { width: 1.5rem; height: 1.5rem; color: var(--marking); }
.lane { height: 4rem; display: flex; align-items: center; justify-content: space-around; color: var(--paint); background: linear-gradient(90deg, transparent 50%, var(--paint) 50%) center / 2.5rem 3px; background-repeat: round no-repeat; }
.arrow { width: 4rem; height: 14px; box-sizing: content-box; padding: 0 .75rem; background: var(--asphalt); }

.map.desks { background: var(--floor); border: 1px solid var(--line); padding: .75rem 1.25rem 1.25rem; }
.desks .blocks { grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1.5rem; }
.desks h3 { display: flex; align-items: center; gap: .4375rem; margin: 0 0 .5rem; font-size: .875rem; font-weight: 500; color: var(--soft); }
.desks .strip { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.desks .strip li { height: 7rem; padding: .1875rem .1875rem 0; }
.desks .strip.south li { padding: 0 .1875rem .1875rem; }
.desks .space { border-radius: 10px; }
.desks .north button.space, .desks .north .space.yours { border-radius: 10px 10px 0 0; border-bottom-width: 0; }
.desks .south button.space, .desks .south .space.yours { border-radius: 0 0 10px 10px; border-top-width: 0; }
.desks .face { gap: .25rem; padding-top: .375rem; } .desks .south .face { flex-direction: column-reverse; padding: 0 0 .375rem; }
.desk { display: grid; place-items: center; width: calc(100% + .375rem); height: 2.375rem; background: var(--desk); color: var(--ink); border: 1px solid var(--desk-edge); border-width: 1px .5px; }
.desks .north .desk { border-bottom-width: .5px; } .desks .south .desk { border-top-width: .5px; }
.desks .north li:first-child .desk { border-top-left-radius: 8px; } .desks .north li:last-child .desk { border-top-right-radius: 8px; }
.desks .south li:first-child .desk { border-bottom-left-radius: 8px; } .desks .south li:last-child .desk { border-bottom-right-radius: 8px; }
.seat { display: grid; place-items: center; width: 1.875rem; height: 1.875rem; border-radius: 50%; background: var(--car); color: var(--on-car); font-size: .75rem; font-weight: 650; flex: none; }
.yours .seat { background: var(--accent); color: var(--on-accent); border-radius: 9px; font-size: 1rem; }
.desks .yours { background: color-mix(in oklab, var(--accent) 11%, var(--floor)); box-shadow: inset 0 0 0 2px var(--accent); }

.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .625rem 1.5rem; margin: 0 0 2rem; padding: 1.25rem 0 0; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .5rem; } .legend .ring, .legend .seat { width: 1.375rem; height: 1.375rem; font-size: .625rem; } .legend .glyph { font-size: 1rem; } .legend .seat .glyph { font-size: .8125rem; color: inherit; }
.legend .free .ring { color: var(--good); }

.welcome { display: grid; grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); align-items: center; gap: clamp(2rem, 6vw, 6rem); min-height: calc(100vh - 3rem); }
.welcome h1 { font-size: clamp(1.75rem, 1.2rem + 2.4vw, 2.5rem); letter-spacing: -.022em; line-height: 1.15; margin-bottom: 1rem; }
.welcome .lead { font-size: 1.0625rem; margin-bottom: 2rem; }
.welcome label { font-weight: 500; }
.welcome .problem { margin: 0; }
.morning { width: 100%; height: auto; }
.morning .asphalt { fill: var(--asphalt); } .morning .paint { stroke: var(--paint); stroke-linecap: round; } .morning .glow { fill: color-mix(in oklab, var(--accent) 16%, var(--surface)); stroke: var(--accent); stroke-width: 2; }

@media (max-width: 56rem) {
  .parking .blocks { grid-template-columns: 1fr; gap: 1.25rem; }
  .parking .strip li:last-child { border-right: 3px solid var(--paint); }
  .desks .blocks { grid-template-columns: 1fr 1fr; }
  .welcome { grid-template-columns: minmax(0, 1fr); align-content: center; max-width: 30rem; margin: 0 auto; }
  .welcome .morning { order: -1; max-height: 24vh; }
}
@media (max-width: 40rem) {
  .days ul { gap: .25rem; }
  .days a { padding: .5rem .125rem .5rem; text-align: center; }
  .days .left { display: flex; justify-content: center; min-width: 0; font-size: .75rem; gap: .1875rem; }
  .days .left .glyph { font-size: .75rem; }
  .map.parking { padding: 0 .25rem .5rem; } .wall { margin: 0 -.25rem .5rem; padding: .375rem .75rem; }
  .parking .strip li { height: 7.5rem; padding: .125rem; border-width: 2px; } .parking .strip li:last-child { border-right-width: 2px; }
  .lane { height: 2.75rem; } .car { height: 4rem; }
  .code { font-size: .8125rem; gap: .125rem; } .code .glyph { font-size: .6875rem; } .word { font-size: .75rem; letter-spacing: -.01em; }
  .map.desks { padding: .625rem .75rem 1rem; } .desks .blocks { gap: 1.25rem 1rem; }
  .bar { flex-wrap: nowrap; gap: .5rem; } .bar .who { flex-wrap: nowrap; min-width: 0; gap: .625rem; } .bar .small { padding: .25rem .625rem; } .who > span { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .who button { white-space: nowrap; } .who .email { display: none; }
  .plan > header { flex-wrap: wrap; gap: .125rem .625rem; }
}
@media (max-width: 22rem) { .parking .strip { grid-template-columns: repeat(3, minmax(0, 1fr)); } .desks .blocks { grid-template-columns: 1fr; } }
@media (forced-colors: active) { .space.taken, .space.kept { opacity: .8; } .space.yours { outline: 3px solid; outline-offset: -3px; } }
`
