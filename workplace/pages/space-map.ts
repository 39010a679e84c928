// The two pictures: the parking lot and the office floor. Each free space is a real button in a list, so the picture
// is also the list a keyboard or a screen reader walks; the drawing inside it is decoration around the words.
import { type Html, html } from '../../kit/html.ts'
import type { SpaceThatDay } from '../bookings/booking-store.ts'
import { mayTake, PRIORITY_GROUP, spaceName, type Zone } from '../floor/space.ts'
import { initials, type Person } from '../people/person.ts'
import {
  areaMark,
  car,
  doorMark,
  kindMark,
  laneArrow,
  onRoof,
  padlock,
  plusRing,
  tick,
  tickOnRoof,
} from './drawings.ts'

export type State = 'free' | 'yours' | 'taken' | 'kept'

type Map = { spaces: readonly SpaceThatDay[]; person: Person; day: string }

/** One form for the whole map: the pressed button says which space; `from` says which one is left for it. */
export function spaceMap(zone: Zone, { spaces, person, day }: Map): Html {
  const here = spaces.filter((space) => space.zone === zone)
  const mine = here.find((space) => space.person_id === person.id)
  const areas = [...new Set(here.map(({ area }) => area))].sort(byFirstCode(here))
  const draw = zone === 'parking' ? lotBlock : island
  return html`<form method="post" action="/bookings" class="map ${zone}">
<input type="hidden" name="day" value="${day}">
${mine && html`<input type="hidden" name="from" value="${mine.id}">`}
${zone === 'parking' && html`<p class="wall">${doorMark} Door and lift</p>`}
<div class="blocks">${areas.map((area) =>
    draw(
      area,
      here.filter((s) => s.area === area),
      person,
      mine,
    ),
  )}</div>
</form>`
}

/** What a space is to this person on this day. */
export function stateOf(space: SpaceThatDay, person: Person): State {
  if (space.person_id === person.id) return 'yours'
  if (space.person_id !== null) return 'taken'
  return mayTake(space, person.groups) ? 'free' : 'kept'
}

type Draw = (area: string, spaces: SpaceThatDay[], person: Person, mine: SpaceThatDay | undefined) => Html

const lotBlock: Draw = (_area, spaces, person, mine) => html`<div class="block">
<ul class="strip north">${spaces.filter((s) => s.row === 0).map((s) => place(s, person, mine))}</ul>
<div class="lane" aria-hidden="true">${laneArrow}${laneArrow}</div>
<ul class="strip south">${spaces.filter((s) => s.row === 1).map((s) => place(s, person, mine))}</ul>
</div>`

const island: Draw = (area, spaces, person, mine) => html`<div class="block">
<h3>${areaMark(area)} ${area}</h3>
<ul class="strip north">${spaces.filter((s) => s.row === 0).map((s) => place(s, person, mine))}</ul>
<ul class="strip south">${spaces.filter((s) => s.row === 1).map((s) => place(s, person, mine))}</ul>
</div>`

function place(space: SpaceThatDay, person: Person, mine: SpaceThatDay | undefined): Html {
  const state = stateOf(space, person)
  const face = html`<span class="face" aria-hidden="true">${
    space.zone === 'parking' ? bayFace(space, state) : deskFace(space, state)
  }</span>`
  const sentence = spoken(space, state, mine)
  if (state === 'free')
    return html`<li><button class="space free ${space.kind}" name="space" value="${space.id}"><span class="visually-hidden">${sentence}</span>${face}</button></li>`
  const hover =
    state === 'taken' ? `Taken by ${space.taker}` : state === 'kept' ? `For the group ${PRIORITY_GROUP}` : 'Yours'
  return html`<li title="${hover}"><div class="space ${state} ${space.kind}"><span class="visually-hidden">${sentence}</span>${face}</div></li>`
}

/** `Bay P07, free. Take it` */
function spoken(space: SpaceThatDay, state: State, mine: SpaceThatDay | undefined): string {
  const name = spaceName(space).replace(/^./, (first) => first.toUpperCase())
  const kind = KIND_WORDS[space.kind]
  const where = `${name}${kind === '' ? '' : `, ${kind}`}`
  if (state === 'yours') return `${where}, yours`
  if (state === 'taken') return `${where}, taken by ${space.taker}`
  if (state === 'kept') return `${where}, kept for the group ${PRIORITY_GROUP}`
  return `${where}, free. ${mine === undefined ? 'Take it' : `Move here from ${mine.code}`}`
}

const KIND_WORDS = { standard: '', priority: 'priority', ev: 'with charger', accessible: 'accessible' } as const

const WORDS: Readonly<Record<State, string>> = { free: 'free', yours: 'yours', taken: 'taken', kept: 'priority' }

const code = (space: SpaceThatDay): Html => html`<span class="code">${space.code}${kindMark(space.kind)}</span>`

function bayFace(space: SpaceThatDay, state: State): Html {
  const facing = space.row === 0 ? 'north' : 'south'
  return html`${code(space)}<span class="art">${
    state === 'free'
      ? plusRing
      : state === 'kept'
        ? padlock
        : car(facing, state === 'yours' ? tickOnRoof : onRoof(initials(space.taker ?? '')))
  }</span><span class="word">${WORDS[state]}</span>`
}

function deskFace(space: SpaceThatDay, state: State): Html {
  const seat =
    state === 'free'
      ? plusRing
      : state === 'yours'
        ? html`<b class="seat">${tick}</b>`
        : html`<b class="seat">${initials(space.taker ?? '')}</b>`
  return html`<span class="word">${WORDS[state]}</span>${seat}<span class="desk">${code(space)}</span>`
}

/** What the shapes mean, drawn with the same shapes. */
export const legend: Html = html`<ul class="legend" aria-label="What the signs mean">
<li class="free">${plusRing} free</li>
<li class="yours"><b class="seat">${tick}</b> yours</li>
<li class="taken"><b class="seat">AB</b> taken, and by whom</li>
<li>${kindMark('priority')} priority, for its group</li>
<li>${kindMark('ev')} charger</li>
<li>${kindMark('accessible')} accessible, near the door; please leave it to those who need it</li>
</ul>`

function byFirstCode(spaces: readonly SpaceThatDay[]) {
  const first = (area: string) => spaces.find((space) => space.area === area)?.code ?? ''
  return (a: string, b: string) => (first(a) < first(b) ? -1 : 1)
}
