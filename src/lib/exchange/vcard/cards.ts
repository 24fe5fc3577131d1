import type {CardProblem, VcardProperty} from './property.ts'

/** The properties between BEGIN:VCARD on `line` and its END, without those of cards inside of it. */
export interface Card {
  readonly line: number
  readonly properties: VcardProperty[]
}

const maxCards = 200_000
const maxProperties = 10_000

/**
 * Groups the properties of a file into cards. A BEGIN inside a card starts the next one, so that a missing END costs no
 * other card; only the card inside an AGENT property is passed over.
 */
export function* splitCards(items: Iterable<VcardProperty | CardProblem>): Generator<Card | CardProblem> {
  let open: Card | undefined
  let isAmongStrays = false
  let count = 0
  for (const item of withoutAgents(items)) {
    const mark = markOf(item)
    const isStray = open === undefined && mark !== 'BEGIN'
    if (mark === 'BEGIN') {
      if (open) yield* endUnfinished(open)
      if (count === maxCards) {
        yield {line: item.line, message: 'the file has more than 200,000 cards: the rest is left out'}
        return
      }
      count += 1
      open = {line: item.line, properties: []}
    } else if (open === undefined) {
      if (!isAmongStrays) yield {line: item.line, message: 'not inside a card: left out up to the next BEGIN:VCARD'}
    } else if (mark === 'END') {
      yield* endCard(open)
      open = undefined
    } else if ('message' in item) {
      yield item
    } else if (open.properties.length <= maxProperties) {
      open.properties.push(item)
    }
    isAmongStrays = isStray
  }
  if (open) yield* endUnfinished(open)
}

function* endUnfinished(card: Card): Generator<Card | CardProblem> {
  yield {line: card.line, message: 'the card has no END:VCARD: read as far as it goes'}
  yield* endCard(card)
}

function* endCard({line, properties}: Card): Generator<Card | CardProblem> {
  const excess = properties[maxProperties]
  if (excess) yield {line: excess.line, message: 'the card has more than 10,000 properties: the rest is left out'}
  yield {line, properties: properties.slice(0, maxProperties)}
}

const markOf = (item: VcardProperty | CardProblem): 'BEGIN' | 'END' | undefined => {
  if ('message' in item || item.value.trim().toUpperCase() !== 'VCARD') return undefined
  return item.name === 'BEGIN' || item.name === 'END' ? item.name : undefined
}

/** The AGENT of vCard 2.1 has a whole card for its value, from the next line on, or from behind the colon. */
function* withoutAgents(items: Iterable<VcardProperty | CardProblem>): Generator<VcardProperty | CardProblem> {
  let depth = 0
  let isAfterAgent = false
  for (const item of items) {
    const mark = markOf(item)
    if (mark === 'BEGIN') depth = isAfterAgent ? depth + 1 : 0
    if (depth === 0) yield item
    if (mark === 'END' && depth > 0) depth -= 1
    const agent = 'name' in item && item.name === 'AGENT' ? item.value.trim().toUpperCase() : undefined
    isAfterAgent = agent === ''
    if (agent === 'BEGIN:VCARD') depth += 1
  }
}
