/** What mutated sources call: every mutant asks whether it is the one, every loop tells that it turns, every module that it loads. */
interface Switches {
  readonly enter: () => void
  readonly leave: () => void
  readonly reach: (id: number) => boolean
  readonly turn: () => void
}

declare global {
  var __mutation: Switches
}

/** What a stretch of a run went through. */
export interface Trail {
  /** The mutants that were asked by running code. */
  readonly reached: Set<number>
  /** Those that were asked while a module was loaded, and are asked no more. */
  readonly loaded: Set<number>
  /** How often any was asked or any loop turned. */
  readonly steps: number
}

let active = 0
let reached = new Set<number>()
let loaded = new Set<number>()
let loading = 0
let steps = 0
let most = Number.POSITIVE_INFINITY

const step = (): void => {
  steps += 1
  if (steps > most) throw new Error(`no end after ${most} steps`)
}

/** Puts the switches where mutated sources look for them. */
export function installSwitches(): void {
  globalThis.__mutation = {
    reach: id => {
      step()
      if (active === 0) (loading > 0 ? loaded : reached).add(id)
      return id === active
    },
    turn: step,
    enter: () => {
      loading += 1
    },
    leave: () => {
      loading -= 1
    },
  }
}

/** Begins a trail without a mutant. */
export function startTrail(): void {
  active = 0
  most = Number.POSITIVE_INFINITY
  steps = 0
  reached = new Set()
  loaded = new Set()
  loading = 0
}

/** The trail so far. */
export const trail = (): Trail => ({reached, loaded, steps})

/**
 * Whether something fails with one mutant switched on.
 *
 * @param mostSteps from here on the run is taken for endless, which counts as a failure
 */
export async function failsWith(mutant: number, mostSteps: number, work: () => unknown): Promise<boolean> {
  startTrail()
  active = mutant
  most = mostSteps
  try {
    await work()
    return false
  } catch {
    return true
  } finally {
    startTrail()
  }
}
