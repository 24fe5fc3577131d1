import {directionOf} from '../../book/choices.ts'
import {createRecord, toElements} from '../../book/edits.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import type {Entry} from '../ledger.ts'
import {minutesOf} from '../sentences.ts'
import type {Chapter, Moment, Scene} from '../story/touches.ts'
import type {When} from '../story/when.ts'
import type {Person} from './customer.ts'
import {type EngagementsByKey, engagementOn} from './engagements.ts'
import {everydayTouches} from './everyday.ts'
import {drawMinute, type Telling} from './telling.ts'

/** How often an everyday touch is with the first person, and a talk is noted with its time of day. */
const firstPersonChance = 0.75
const timeChance = 0.6

/** A touch of a chapter strays from its even place by up to a third of the distance to the next. */
const strayPercent = 33

interface Slot {
  readonly when: When
  /** What is told in its own words; nothing where it is everyday business. */
  readonly scene?: Scene
}

/** The touches of a client: what is told in its own words, and in between the everyday ones on days of their own. */
export function tellTouches(telling: Telling, people: readonly Person[], engagements: EngagementsByKey): Entry[] {
  const {story, calendar} = telling
  const slots = [...story.chapters.flatMap(chapter => slotsOf(telling, chapter)), ...story.moments.map(toSlot)]
  const taken = new Set(slots.flatMap(({when, scene}) => (scene ? [calendar.workday(when)] : [])))
  const nextEveryday = everydayTouches(telling)
  const write = (day: Day, scene: Scene) => writeTouch(telling, people, engagements, day, scene)
  return slots.flatMap(({when, scene}) => {
    const day = calendar.workday(when)
    if (scene) return [write(day, scene)]
    if (taken.has(day)) return []
    taken.add(day)
    const {touch, followUp} = nextEveryday(drawPerson(telling, people, day))
    const next = calendar.firstWorkday(addDays(day, 1))
    const hasFollowUp = followUp && next < calendar.today && !taken.has(next)
    return hasFollowUp ? [write(day, touch), write(next, followUp)] : [write(day, touch)]
  })
}

const toSlot = ({when, ...scene}: Moment): Slot => ({when, scene})

/** The places of a chapter, evenly spread and a little off; every scene has one, in their order, the first opens it. */
function slotsOf({draws}: Telling, {from, to, every, scenes}: Chapter): Slot[] {
  const count = Math.max(scenes.length, Math.round((to - from) / every))
  const width = (to - from) / count
  const step = (count - 1) / Math.max(1, scenes.length - 1)
  const scenesAt = new Map(scenes.map((scene, at) => [Math.round(at * step), scene]))
  return Array.from({length: count}, (_, at): Slot => {
    const stray = draws.between(-strayPercent, strayPercent) / 100
    const scene = scenesAt.get(at)
    return {when: Math.round(from + width * (at + 0.5 + stray)), ...(scene ? {scene} : {})}
  })
}

/** Whom an everyday touch is with, of those who are there by then; a single person is called by the first name. */
function drawPerson({story, draws}: Telling, people: readonly Person[], day: Day): string {
  const [first, ...others] = people.filter(({joined}) => joined <= day)
  if (!first) return story.customer.name.split(' ', 1)[0] ?? story.customer.name
  return others.length === 0 || draws.chance(firstPersonChance) ? first.short : draws.pick(others).short
}

function writeTouch(
  {draws, customer, newId}: Telling,
  people: readonly Person[],
  engagements: EngagementsByKey,
  on: Day,
  {via, direction = directionOf[via], who, text, id}: Scene,
): Entry {
  const person = people.find(({short}) => short === who) ?? people[0]
  const range = direction === 'both' ? minutesOf(via) : undefined
  // In steps of five minutes, and a start at the quarter of an hour, as one writes such things down.
  const minutes = range && draws.between(range[0] / 5, range[1] / 5) * 5
  const start = minutes && draws.chance(timeChance) ? draws.between(9 * 4, 16 * 4) * 15 : undefined
  const engagement = engagementOn(engagements, on)
  const edit = createRecord('touch', newId('touch', id), {
    customer,
    on,
    channel: via,
    direction,
    text,
    ...(minutes ? {minutes} : {}),
    ...(start === undefined ? {} : {at: timeOfDay(start)}),
    with: toElements(person ? [person.id] : []),
    ...(engagement ? {engagement} : {}),
  })
  const noted = start === undefined ? drawMinute(draws) : start + (minutes ?? 0) + draws.between(2, 20)
  return {day: on, minute: noted, edit}
}

const timeOfDay = (minute: number): string =>
  `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`
