import { type Html, html } from '../../kit/html.ts'
import type { Booked, SpaceThatDay } from '../bookings/booking-store.ts'
import { type Day, dayOfMonth, inWords, weekday } from '../bookings/day.ts'
import { mayTake, spaceName, type Zone } from '../floor/space.ts'
import type { Person } from '../people/person.ts'
import { brandMark, carGlyph, deskGlyph } from './drawings.ts'
import { legend, spaceMap, stateOf } from './space-map.ts'

export type DayView = {
  person: Person
  day: Day
  days: readonly Day[]
  floor: readonly SpaceThatDay[]
  /** Everything taken on any of `days`. */
  booked: readonly Booked[]
  /** What could not be done, in one sentence or two. */
  problem?: string | undefined
}

/** One day: what you have, what is free, and the two pictures to choose in. */
export function dayPage(view: DayView): Html {
  const { person, day } = view
  return html`${topBar(person)}
<main>
${view.problem && html`<p class="problem" role="alert">${view.problem}</p>`}
${yours(view)}
${dayPicker(view)}
${plan('parking', 'Parking', view)}
${plan('desks', 'Desks', view)}
${legend}
</main>`

  function plan(zone: Zone, name: string, { floor }: DayView): Html {
    const free = freeIn(floor, zone, person)
    const kept = floor.filter((space) => space.zone === zone && stateOf(space, person) === 'kept').length
    return html`<section class="plan" aria-labelledby="${zone}">
<header><h2 id="${zone}">${name}</h2><p><strong>${free}</strong> of ${inZone(floor, zone).length} free${kept > 0 && `, ${kept} more kept for priority`}</p></header>
${spaceMap(zone, { spaces: floor, person, day })}
</section>`
  }
}

/** Who is here, and the way out. */
function topBar(person: Person): Html {
  return html`<header class="bar">
<a class="brand" href="/">${brandMark} Ronspot</a>
<div class="who"><span><b>${person.name}</b> <span class="email">${person.email !== person.name && person.email}</span></span>
<form method="post" action="/sign-out"><button class="quiet small">Sign out</button></form></div>
</header>`
}

function yours({ person, day, floor }: DayView): Html {
  const held = floor.filter((space) => space.person_id === person.id).sort((a, b) => (a.zone < b.zone ? 1 : -1))
  const bays = freeIn(floor, 'parking', person)
  const desks = freeIn(floor, 'desks', person)
  const left = `${counted(bays, 'bay')} and ${counted(desks, 'desk')} ${bays + desks === 1 ? 'is' : 'are'} free`
  if (held.length === 0)
    return html`<section class="summary">
<h1>Nothing taken yet for ${inWords(day)}</h1>
<p class="lead">${left}. Press one on the map and it is yours.</p>
</section>`
  return html`<section class="summary">
<h1>You have ${held.map(spaceName).join(' and ')} on ${inWords(day)}</h1>
<p class="lead">${left}. Press another one to move there.</p>
<form method="post" action="/bookings/give-back" class="actions">
<input type="hidden" name="day" value="${day}">
${held.map((space) => html`<button class="quiet" name="space" value="${space.id}">Give ${held.length === 1 ? 'it' : spaceName(space)} back</button>`)}
</form>
</section>`
}

function dayPicker({ day, days, booked, floor, person }: DayView): Html {
  return html`<nav class="days" aria-label="Day"><ul>${days.map(
    (other) => html`<li><a href="/?day=${other}"${other === day && html` aria-current="page"`}>
<span class="visually-hidden">${inWords(other)}: ${inOneLine('parking', other)}, ${inOneLine('desks', other)}</span>
<span aria-hidden="true"><span class="weekday">${weekday(other)}</span><span class="date">${dayOfMonth(other)}</span>
${left('parking', other)}${left('desks', other)}</span></a></li>`,
  )}</ul></nav>`

  function left(zone: Zone, other: Day): Html {
    const glyph = zone === 'parking' ? carGlyph : deskGlyph
    const { mine, free } = ofDay(zone, other)
    return html`<span class="left${mine !== null && ' mine'}">${glyph}${mine ?? free}</span>`
  }

  function inOneLine(zone: Zone, other: Day): string {
    const { mine, free } = ofDay(zone, other)
    const thing = zone === 'parking' ? 'bay' : 'desk'
    return mine === null ? `${counted(free, thing)} free` : `you have ${thing} ${mine}`
  }

  // As on the map, bays kept for others do not count as free.
  function ofDay(zone: Zone, other: Day) {
    const taken = booked.filter((b) => b.day === other && b.zone === zone)
    const open = inZone(floor, zone).filter((space) => mayTake(space, person.groups)).length
    return {
      mine: taken.find((b) => b.person_id === person.id)?.code ?? null,
      free: open - taken.filter((b) => mayTake(b, person.groups)).length,
    }
  }
}

function freeIn(floor: readonly SpaceThatDay[], zone: Zone, person: Person): number {
  return inZone(floor, zone).filter((space) => stateOf(space, person) === 'free').length
}

const inZone = (floor: readonly SpaceThatDay[], zone: Zone) => floor.filter((space) => space.zone === zone)

function counted(count: number, thing: string): string {
  return count === 1 ? `1 ${thing}` : `${count} ${thing}s`
}
