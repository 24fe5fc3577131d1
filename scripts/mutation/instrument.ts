import type {Findings, Mutant} from './find-mutants.ts'

/** A piece of the text with all its mutants, by their numbers. */
interface Place {
  readonly start: number
  readonly end: number
  readonly block: boolean
  readonly variants: (readonly [id: number, text: string])[]
}

/** One place for every range and kind; the outer ones first. */
function placesOf(mutants: readonly Mutant[], firstId: number): Place[] {
  const places = new Map<string, Place>()
  mutants.forEach(({start, end, block, text}, index) => {
    const key = `${start} ${end}`
    const place = places.get(key) ?? {start, end, block, variants: []}
    place.variants.push([firstId + index, text])
    places.set(key, place)
  })
  return [...places.values()].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/**
 * The source with all its mutants in it, each behind the question whether it is the one that is switched on:
 * `a < b` becomes `(__reach(1)?(a <= b):(a < b))`. Nothing moves to another line.
 *
 * @param firstId the number of the first mutant; the others follow
 */
export function instrument(source: string, {mutants, statements, loops}: Findings, firstId: number): string {
  const places = placesOf(mutants, firstId)
  const additions = new Map<number, string>([
    ...statements.map(at => [at, ';'] as const),
    ...loops.map(at => [at, '__turn();'] as const),
  ])
  let next = 0

  const plain = (from: number, to: number): string => {
    let text = ''
    for (let at = from; at < to; at += 1) text += (additions.get(at) ?? '') + source.charAt(at)
    return text
  }
  /** A place, all that stands in it switched too. */
  const render = (place: Place): string => {
    const inner = place.block ? {start: place.start + 1, end: place.end - 1} : place
    const before = place.block ? '' : (additions.get(place.start) ?? '')
    additions.delete(place.block ? Number.NaN : place.start)
    const original = renderBetween(inner.start, inner.end)
    if (place.block) {
      const [id] = place.variants.map(([each]) => each)
      return `{if(__reach(${id})){}else{${original}\n}}`
    }
    const choices = place.variants.map(([id, text]) => `__reach(${id})?(${text}\n):`)
    return `${before}(${choices.join('')}(${original}\n))`
  }
  function renderBetween(from: number, to: number): string {
    let text = ''
    let at = from
    for (let place = places[next]; place !== undefined && place.start < to; place = places[next]) {
      next += 1
      text += plain(at, place.start) + render(place)
      at = place.end
    }
    return text + plain(at, to)
  }
  const head = 'const {reach: __reach, turn: __turn} = globalThis.__mutation;globalThis.__mutation.enter();'
  return `${head}${renderBetween(0, source.length)}\n;globalThis.__mutation.leave()`
}
