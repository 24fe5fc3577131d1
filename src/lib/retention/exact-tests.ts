/** Twice the mid-rank of each value: ties share their mean rank, and doubling keeps it whole. */
const doubledRanks = (values: readonly number[]): readonly number[] =>
  values.map(value => {
    const smaller = values.filter(other => other < value).length
    const equal = values.filter(other => other === value).length
    return 2 * smaller + equal + 1
  })

/** How many subsets of the given size have each sum; counted sum by sum, which equals listing every subset. */
const countSubsetSums = (ranks: readonly number[], size: number): ReadonlyMap<number, number> => {
  const bySize = Array.from({length: size + 1}, () => new Map<number, number>())
  bySize[0]?.set(0, 1)
  for (const rank of ranks) {
    // From the largest size down, so that no rank enters a subset twice.
    for (let taken = size; taken > 0; taken -= 1) {
      const larger = bySize[taken]
      bySize[taken - 1]?.forEach((count, total) => {
        larger?.set(total + rank, (larger.get(total + rank) ?? 0) + count)
      })
    }
  }
  return bySize[size] ?? new Map()
}

/**
 * Exact one-sided Mann–Whitney test that `recent` tends to be smaller than `before`: the part of all ways to choose as
 * many values from both together whose rank sum is as small. Ties are exact too. Source: Mann & Whitney 1947.
 *
 * @returns p; 1 if either is empty
 * @example mannWhitneyLess([1, 2, 3], [4, 5, 6]) //=> 0.05
 */
export const mannWhitneyLess = (recent: readonly number[], before: readonly number[]): number => {
  const ranks = doubledRanks([...recent, ...before])
  const observed = ranks.slice(0, recent.length).reduce((total, rank) => total + rank, 0)
  let asSmall = 0
  let all = 0
  countSubsetSums(ranks, recent.length).forEach((count, total) => {
    all += count
    if (total <= observed) asSmall += count
  })
  return asSmall / all
}

/**
 * P(X ≤ x) for X binomial of n trials with the given chance, 0 < chance < 1. Summed in logarithms, so that many trials
 * don't underflow to nothing.
 *
 * @example binomialAtMost(1, 12, 1 / 3) //=> 0.054
 */
export const binomialAtMost = (x: number, n: number, chance: number): number => {
  const logOdds = Math.log(chance) - Math.log1p(-chance)
  let logTerm = n * Math.log1p(-chance)
  let total = Math.exp(logTerm)
  for (let k = 1; k <= x; k += 1) {
    logTerm += Math.log((n - k + 1) / k) + logOdds
    total += Math.exp(logTerm)
  }
  return Math.min(1, total)
}
