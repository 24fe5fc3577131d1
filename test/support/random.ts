/** Numbers from 0 up to 1 that are the same for the same seed: mulberry32, whose whole state is one 32-bit counter. */
export const seededRandom = (seed: number): (() => number) => {
  let counter = seed >>> 0
  return () => {
    counter = (counter + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Draws from a gamma distribution with a whole-number shape and mean 1, as the mean of so many exponential draws: shape 1
 * is random like chance, larger shapes are more regular.
 */
export const drawGamma = (random: () => number, shape: number): number => {
  let sum = 0
  for (let each = 0; each < shape; each += 1) sum -= Math.log(1 - random())
  return sum / shape
}
