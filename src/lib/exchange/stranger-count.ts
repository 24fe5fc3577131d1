import type {ImportEvent} from './import-events.ts'
import type {Outcome} from './planned-entry.ts'

interface Count {
  readonly line: number
  events: number
  readonly addresses: Map<string, number>
}

/** Addresses that are named; beyond so many no more are counted. */
const mostNamed = 5
const mostCounted = 10_000

/** Counts events with nobody in the book: who is met often belongs into it. */
export class StrangerCount {
  readonly #byFile = new Map<string, Count>()

  add({file, line, people}: ImportEvent, me: ReadonlySet<string>): void {
    const count = this.#byFile.get(file) ?? {line, events: 0, addresses: new Map()}
    this.#byFile.set(file, count)
    count.events += 1
    for (const {email} of people) {
      const before = count.addresses.get(email)
      if (me.has(email) || (before === undefined && count.addresses.size >= mostCounted)) continue
      count.addresses.set(email, (before ?? 0) + 1)
    }
  }

  outcomes(): Outcome[] {
    return [...this.#byFile].map(([file, {line, events, addresses}]) => {
      const often = [...addresses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostNamed)
      const named = often.map(([email, times]) => `${email} (${times})`)
      const whom = named.length > 0 ? `; most often with ${named.join(', ')}` : ''
      const reason = `${events} with nobody in the book${whom}`
      return {
        fate: 'skip',
        planned: {file, line, type: 'touch', customer: null, contact: null, fields: {}, reason, candidates: named},
      }
    })
  }
}
