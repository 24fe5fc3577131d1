/** What some work returns, and the milliseconds that it took. */
export function time<T>(work: () => T): {readonly ms: number; readonly result: T} {
  const start = process.hrtime.bigint()
  const result = work()
  return {ms: Number(process.hrtime.bigint() - start) / 1e6, result}
}

/** The one in the middle; of an even number the upper one. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

/** Measures several things in turn, so that all meet the same moods of the machine; the first rounds are not counted. */
export function inTurn<K extends string>(
  things: Readonly<Record<K, () => number>>,
  {runs, uncounted}: {readonly runs: number; readonly uncounted: number},
): Record<K, number[]> {
  const names = Object.keys(things) as K[]
  const taken = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<K, number[]>
  for (let run = -uncounted; run < runs; run++) {
    for (const name of names) {
      const ms = things[name]()
      if (run >= 0) taken[name].push(ms)
    }
  }
  return taken
}

/** How many times as long each of some runs took as the run of bare Node beside it. */
export const ratios = (program: readonly number[], bare: readonly number[]): number[] =>
  program.map((took, at) => took / (bare[at] ?? Number.NaN))
