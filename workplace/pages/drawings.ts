// Everything that is drawn, as small inline SVGs in `currentColor`. They repeat what a word beside them says, so all of
// them are hidden from assistive technology.
import { type Html, html, raw } from '../../kit/html.ts'
import type { Kind } from '../floor/space.ts'

const svg = (box: string, className: string, inside: Html): Html =>
  html`<svg class="${className}" viewBox="${box}" aria-hidden="true" focusable="false">${inside}</svg>`

const line = (path: string, width = 2): Html =>
  html`<path d="${path}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

/** Ronspot's mark: a bay from above, and the spot in it. */
export const brandMark = svg(
  '0 0 28 28',
  'brand-mark',
  raw(
    '<rect width="28" height="28" rx="8" fill="currentColor"/><g class="cut"><path d="M8 22V9.5A2.5 2.5 0 0 1 10.5 7h7A2.5 2.5 0 0 1 20 9.5V22" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/><circle cx="14" cy="16" r="3.2" fill="currentColor"/></g>',
  ),
)

const BODY = 'M7.5 13C7.5 5.5 11.5 3 20 3s12.5 2.5 12.5 10L33.5 26v33c0 7-3.5 10-9.5 10h-8c-6 0-9.5-3-9.5-10V26Z'

/** A car from above. @param roof  what is written on it @param facing  where its nose is */
export function car(facing: 'north' | 'south', roof: Html): Html {
  // The roof is behind the middle; what is written on it stays upright.
  const written = facing === 'south' ? html`<g transform="translate(0 -16)">${roof}</g>` : roof
  const turned = facing === 'south' ? ' transform="rotate(180 20 36)"' : ''
  return svg(
    '0 0 40 72',
    'car',
    html`<g${raw(turned)}>${raw(
      `<path class="body" d="M6.5 25 3 27.2v3.3l3.5-1.2ZM33.5 25l3.5 2.2v3.3l-3.5-1.2Z"/><path class="body" d="${BODY}"/><path class="glass" d="M10.5 24.5C13 21.3 16 20 20 20s7 1.3 9.5 4.5L27.3 32c-2-.9-4.5-1.3-7.3-1.3s-5.3.4-7.3 1.3Z"/><path class="glass" d="M12.5 57.5c2 .8 4.6 1.2 7.5 1.2s5.5-.4 7.5-1.2l1.4 4.7c-2.3 1.4-5.3 2.1-8.9 2.1s-6.6-.7-8.9-2.1Z"/><path class="lamp" d="M9.7 9.2c.6-1.9 1.7-3.1 3.3-3.9M30.3 9.2c-.6-1.9-1.7-3.1-3.3-3.9"/>`,
    )}</g>${written}`,
  )
}

/** Letters on a roof. */
export const onRoof = (text: string): Html => html`<text class="roof" x="20" y="47" text-anchor="middle">${text}</text>`

/** The tick on one's own car. */
export const tickOnRoof = raw(
  '<path class="tick" d="m14.5 44.5 4 4 7.5-8" fill="none" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>',
)

/** An empty place that can be had: a dashed ring around a plus. */
export const plusRing = svg(
  '0 0 32 32',
  'ring',
  raw(
    '<circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="4.4 4.4" stroke-linecap="round"/><path d="M16 10.5v11M10.5 16h11" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>',
  ),
)

/** A place that is not for this person: a closed padlock. */
export const padlock = svg(
  '0 0 32 32',
  'ring',
  raw(
    '<rect x="7" y="14" width="18" height="13" rx="3.5" fill="currentColor"/><path d="M11 14v-3.5a5 5 0 0 1 10 0V14" fill="none" stroke="currentColor" stroke-width="2.6"/>',
  ),
)

export const tick = svg('0 0 16 16', 'glyph', line('m3.5 8.5 3 3 6-7', 2.4))

const KIND_MARKS: Readonly<Record<Kind, Html | undefined>> = {
  standard: undefined,
  priority: svg(
    '0 0 16 16',
    'glyph priority',
    raw('<path fill="currentColor" d="m8 1.3 2 4.3 4.7.6-3.5 3.2.9 4.7L8 11.8l-4.1 2.3.9-4.7L1.3 6.2 6 5.6Z"/>'),
  ),
  ev: svg('0 0 16 16', 'glyph ev', raw('<path fill="currentColor" d="M9.5.8 3 9.3h4L6.3 15.2 13 6.6H8.9Z"/>')),
  accessible: svg(
    '0 0 16 16',
    'glyph accessible',
    raw(
      '<circle cx="7" cy="2.4" r="1.8" fill="currentColor"/><path d="M7 5.2v4h4l2 4.2" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/><path d="M4.8 7.6a3.9 3.9 0 1 0 5.3 5.2" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>',
    ),
  ),
}

/** The sign painted beside a code; nothing for an ordinary space. */
export const kindMark = (kind: Kind): Html | undefined => KIND_MARKS[kind]

export const carGlyph = svg(
  '0 0 16 16',
  'glyph',
  raw(
    '<path fill="currentColor" d="M3.2 7 4.4 3.7A1.8 1.8 0 0 1 6.1 2.5h3.8a1.8 1.8 0 0 1 1.7 1.2L12.8 7c.7.2 1.2.8 1.2 1.6V13h-2.2v-1.5H4.2V13H2V8.6C2 7.8 2.5 7.2 3.2 7Zm1.7-.1h6.2l-.8-2.3a.5.5 0 0 0-.5-.3H6.2a.5.5 0 0 0-.5.3ZM4.6 9.9a.9.9 0 1 0 0-1.8.9.9 0 0 0 0 1.8Zm6.8 0a.9.9 0 1 0 0-1.8.9.9 0 0 0 0 1.8Z"/>',
  ),
)

export const deskGlyph = svg(
  '0 0 16 16',
  'glyph',
  html`${line('M1.5 9.5h13M3 9.5v4M13 9.5v4', 1.8)}${line('M4.5 6.5v-4h7v4Z', 1.6)}`,
)

const AREA_MARKS: Readonly<Record<string, Html>> = {
  Window: svg('0 0 16 16', 'glyph', line('M2.5 2.5h11v11h-11ZM8 2.5v11M2.5 8h11', 1.5)),
  Garden: svg('0 0 16 16', 'glyph', line('M3 13C3 6 7 3 13.5 2.5 13.5 9 10 12.5 5 12M3 14c.5-3 2.5-5.5 6-7.5', 1.5)),
  Library: svg('0 0 16 16', 'glyph', line('M2.5 2.5h3v11h-3ZM5.5 4.5h3v9h-3ZM9 4.8l2.8-.7 2.2 8.8-2.8.7Z', 1.4)),
  Kitchen: svg(
    '0 0 16 16',
    'glyph',
    line('M3 6.5h8v4a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3ZM11 7.5h1a1.7 1.7 0 0 1 0 3.5h-1M5.5 4V2.5M8.5 4V2.5', 1.5),
  ),
}

export const areaMark = (area: string): Html | undefined => AREA_MARKS[area]

/** Painted on the lane. */
export const laneArrow = svg('0 0 64 14', 'arrow', raw('<path fill="currentColor" d="M0 5.5h46V1l18 6-18 6V8.5H0Z"/>'))

export const doorMark = svg(
  '0 0 16 16',
  'glyph',
  html`${line('M3.5 14V2.5h9V14M1.5 14h13', 1.5)}<circle cx="10" cy="8.5" r="1" fill="currentColor"/>`,
)

/** The morning on the welcome page: a lot that fills up, and one bay that is yours. */
export function morningPicture(): Html {
  const bays = Array.from({ length: 10 }, (_, index) => morningBay(index))
  return svg(
    '0 0 440 336',
    'morning',
    html`${raw('<rect class="asphalt" width="440" height="336" rx="22"/>')}${bays}${raw(
      '<path class="paint" d="M28 168h384" stroke-width="3" stroke-dasharray="18 16" fill="none"/>',
    )}`,
  )
}

const MORNING = 'taken free taken taken free taken yours free taken free'.split(' ')

function morningBay(index: number): Html {
  const north = index < 5
  const x = 30 + (index % 5) * 76
  const y = north ? 20 : 212
  const lines = north ? `M${x} ${y + 104}V${y}h76v104` : `M${x} ${y}v104h76V${y}`
  const state = MORNING[index]
  const turned = north ? '' : ' rotate(180 20 36)'
  const parked = raw(
    `<g class="${state}" transform="translate(${x + 14} ${y + 9}) scale(1.2)"><g transform="${turned.trim()}"><path class="body" d="${BODY}"/><path class="glass" d="M10.5 24.5C13 21.3 16 20 20 20s7 1.3 9.5 4.5L27.3 32c-2-.9-4.5-1.3-7.3-1.3s-5.3.4-7.3 1.3Z"/><path class="glass" d="M12.5 57.5c2 .8 4.6 1.2 7.5 1.2s5.5-.4 7.5-1.2l1.4 4.7c-2.3 1.4-5.3 2.1-8.9 2.1s-6.6-.7-8.9-2.1Z"/></g>${state === 'yours' ? `<g transform="translate(0 ${north ? 0 : -16})">${tickOnRoof}</g>` : ''}</g>`,
  )
  const glow = state === 'yours' && raw(`<rect class="glow" x="${x + 5}" y="${y + 5}" width="66" height="94" rx="9"/>`)
  return html`<path class="paint" d="${lines}" stroke-width="3" fill="none"/>${glow}${state !== 'free' && parked}`
}
