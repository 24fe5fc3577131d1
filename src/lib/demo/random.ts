/** What is drawn by chance: the same for the same seed. */
export interface Draws {
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number
  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** Deals a list that is not empty: every element once, in any order, before one comes again. */
  deck<T>(list: readonly T[]): () => T
}

/** Numbers from 0 up to 1. Source: mulberry32 of Tommy Ettinger, 2017; its whole state is one 32-bit counter. */
const mulberry32 = (seed: number): (() => number) => {
  let counter = seed >>> 0
  return () => {
    counter = (counter + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws that follow from a seed: a whole number, of which the lower 32 bits count. Not for secrets. */
export function createDraws(seed: number): Draws {
  const unit = mulberry32(seed)
  const between = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1))
  const take = <T>(list: readonly T[], at: number): T => {
    const found = list[at]
    if (found === undefined) throw new Error('nothing to draw from')
    return found
  }
  return {
    between,
    chance: probability => unit() < probability,
    pick: list => take(list, between(0, list.length - 1)),
    deck: list => {
      let left = [...list]
      return () => {
        if (left.length === 0) left = [...list]
        const drawn = take(left, between(0, left.length - 1))
        left.splice(left.indexOf(drawn), 1)
        return drawn
      }
    },
  }
}
