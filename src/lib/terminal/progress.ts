import type {Say} from './status-line.ts'

/** Fewer than this are done before anybody wonders. */
const worthShowing = 1000
/** How many pass between two words about it. */
const step = 500

interface ProgressOptions {
  readonly say: Say
  readonly total: number
  /** What is counted, `cards`. */
  readonly noun: string
}

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** Says how far a long piece of work is. Undefined where nobody needs it. */
export function createProgress({say, total, noun}: ProgressOptions): ((done: number) => void) | undefined {
  if (total <= worthShowing) return undefined
  return done => {
    if (done >= total) say('')
    else if (done % step === 0) say(`${grouped(done)} of ${grouped(total)} ${noun}`)
  }
}
