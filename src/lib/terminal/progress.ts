/** Fewer than this are done before anybody wonders. */
const worthShowing = 1000
/** How many pass between two words about it. */
const step = 500

interface ProgressOptions {
  /** Where it is written; only a terminal sees it. */
  readonly stream: {readonly isTTY: boolean; write(text: string): unknown}
  readonly total: number
  /** What is counted, `cards`. */
  readonly noun: string
}

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** Says on a terminal how far a long piece of work is, on one line that is gone at its end. Undefined where nobody needs it. */
export function createProgress({stream, total, noun}: ProgressOptions): ((done: number) => void) | undefined {
  if (!stream.isTTY || total <= worthShowing) return undefined
  return done => {
    if (done >= total) stream.write('\r\x1b[K')
    else if (done % step === 0) stream.write(`\r${grouped(done)} of ${grouped(total)} ${noun}`)
  }
}
