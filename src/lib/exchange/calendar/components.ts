import type {CardProblem, VcardProperty} from '../vcard/property.ts'

/** A part of a calendar: an event, a time zone, an alarm. */
export interface Component {
  /** In upper case: `VEVENT`. */
  readonly name: string
  /** 1-based line of its BEGIN. */
  readonly line: number
  readonly properties: VcardProperty[]
  readonly parts: Component[]
}

/** A calendar has three levels; what nests deeper is no calendar. */
const deepest = 8
const mostProperties = 2000
const mostParts = 1000

/** What is handed on as soon as it is whole. */
const handedOn: ReadonlySet<string> = new Set(['VEVENT', 'VTIMEZONE'])

/**
 * The events and time zones among the properties of a file, each when it ends. A component that never ends costs those around it
 * nothing; parts of other kinds are passed over. The properties of the calendar itself come as one named `VCALENDAR`.
 */
export function* splitComponents(items: Iterable<VcardProperty | CardProblem>): Generator<Component | CardProblem> {
  const open: Component[] = []
  for (const item of items) {
    if ('message' in item) {
      yield item
      continue
    }
    const mark = item.value.trim().toUpperCase()
    if (item.name === 'BEGIN') {
      if (open.length < deepest) open.push({name: mark, line: item.line, properties: [], parts: []})
      else yield {line: item.line, message: `${mark.slice(0, 40)} nests deeper than a calendar can: left out`}
    } else if (item.name === 'END') {
      yield* close(open, mark)
    } else add(open, item)
  }
  for (const {name, line} of open) {
    if (handedOn.has(name)) yield {line, message: `the ${name} has no END: left out`}
  }
}

function* close(open: Component[], name: string): Generator<Component | CardProblem> {
  const at = open.findLastIndex(component => component.name === name)
  if (at < 0) return
  for (const unfinished of open.splice(at + 1)) {
    if (handedOn.has(unfinished.name)) {
      yield {line: unfinished.line, message: `the ${unfinished.name} has no END: left out`}
    }
  }
  const component = open.pop()
  if (!component) return
  const parent = open.at(-1)
  if (handedOn.has(name) || name === 'VCALENDAR') yield component
  else if (parent && parent.parts.length < mostParts) parent.parts.push(component)
}

function add(open: readonly Component[], property: VcardProperty): void {
  const component = open.at(-1)
  if (component && component.properties.length < mostProperties) component.properties.push(property)
}

/** The first property of a name. */
export const propertyOf = ({properties}: Component, name: string): VcardProperty | undefined =>
  properties.find(property => property.name === name)

/** All properties of a name. */
export const propertiesOf = ({properties}: Component, name: string): VcardProperty[] =>
  properties.filter(property => property.name === name)
